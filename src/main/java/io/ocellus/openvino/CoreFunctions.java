package io.ocellus.openvino;

import static io.ocellus.openvino.Signature.STATUS_P;
import static io.ocellus.openvino.Signature.STATUS_PP;
import static io.ocellus.openvino.Signature.STATUS_PPLP;
import static io.ocellus.openvino.Signature.STATUS_PPLPP;
import static io.ocellus.openvino.Signature.STATUS_PPP;
import static io.ocellus.openvino.Signature.STATUS_PPPLPP;
import static io.ocellus.openvino.Signature.STATUS_PPPP;
import static io.ocellus.openvino.Signature.VOID_P;

/** {@code ov_core.h}: versions, devices, and where models come from. */
final class CoreFunctions {

    final NativeFunction getVersion;
    final NativeFunction freeVersion;
    final NativeFunction create;
    final NativeFunction free;
    final NativeFunction getAvailableDevices;
    final NativeFunction freeAvailableDevices;
    final NativeFunction getVersions;
    final NativeFunction freeVersions;
    final NativeFunction getProperty;
    final NativeFunction setProperties;
    final NativeFunction readModel;
    final NativeFunction readModelFromMemory;
    final NativeFunction compileModel;
    final NativeFunction importModel;

    CoreFunctions(NativeLibrary library) {
        getVersion = library.function("ov_get_openvino_version", STATUS_P);
        freeVersion = library.function("ov_version_free", VOID_P);
        create = library.function("ov_core_create", STATUS_P);
        free = library.function("ov_core_free", VOID_P);
        getAvailableDevices = library.function("ov_core_get_available_devices", STATUS_PP);
        freeAvailableDevices = library.function("ov_available_devices_free", VOID_P);
        getVersions = library.function("ov_core_get_versions_by_device_name", STATUS_PPP);
        freeVersions = library.function("ov_core_versions_free", VOID_P);
        getProperty = library.function("ov_core_get_property", STATUS_PPPP);
        setProperties = library.function("ov_core_set_properties", STATUS_PPLP);
        readModel = library.function("ov_core_read_model", STATUS_PPPP);
        readModelFromMemory = library.function("ov_core_read_model_from_memory_buffer", STATUS_PPLPP);
        compileModel = library.function("ov_core_compile_model_props", STATUS_PPPLPP);
        importModel = library.function("ov_core_import_model", STATUS_PPLPP);
    }
}
