package io.ocellus.device;

import java.util.List;
import java.util.OptionalLong;

/**
 * Something that OpenVINO can run models on.
 *
 * @param name OpenVINO's: {@code CPU}, {@code GPU}, {@code GPU.1}, {@code NPU}
 * @param fullName the product's
 * @param type {@code integrated} or {@code discrete}; empty where it is not said
 * @param driver its version; empty where there is none, as for a CPU, or it is not said
 * @param capabilities what it calculates in ({@code FP16}, {@code INT8}, …) and can do
 * @param memoryBytes of its own or that it may use, where it says so
 * @param requests inferences at once that keep it busy, read back from a compiled model; 0 where {@code trouble} says why
 * @param requirements the {@code RUNTIME_REQUIREMENTS} of what it compiles: OpenVINO, instruction set and driver on which
 *     compiled models and their figures depend; empty where it has none
 * @param trouble why it compiles nothing, in a sentence; empty where it works
 */
public record Device(
        String name,
        String fullName,
        String type,
        String driver,
        List<String> capabilities,
        OptionalLong memoryBytes,
        int requests,
        String requirements,
        String trouble) {

    public Device {
        capabilities = List.copyOf(capabilities);
    }
}
