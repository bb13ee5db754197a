"""What a process holds, out of /proc: it must not grow over faults that are over."""

import os
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

# The JVM starts and ends its own as it likes.
THREADS_OF_THE_JVM = re.compile(r"C[12] CompilerThre|Attach Listener|Common-Cleaner|ForkJoinPool|GC Thread")

# A pool makes its threads when it first needs them; whoever loses one a fault loses more than this in a minute.
SPARE = {"thread": 2, "open file": 4}


@dataclass(frozen=True)
class Vitals:
    threads: Counter[str]  # by name without numbers
    files: Counter[str]  # by what is open, without numbers
    resident: float  # MiB
    anonymous: float  # MiB that no file backs

    @staticmethod
    def of(pid: int) -> "Vitals":
        process = Path("/proc", str(pid))
        status = process.joinpath("status").read_text()
        memory = dict(re.findall(r"^(VmRSS|RssAnon):\s+(\d+) kB", status, re.M))
        names = (read(task / "comm") for task in process.joinpath("task").iterdir())
        links = (target(link) for link in process.joinpath("fd").iterdir())
        return Vitals(
            Counter(nameless(name) for name in names if not THREADS_OF_THE_JVM.search(name)),
            Counter(nameless(link) for link in links),
            int(memory.get("VmRSS", 0)) / 1024,
            int(memory.get("RssAnon", 0)) / 1024,
        )


def growth(before: Vitals, after: Vitals, mib: float) -> list[str]:
    """What grew: threads or open files, or resident memory by more than so many MiB. Each as a sentence."""
    found = []
    for what, a, b in (("thread", before.threads, after.threads), ("open file", before.files, after.files)):
        if b.total() > a.total() + SPARE[what]:
            names = ", ".join(f"{name} +{count}" for name, count in (b - a).most_common(4))
            found.append(f"{b.total() - a.total()} more {what}s: {names}")
    if after.resident - before.resident > mib:
        found.append(f"resident memory grew from {before.resident:.0f} to {after.resident:.0f} MiB")
    return found


def nameless(name: str) -> str:
    return re.sub(r"\d+", "#", name.strip())


def read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""  # it ended meanwhile


def target(link: Path) -> str:
    try:
        return os.readlink(link)
    except OSError:
        return ""
