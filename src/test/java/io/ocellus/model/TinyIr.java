package io.ocellus.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A real OpenVINO network small enough to reckon by hand: the mean of each channel times a matrix of
 * {@code channels × classes}, and a softmax or sigmoid where it is wanted.
 */
public final class TinyIr {

    private int size = 8;
    private String last = "";
    private float[][] matrix = {{1, 0, 0, 0}, {0, 1, 0, 0}, {0, 0, 1, 0}};
    private final Map<String, String> info = new LinkedHashMap<>();

    public TinyIr size(int pixels) {
        size = pixels;
        return this;
    }

    /** {@code SoftMax} or {@code Sigmoid}; empty for none. */
    public TinyIr last(String operation) {
        last = operation;
        return this;
    }

    /** One row a channel of the model, one column a class. */
    public TinyIr matrix(float[]... rows) {
        matrix = rows;
        return this;
    }

    public TinyIr info(String key, String value) {
        info.put(key, value);
        return this;
    }

    private int channels() {
        return matrix.length;
    }

    public int classes() {
        return matrix[0].length;
    }

    /** Writes {@code model.xml} and {@code model.bin}. */
    public TinyIr write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("model.xml"), xml());
        ByteBuffer bin = ByteBuffer.allocate(16 + 4 * channels() * classes()).order(ByteOrder.LITTLE_ENDIAN);
        bin.putLong(2).putLong(3);
        for (float[] row : matrix) {
            for (float value : row) {
                bin.putFloat(value);
            }
        }
        Files.write(folder.resolve("model.bin"), bin.array());
        return this;
    }

    public String xml() {
        String picture = dims(1, channels(), size, size);
        String scores = dims(1, classes());
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<net name=\"tiny\" version=\"11\"><layers>");
        xml.append(layer(
                        0,
                        "Parameter",
                        "opset1",
                        "shape=\"1," + channels() + "," + size + "," + size + "\" element_type=\"f32\""))
                .append(output(0, "FP32", "image", picture))
                .append(layer(1, "Const", "opset1", "element_type=\"i64\" shape=\"2\" offset=\"0\" size=\"16\""))
                .append(output(0, "I64", "", dims(2)))
                .append(layer(2, "ReduceMean", "opset1", "keep_dims=\"false\""))
                .append("<input><port id=\"0\" precision=\"FP32\">" + picture + "</port>")
                .append("<port id=\"1\" precision=\"I64\">" + dims(2) + "</port></input>")
                .append(output(2, "FP32", "", dims(1, channels())))
                .append(layer(
                        3,
                        "Const",
                        "opset1",
                        "element_type=\"f32\" shape=\"" + channels() + ", " + classes() + "\" offset=\"16\" size=\""
                                + 4 * channels() * classes()
                                + "\""))
                .append(output(0, "FP32", "", dims(channels(), classes())))
                .append(layer(4, "MatMul", "opset1", "transpose_a=\"false\" transpose_b=\"false\""))
                .append("<input><port id=\"0\" precision=\"FP32\">" + dims(1, channels()) + "</port>")
                .append("<port id=\"1\" precision=\"FP32\">" + dims(channels(), classes()) + "</port></input>")
                .append(output(2, "FP32", last.isEmpty() ? "scores" : "", scores));
        if (!last.isEmpty()) {
            xml.append(layer(5, last, last.equals("SoftMax") ? "opset8" : "opset1", "axis=\"1\""))
                    .append("<input><port id=\"0\" precision=\"FP32\">" + scores + "</port></input>")
                    .append(output(1, "FP32", "scores", scores));
        }
        xml.append(layer(6, "Result", "opset1", ""))
                .append("<input><port id=\"0\" precision=\"FP32\">" + scores
                        + "</port></input></layer></layers><edges>")
                .append(edge(0, 0, 2, 0))
                .append(edge(1, 0, 2, 1))
                .append(edge(2, 2, 4, 0))
                .append(edge(3, 0, 4, 1));
        xml.append(last.isEmpty() ? edge(4, 2, 6, 0) : edge(4, 2, 5, 0) + edge(5, 1, 6, 0));
        xml.append("</edges><rt_info>");
        if (!info.isEmpty()) {
            xml.append("<model_info>");
            info.forEach((key, value) -> xml.append("<" + key + " value=\"" + value.replace("\"", "&quot;") + "\"/>"));
            xml.append("</model_info>");
        }
        return xml.append("</rt_info></net>\n").toString();
    }

    private static String layer(int id, String type, String version, String data) {
        return "<layer id=\"" + id + "\" name=\"" + type + id + "\" type=\"" + type + "\" version=\"" + version + "\">"
                + (data.isEmpty() ? "" : "<data " + data + "/>");
    }

    private static String output(int id, String precision, String names, String dims) {
        return "<output><port id=\"" + id + "\" precision=\"" + precision + "\" names=\"" + names + "\">" + dims
                + "</port></output></layer>";
    }

    private static String dims(int... dims) {
        StringBuilder text = new StringBuilder();
        for (int dim : dims) {
            text.append("<dim>").append(dim).append("</dim>");
        }
        return text.toString();
    }

    private static String edge(int from, int fromPort, int to, int toPort) {
        return "<edge from-layer=\"" + from + "\" from-port=\"" + fromPort + "\" to-layer=\"" + to + "\" to-port=\""
                + toPort + "\"/>";
    }
}
