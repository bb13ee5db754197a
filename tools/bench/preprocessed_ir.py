#!/usr/bin/env python3
"""Writes a bundle's IR with the agent's preprocessing in it: preprocessed_ir.py BUNDLE_FOLDER OUT.xml

u8 NHWC in the camera's BGR → f32, the model's colours, (x − mean) / scale, the model's layout.
"""

import json
import sys
from pathlib import Path

import openvino as ov
from openvino.preprocess import ColorFormat, PrePostProcessor


def main(folder: Path, out: Path) -> None:
    wanted = json.loads((folder / "bundle.json").read_text())["input"]
    processor = PrePostProcessor(ov.Core().read_model(folder / "model.xml"))
    picture = processor.input()
    picture.tensor().set_element_type(ov.Type.u8).set_layout(ov.Layout("NHWC")).set_color_format(ColorFormat.BGR)
    steps = picture.preprocess().convert_element_type(ov.Type.f32)
    if wanted["color"] == "RGB":
        steps.convert_color(ColorFormat.RGB)
    steps.mean([float(v) for v in wanted["mean"]]).scale([float(v) for v in wanted["scale"]])
    picture.model().set_layout(ov.Layout(wanted["layout"]))
    ov.save_model(processor.build(), out, compress_to_fp16=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
