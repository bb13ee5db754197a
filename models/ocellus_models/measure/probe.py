"""Runs networks side by side in a process of its own, so that the instruction set can be capped."""

import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import openvino as ov

from . import levels
from ..pictures.images import Preprocessing
from ..errors import ModelsError

_WARM_UP = 2


@dataclass(frozen=True)
class Subject:
    """A network to run: its IR, and whether float parts stay f32 at any level instead of what the level prefers."""

    model: str
    pinned: bool


@dataclass(frozen=True)
class Job:
    """What to run.

    :param rounds: how often each subject is timed in turn (on one thread and one stream); 0 leaves the timing out
    """

    subjects: tuple[Subject, ...]
    pictures: tuple[str, ...]
    mean: tuple[float, float, float]
    scale: tuple[float, float, float]
    size: int
    rounds: int


@dataclass(frozen=True)
class Outcome:
    """What a job gave.

    :param outputs: raw outputs [pictures, classes] of each subject
    :param latencies: [subjects, rounds] in seconds
    """

    outputs: list[np.ndarray]
    latencies: np.ndarray

    def ratio(self, subject: int, reference: int) -> float:
        """Returns the median over the rounds of one subject's latency in units of another's."""
        return statistics.median(self.latencies[subject] / self.latencies[reference])

    def milliseconds(self, subject: int) -> float:
        """Returns a subject's median latency."""
        return statistics.median(self.latencies[subject]) * 1e3


def run_at(level: levels.Level, job: Job) -> Outcome | None:
    """Runs a job at a level, or returns None where this CPU can't execute it.

    :raises ModelsError: if the run fails.
    """
    environment = {key: value for key, value in os.environ.items() if key != "ONEDNN_MAX_CPU_ISA"}
    if level.cap:
        environment["ONEDNN_MAX_CPU_ISA"] = level.cap
    environment["PYTHONPATH"] = str(Path(__file__).parents[2])
    with tempfile.TemporaryDirectory() as folder:
        result = Path(folder, "outcome.npz")
        order = json.dumps({"job": asdict(job), "properties": level.properties, "reported": level.reported})
        command = [sys.executable, "-m", __name__, str(result)]
        done = subprocess.run(command, env=environment, input=order, text=True, stderr=subprocess.PIPE, check=False)
        if done.returncode:
            last = (done.stderr.strip().splitlines() or [f"exit status {done.returncode}"])[-1]
            models = " and ".join(subject.model for subject in job.subjects)
            raise ModelsError(f"{models} can't be run at {level.isa}: {last.removeprefix('ocellus_models.errors.')}")
        data = np.load(result)
        if not data["executed"]:
            return None
        return Outcome([data[f"outputs{i}"] for i in range(len(job.subjects))], data["latencies"])


def _execute(job: Job, level: dict[str, str], reported: str) -> dict[str, np.ndarray]:
    preprocessing = Preprocessing(job.mean, job.scale)
    hints = [levels.F32 if subject.pinned else level for subject in job.subjects]
    networks = [levels.compiled(Path(s.model), job.size, h) for s, h in zip(job.subjects, hints, strict=True)]
    if levels.isa(networks[0]) != reported:
        return {"executed": np.array(False)}
    rows: list[list[np.ndarray]] = [[] for _ in networks]
    for x in preprocessing.tensors([Path(p) for p in job.pictures], job.size):
        for row, network in zip(rows, networks, strict=True):
            row.append(network(x)[0].reshape(-1).copy())
    result = {f"outputs{i}": np.stack(row) for i, row in enumerate(rows)}
    return result | {"executed": np.array(True), "latencies": _alternate(job, hints)}


def _alternate(job: Job, hints: list[dict[str, str]]) -> np.ndarray:
    """Times one inference of each subject in turn: what else the machine does then hits all of them alike."""
    alone = {"NUM_STREAMS": "1", "INFERENCE_NUM_THREADS": "1"}
    x = np.random.default_rng(0).standard_normal((1, 3, job.size, job.size), np.float32)
    requests: list[ov.InferRequest] = []
    for subject, hint in zip(job.subjects, hints, strict=True) if job.rounds else ():
        requests.append(levels.compiled(Path(subject.model), job.size, hint | alone).create_infer_request())
        requests[-1].set_input_tensor(ov.Tensor(x))
    latencies = np.zeros((len(job.subjects), job.rounds))
    for turn in range(-_WARM_UP, job.rounds):
        for i, request in enumerate(requests):
            start = time.perf_counter()
            request.infer()
            if turn >= 0:
                latencies[i, turn] = time.perf_counter() - start
    return latencies


def _child() -> None:
    order = json.load(sys.stdin)
    order["job"]["subjects"] = tuple(Subject(**subject) for subject in order["job"]["subjects"])
    np.savez(sys.argv[1], **_execute(Job(**order["job"]), order["properties"], order["reported"]))


if __name__ == "__main__":
    _child()
