package io.ocellus.model;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** Collects from the elements of an IR's outermost network; networks within it (the bodies of loops) are passed over. */
final class IrCollector {

    private static final int MAX_DEPTH = 200;

    /** Several times what the largest classification network has; they bound the memory that a file may take. */
    private static final int MAX_ELEMENTS = 300_000;

    private static final int MAX_LAYERS = 20_000;

    /** From a result back to what makes its values. */
    private static final int MAX_STEPS = 32;

    /** Operations that change a value's shape or type but not what it means. */
    private static final Set<String> TRANSPARENT =
            Set.of("Convert", "Reshape", "Squeeze", "Unsqueeze", "Transpose", "Result");

    private final List<String> path = new ArrayList<>();
    private final Map<String, Layer> layers = new HashMap<>();
    private final Map<String, Source> sources = new HashMap<>();
    private final List<Layer> order = new ArrayList<>();
    private final Map<String, String> modelInfo = new TreeMap<>();
    private @Nullable Layer layer;
    private @Nullable OutputPort port;
    private final StringBuilder text = new StringBuilder();
    private boolean net;
    private int elements;

    private record Source(String layer, String port) {}

    private static final class OutputPort {
        String name = "";
        final List<Long> shape = new ArrayList<>();
    }

    private static final class Layer {
        final String id;
        final String type;
        String elementType = "";
        String shape = "";
        String layout = "";
        String outputName = "";
        final Map<String, OutputPort> ports = new HashMap<>();

        Layer(String id, String type) {
            this.id = id;
            this.type = type;
        }
    }

    void start(XMLStreamReader reader) {
        if (++elements > MAX_ELEMENTS) {
            throw new IllegalStateException("it has more than " + MAX_ELEMENTS + " elements");
        }
        String name = reader.getLocalName();
        path.add(name);
        text.setLength(0);
        switch (path.size()) {
            case 1 -> net = name.equals("net");
            case 3 -> {
                if (name.equals("layer") && isUnder("layers")) {
                    startLayer(reader);
                } else if (name.equals("edge") && isUnder("edges")) {
                    edge(reader);
                }
            }
            case 4 -> {
                if (name.equals("data") && isUnder("layers", "layer")) {
                    data(reader);
                } else if (isUnder("rt_info", "model_info")) {
                    modelInfo.put(name, value(reader, "value"));
                }
            }
            case 5 -> {
                if (name.equals("port") && isUnder("layers", "layer", "output")) {
                    startPort(reader);
                } else if (name.equals("attribute") && isUnder("layers", "layer", "rt_info")) {
                    attribute(reader);
                }
            }
            case 7 -> {
                if (name.equals("attribute") && isUnder("layers", "layer", "output", "port", "rt_info")) {
                    attribute(reader);
                }
            }
            case MAX_DEPTH -> throw new IllegalStateException("its elements are nested too deeply");
            default -> {} // nothing there is of interest
        }
    }

    /** Whether the elements below the root are called so, from the outermost on. */
    private boolean isUnder(String... names) {
        for (int i = 0; i < names.length; i++) {
            if (!names[i].equals(path.get(i + 1))) {
                return false;
            }
        }
        return net;
    }

    private void edge(XMLStreamReader reader) {
        Source source = new Source(value(reader, "from-layer"), value(reader, "from-port"));
        sources.putIfAbsent(value(reader, "to-layer"), source);
    }

    private void startLayer(XMLStreamReader reader) {
        if (order.size() == MAX_LAYERS) {
            throw new IllegalStateException("it has more than " + MAX_LAYERS + " layers");
        }
        Layer started = new Layer(value(reader, "id"), value(reader, "type"));
        String names = value(reader, "output_names");
        started.outputName = first(names);
        layers.put(started.id, started);
        order.add(started);
        layer = started;
    }

    private void data(XMLStreamReader reader) {
        if (layer != null && layer.type.equals("Parameter")) {
            layer.shape = value(reader, "shape");
            layer.elementType = value(reader, "element_type");
        }
    }

    private void startPort(XMLStreamReader reader) {
        if (layer != null) {
            port = new OutputPort();
            port.name = first(value(reader, "names"));
            layer.ports.put(value(reader, "id"), port);
        }
    }

    private void attribute(XMLStreamReader reader) {
        if (layer != null && value(reader, "name").equals("layout")) {
            layer.layout = value(reader, "layout").replaceAll("[\\[\\],\\s]", "");
        }
    }

    /** A text may come in several parts. */
    void text(XMLStreamReader reader) {
        if (isDimension()) {
            text.append(reader.getText());
        }
    }

    private boolean isDimension() {
        return port != null && path.size() == 6 && path.getLast().equals("dim");
    }

    void end() {
        if (port != null && isDimension()) {
            port.shape.add(dimension(text.toString()));
        } else if (path.size() == 5) {
            port = null;
        }
        path.removeLast();
    }

    boolean isIr() {
        return net && !order.isEmpty();
    }

    Ir result(Path file) {
        List<Ir.Input> inputs = new ArrayList<>();
        List<Ir.Port> results = new ArrayList<>();
        for (Layer each : order) {
            if (each.type.equals("Parameter")) {
                String name = each.ports.values().stream()
                        .map(p -> p.name)
                        .findFirst()
                        .orElse("");
                inputs.add(new Ir.Input(name, each.elementType, shape(each.shape), each.layout));
            } else if (each.type.equals("Result")) {
                results.add(output(each));
            }
        }
        return new Ir(file, List.copyOf(inputs), List.copyOf(results), Map.copyOf(modelInfo));
    }

    private Ir.Port output(Layer result) {
        Source source = sources.get(result.id);
        Layer maker = source == null ? null : layers.get(source.layer);
        OutputPort made = maker == null || source == null ? null : maker.ports.get(source.port);
        String name = result.outputName.isEmpty() && made != null ? made.name : result.outputName;
        return new Ir.Port(name, made == null ? List.of() : List.copyOf(made.shape), lastStep(result));
    }

    private String lastStep(Layer result) {
        Layer at = result;
        for (int steps = 0; TRANSPARENT.contains(at.type) && steps < MAX_STEPS; steps++) {
            Source source = sources.get(at.id);
            Layer before = source == null ? null : layers.get(source.layer);
            if (before == null) {
                break;
            }
            at = before;
        }
        return at.type;
    }

    private static List<Long> shape(String text) {
        List<Long> shape = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.split(",")) {
            shape.add(dimension(part));
        }
        return List.copyOf(shape);
    }

    /** Anything but a plain number is an open dimension or a range of them. */
    private static long dimension(String text) {
        String number = text.strip();
        return number.matches("\\d{1,9}") ? Long.parseLong(number) : Ir.DYNAMIC;
    }

    private static String first(String names) {
        int comma = names.indexOf(',');
        return comma < 0 ? names : names.substring(0, comma);
    }

    private static String value(XMLStreamReader reader, String attribute) {
        String value = reader.getAttributeValue(null, attribute);
        return value == null ? "" : value;
    }
}
