package io.ocellus.openvino;

import java.nio.charset.StandardCharsets;

/** Writes the text of an OpenVINO IR, node by node; each method returns the new node's number. */
final class Ir {

    private final StringBuilder layers = new StringBuilder();
    private final StringBuilder edges = new StringBuilder();
    private final String name;
    private int nodes;
    private int offset;

    Ir(String name) {
        this.name = name;
    }

    int parameter(String tensorName, String shape) {
        return node(
                "Parameter",
                "<data shape=\"" + shape + "\" element_type=\"f32\"/>"
                        + "<output><port id=\"9\" precision=\"FP32\" names=\"" + tensorName + "\"/></output>");
    }

    /** The next {@code bytes} of the weights. */
    int constant(String shape, int bytes) {
        int node = node(
                "Const",
                "<data element_type=\"f32\" shape=\"" + shape + "\" offset=\"" + offset + "\" size=\"" + bytes + "\"/>"
                        + "<output><port id=\"9\" precision=\"FP32\"/></output>");
        offset += bytes;
        return node;
    }

    int operation(String type, String data, int left, int right, String tensorName) {
        int node = node(
                type,
                "<data " + data + "/><input><port id=\"0\"/><port id=\"1\"/></input>"
                        + "<output><port id=\"9\" precision=\"FP32\" names=\"" + tensorName + "\"/></output>");
        edge(left, node, 0);
        edge(right, node, 1);
        return node;
    }

    byte[] result(int of) {
        edge(of, node("Result", "<input><port id=\"0\"/></input>"), 0);
        String text = "<net name=\"" + name + "\" version=\"11\"><layers>" + layers + "</layers><edges>" + edges
                + "</edges></net>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private int node(String type, String content) {
        layers.append("<layer id=\"%d\" name=\"n%d\" type=\"%s\" version=\"opset1\">%s</layer>\n"
                .formatted(nodes, nodes, type, content));
        return nodes++;
    }

    private void edge(int from, int to, int port) {
        edges.append(
                "<edge from-layer=\"%d\" from-port=\"9\" to-layer=\"%d\" to-port=\"%d\"/>\n".formatted(from, to, port));
    }
}
