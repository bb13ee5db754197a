package io.ocellus.inference;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Devices as they are asked for: {@code GPU.0}, {@code AUTO}, {@code HETERO:GPU,CPU}. Names that OpenVINO once had are
 * explained, never translated: whoever names a device gets that one or a refusal.
 */
public final class DeviceNames {

    /** Those that choose among others. */
    private static final Set<String> COMPOSITE = Set.of("AUTO", "HETERO", "MULTI", "BATCH");

    private static final String NPU = "the old name of what is now NPU";
    private static final String GONE = "no longer supported by OpenVINO";
    private static final Map<String, String> FORMER = Map.of(
            "MYRIAD",
            GONE + "; newer Intel accelerators are called NPU",
            "VPU",
            NPU,
            "VPUX",
            NPU,
            "KEEMBAY",
            NPU,
            "HDDL",
            GONE,
            "FPGA",
            GONE,
            "GNA",
            GONE);

    private DeviceNames() {}

    /**
     * The single devices of a name that are not here, as it names them; empty where all are.
     *
     * @param here as OpenVINO lists them
     */
    public static List<String> absent(String wanted, List<String> here) {
        return singles(wanted).stream().filter(name -> !has(name, here)).toList();
    }

    /**
     * Whether OpenVINO can work with the name: {@code AUTO} and {@code MULTI} make do with those of their devices that are
     * here.
     *
     * @param here as OpenVINO lists them
     */
    public static boolean usable(String wanted, List<String> here) {
        int absent = absent(wanted, here).size();
        boolean makesDo = wanted.startsWith("AUTO") || wanted.startsWith("MULTI");
        return absent == 0 || (makesDo && absent < singles(wanted).size());
    }

    /**
     * A sentence on why a name that is not {@link #usable} isn't, with the names that are.
     *
     * @param here as OpenVINO lists them
     */
    public static String refusal(String wanted, List<String> here) {
        String name = absent(wanted, here).stream().findFirst().orElse(wanted);
        String former = FORMER.get(name);
        return "there is no device " + name + " here" + (former == null ? "" : ": it is " + former) + "; OpenVINO has "
                + (here.isEmpty() ? "none" : String.join(", ", here));
    }

    private static List<String> singles(String wanted) {
        int colon = wanted.indexOf(':');
        String kind = colon < 0 ? wanted : wanted.substring(0, colon);
        if (!COMPOSITE.contains(kind)) {
            return List.of(wanted);
        }
        return Arrays.stream(wanted.substring(colon < 0 ? wanted.length() : colon + 1)
                        .split(","))
                .map(name -> name.replaceFirst("\\(.*", "").strip()) // a batch size, as in BATCH:GPU(4)
                .filter(name -> !name.isEmpty() && !name.startsWith("-")) // what AUTO is to leave out
                .toList();
    }

    private static boolean has(String name, List<String> here) {
        String kind = name.replaceFirst("\\.0$", ""); // the only one of its kind is listed without a number
        return here.stream()
                .anyMatch(device -> device.equals(name) || device.equals(kind) || device.startsWith(name + "."));
    }
}
