"""Prints what plain OpenVINO and OpenCV say about a folder of pictures: the yardstick for `./ocellus classify --json`.

Usage: python reference_top1.py BUNDLE FOLDER
"""

import json
import sys
from pathlib import Path

import cv2
import numpy as np
import openvino as ov

bundle, folder = Path(sys.argv[1]), Path(sys.argv[2])
spec = json.loads((bundle / "bundle.json").read_bytes())["input"]
labels = (bundle / "labels.txt").read_text(encoding="utf-8").splitlines()
model = ov.Core().compile_model(bundle / "model.xml", "CPU")
answers = {}
for path in sorted(p for p in folder.iterdir() if p.suffix.lower() in (".jpg", ".jpeg", ".png")):
    picture = cv2.resize(cv2.imread(str(path)), (spec["width"], spec["height"]), interpolation=cv2.INTER_LINEAR)
    pixels = (picture[:, :, ::-1].astype(np.float32) - spec["mean"]) / spec["scale"]
    index = int(model(pixels.astype(np.float32).transpose(2, 0, 1)[None].copy())[0].argmax())
    answers[path.name] = {"index": index, "label": labels[index]}
print(json.dumps(answers, indent=1))
