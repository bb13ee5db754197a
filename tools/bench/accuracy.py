#!/usr/bin/env python3
"""Does the agent see what the model sees? Its top-1 on 200 ImageNet validation pictures beside a reference script's.

models/reference_top1.py is the reference: a few lines of Python that prepare a picture and ask OpenVINO.
"""

import csv
import json
from pathlib import Path

import lab
import processes

GOAL = 198


def measure(args) -> lab.Report:
    pictures = lab.need(lab.SHARED / "data" / "images" / "val", "the folder of validation pictures")
    with pictures.with_suffix(".csv").open(newline="") as file:
        truth = {line["file"]: int(line["class_index"]) for line in csv.DictReader(file)}
    script = lab.need(lab.ROOT / "models" / "reference_top1.py", "the reference")
    folder, _ = lab.bundle(args.model)
    mine = processes.output("classify", [lab.OCELLUS, "classify", "--model", args.model, "--json", pictures], 300)
    mine = top1({Path(line["file"]).name: line for line in map(processes.json_line, mine.splitlines())})
    other = top1(json.loads(processes.output("reference", [lab.python(), script, folder, pictures], 300)))
    same = sum(mine.get(name) == other.get(name) for name in truth)
    row = lab.Row("top-1 as the reference's (pictures)", f"{same} of {len(truth)}", "", None, f"≥ {GOAL}", same >= GOAL)
    accuracy = lab.Row("top-1 accuracy", right(mine, truth), f"reference {right(other, truth)}")
    different = sorted(name for name in truth if mine.get(name) != other.get(name))
    return lab.Report([row, accuracy], {"agreement": same, "different": different})


def top1(answers: dict[str, dict]) -> dict[str, int]:
    return {name: answer["index"] for name, answer in answers.items()}


def right(answers: dict[str, int], truth: dict[str, int]) -> str:
    return f"{sum(answers.get(name) == index for name, index in truth.items()) / len(truth):.3f}"


if __name__ == "__main__":
    lab.main(__doc__, measure, model="imagenet-lite0")
