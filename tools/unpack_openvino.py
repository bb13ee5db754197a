"""Takes the libraries that the agent needs out of the OpenVINO wheel: unpack_openvino.py WHEEL FOLDER."""
import fnmatch
import sys
import zipfile
from pathlib import Path

WANTED = (
    "libopenvino_c.so*", "libopenvino.so*", "libopenvino_ir_frontend.so*",
    "libopenvino_tensorflow_lite_frontend.so*",
    "libopenvino_intel_cpu_plugin.so", "libopenvino_intel_gpu_plugin.so", "libopenvino_intel_npu_plugin.so",
    "libopenvino_intel_npu_compiler*.so", "libopenvino_auto_plugin.so", "libopenvino_hetero_plugin.so",
    "libopenvino_auto_batch_plugin.so", "libtbb.so*", "libtbbmalloc.so*", "libtbbbind*.so*", "libhwloc.so*", "cache.json",
)
LICENCES = ("*/licenses/*", "*.dist-info/LICENSE*", "*.dist-info/*third-party*")


def main(wheel: str, folder: str) -> None:
    target = Path(folder)
    target.mkdir(parents=True)
    with zipfile.ZipFile(wheel) as archive:
        for name in archive.namelist():
            base = name.rsplit("/", 1)[-1]
            library = name.startswith("openvino/libs/") and any(fnmatch.fnmatch(base, w) for w in WANTED)
            licence = any(fnmatch.fnmatch(name, w) for w in LICENCES)
            if base and (library or licence):
                path = target / ("licenses" if licence else "") / base
                path.parent.mkdir(exist_ok=True)
                path.write_bytes(archive.read(name))


if __name__ == "__main__":
    main(*sys.argv[1:])
