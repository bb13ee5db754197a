"""What the measurements share: where things lie, the command line, figures and the table they end in."""

import argparse
import json
import os
import re
import signal
import statistics
import sys
from dataclasses import asdict, dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("OCELLUS_SHARED", ROOT.parent / "shared"))
VIDEOS = SHARED / "data" / "videos"
OUT = ROOT / "target" / "bench"
OCELLUS = ROOT / "ocellus"

HEADINGS = ("", "Ocellus", "compared with", "ratio", "goal", "")


class Skip(Exception):
    """This measurement can't be made here; the message says what is missing."""


class Failed(Exception):
    """Something that was started did not do what it should; the message says what."""


@dataclass
class Row:
    """One line of the table. `met` is None where there is no goal, or where the run was too short to judge it."""

    what: str
    ours: str
    theirs: str = ""
    ratio: float | None = None
    goal: str = ""
    met: bool | None = None


@dataclass
class Report:
    """What a measurement found: its rows, everything measured, and remarks for the reader."""

    rows: list[Row] = field(default_factory=list)
    details: dict = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)


def need(path: Path, what: str) -> Path:
    """Returns the path; where nothing is there, the measurement is skipped."""
    if not path.exists():
        raise Skip(f"{what} is missing: {path}")
    return path


def python() -> str:
    """The Python that has requirements.txt installed."""
    chosen = Path(os.environ.get("BENCH_PYTHON", ROOT / ".venv" / "bin" / "python"))
    return str(need(chosen, "the Python of the peer (tools/bench/run.sh makes it)"))


def bundle(name: str) -> tuple[Path, dict]:
    """The folder of a model's highest version and its bundle.json."""
    folder = need(ROOT / "models" / name, f"the model {name}")
    newest = max((v for v in folder.iterdir() if v.name.isdigit()), key=lambda v: int(v.name))
    return newest, json.loads((newest / "bundle.json").read_text())


def median(values: list[float]) -> float:
    return statistics.median(values)


def percentile(values: list[float], share: float) -> float:
    """By the nearest rank, so it is always a value that was measured."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)]


def mean(values: list[float]) -> float:
    return statistics.fmean(values)


def fit(x: list[float], y: list[float]) -> tuple[float, float]:
    """Slope of the least-squares line and its standard error (which takes the values as independent)."""
    n, mean_x, mean_y = len(x), sum(x) / len(x), sum(y) / len(y)
    spread = sum((v - mean_x) ** 2 for v in x)
    slope = sum((a - mean_x) * (b - mean_y) for a, b in zip(x, y)) / spread
    rest = sum((b - mean_y - slope * (a - mean_x)) ** 2 for a, b in zip(x, y))
    return slope, (rest / (n - 2) / spread) ** 0.5


def spread(values: list[float], form: str = "{:.1f}") -> str:
    """Median and range."""
    low, middle, high = (form.format(v) for v in (min(values), median(values), max(values)))
    return middle if low == high else f"{middle} ({low}–{high})"


def alternating(rounds: int, **runs):
    """Runs each of two or more things once a round, in turned order every other round, and returns their results."""
    results = {name: [] for name in runs}
    for number in range(rounds):
        for name in list(runs) if number % 2 == 0 else reversed(runs):
            say(f"round {number + 1} of {rounds}: {name}")
            results[name].append(runs[name]())
    return results


def cpu() -> str:
    """The CPU, how many of it, and those of its instruction sets that decide how int8 and bf16 run."""
    text = Path("/proc/cpuinfo").read_text()
    flags = set(re.search(r"^flags\s*:(.*)$", text, re.M).group(1).split())
    model = re.search(r"^model name\s*:\s*(.*)$", text, re.M).group(1)
    known = ("avx2", "avx_vnni", "avx512f", "avx512_vnni", "avx512_bf16", "amx_int8", "amx_bf16")
    return f"{len(os.sched_getaffinity(0))} × {model}: {' '.join(k for k in known if k in flags) or 'no AVX2'}"


def say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


def table(rows: list[Row]) -> str:
    verdict = {True: "met", False: "NOT MET", None: ""}
    lines = [HEADINGS] + [
        (r.what, r.ours, r.theirs, "" if r.ratio is None else f"{r.ratio:.2f}", r.goal, verdict[r.met]) for r in rows
    ]
    widths = [max(len(line[i]) for line in lines) for i in range(len(HEADINGS))]
    return "\n".join("  ".join(cell.ljust(w) for cell, w in zip(line, widths)).rstrip() for line in lines)


def main(description: str, measure, **options) -> None:
    """Runs one measurement: parses `options` (name=default), prints a table, or with --json everything measured."""
    parser = argparse.ArgumentParser(description=description, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name, default in options.items():
        kind = {"type": type(default), "default": default, "help": f"default: {default}"}
        parser.add_argument("--" + name.replace("_", "-"), **kind)
    parser.add_argument("--json", action="store_true", help="print everything measured as one JSON object")
    args = parser.parse_args()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # so that what was started is ended
    OUT.mkdir(parents=True, exist_ok=True)
    name = Path(sys.argv[0]).stem
    try:
        report = measure(args)
    except Skip as skip:
        say(f"SKIPPED: {name}: {skip}")
        print(json.dumps({"name": name, "skipped": str(skip)}) if args.json else f"{name}: skipped")
        return
    except Failed as failure:
        sys.exit(f"{name}: {failure}")
    except KeyboardInterrupt:
        sys.exit(130)
    if args.json:
        settings = {k: v for k, v in vars(args).items() if k != "json"}
        print(json.dumps({"name": name, "cpu": cpu(), "settings": settings, **asdict(report)}, ensure_ascii=False))
    else:
        print("\n".join([cpu(), table(report.rows), *report.notes]))
