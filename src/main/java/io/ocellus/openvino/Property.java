package io.ocellus.openvino;

/** Names of OpenVINO's properties that the agent sets or reads; all values are texts. */
public final class Property {

    // Of a device
    public static final String FULL_DEVICE_NAME = "FULL_DEVICE_NAME";
    public static final String OPTIMIZATION_CAPABILITIES = "OPTIMIZATION_CAPABILITIES";
    public static final String SUPPORTED_PROPERTIES = "SUPPORTED_PROPERTIES";

    public static final String DEVICE_TYPE = "DEVICE_TYPE";
    public static final String GPU_DRIVER_VERSION = "GPU_DRIVER_VERSION";
    public static final String NPU_DRIVER_VERSION = "NPU_DRIVER_VERSION";
    /** In bytes. */
    public static final String GPU_DEVICE_TOTAL_MEM_SIZE = "GPU_DEVICE_TOTAL_MEM_SIZE";
    /** In bytes. */
    public static final String NPU_DEVICE_TOTAL_MEM_SIZE = "NPU_DEVICE_TOTAL_MEM_SIZE";

    // Set when a model is compiled
    public static final String PERFORMANCE_HINT = "PERFORMANCE_HINT";
    public static final String PERFORMANCE_HINT_NUM_REQUESTS = "PERFORMANCE_HINT_NUM_REQUESTS";
    public static final String EXECUTION_MODE_HINT = "EXECUTION_MODE_HINT";
    public static final String INFERENCE_PRECISION_HINT = "INFERENCE_PRECISION_HINT";
    public static final String INFERENCE_NUM_THREADS = "INFERENCE_NUM_THREADS";
    public static final String NUM_STREAMS = "NUM_STREAMS";

    // Read back from a compiled model
    public static final String EXECUTION_DEVICES = "EXECUTION_DEVICES";
    public static final String OPTIMAL_NUMBER_OF_INFER_REQUESTS = "OPTIMAL_NUMBER_OF_INFER_REQUESTS";
    /** Names OpenVINO, the instruction set and the driver that a compiled model depends on. */
    public static final String RUNTIME_REQUIREMENTS = "RUNTIME_REQUIREMENTS";

    private Property() {}
}
