#!/usr/bin/env python3
"""Puts the JSON of several measurements into one table: summary.py FILE.json…"""

import json
import sys
from pathlib import Path

import lab


def main(files: list[str]) -> None:
    reports = [json.loads(Path(file).read_text()) for file in files]
    made = [report for report in reports if "rows" in report]
    print("\n".join(dict.fromkeys(report["cpu"] for report in made)))
    print(lab.table([lab.Row(**row) for report in made for row in report["rows"]]))
    for note in (note for report in made for note in report["notes"]):
        print(note)
    for report in reports:
        if "skipped" in report:
            print(f"SKIPPED {report['name']}: {report['skipped']}")


if __name__ == "__main__":
    main(sys.argv[1:])
