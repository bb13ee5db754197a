"""What the measurements start: broker, RTSP server, agent, peer. Each is ended by who started it, and only that."""

import json
import os
import re
import socket
import subprocess
import threading
import time
from pathlib import Path

import lab


class Process:
    """A child that ends with the `with` block. What it says goes to target/bench/<name>.log."""

    def __init__(self, name: str, command: list, environment: dict[str, str] | None = None):
        self.name, self.command = name, [str(word) for word in command]
        self._environment = {**os.environ, **(environment or {})}
        self.log = lab.OUT / f"{name}.log"
        self.log.unlink(missing_ok=True)
        self.started = 0.0
        self._child: subprocess.Popen | None = None

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_) -> None:
        self.end()

    @property
    def pid(self) -> int:
        return self._child.pid

    @property
    def alive(self) -> bool:
        return self._child is not None and self._child.poll() is None

    def start(self) -> None:
        self.started = time.time()
        with self.log.open("ab") as log:
            # A session of its own: Ctrl-C reaches the measurement alone, which then ends its children in order.
            self._child = subprocess.Popen(
                self.command, stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True,
                env=self._environment,
            )  # fmt: skip

    def check(self) -> None:
        if self._child.poll() is not None:
            raise lab.Failed(f"{self.name} ended with {self._child.returncode}: {self.tail()}")

    def wait(self, seconds: float) -> None:
        try:
            self._child.wait(seconds)
        except subprocess.TimeoutExpired:
            raise lab.Failed(f"{self.name} did not end within {seconds:.0f} s; see {self.log}") from None
        if self._child.returncode:
            raise lab.Failed(f"{self.name} ended with {self._child.returncode}: {self.tail()}")

    def signal(self, number: int) -> None:
        self._child.send_signal(number)

    def kill(self) -> None:
        self._child.kill()
        self._child.wait()

    def end(self) -> None:
        if self.alive:
            self._child.terminate()
            try:
                self._child.wait(10)
            except subprocess.TimeoutExpired:
                self.kill()

    def text(self) -> str:
        return self.log.read_text(errors="replace")

    def tail(self) -> str:
        return " | ".join(self.text().strip().splitlines()[-3:]) or "it said nothing"

    def until(self, ready, seconds: float = 15):
        """Waits until ready() is true and returns it."""
        end = time.monotonic() + seconds
        while not (found := ready()):
            self.check()
            if time.monotonic() > end:
                raise lab.Failed(f"{self.name} was not ready within {seconds:.0f} s: {self.tail()}")
            time.sleep(0.005)
        return found


class Broker(Process):
    """mosquitto on a free loopback port; start() returns when it takes connections."""

    def __init__(self):
        self.port = free_port()
        self.settings = lab.OUT / "mosquitto.conf"
        self.configure("allow_anonymous true")
        super().__init__("mosquitto", [program("mosquitto"), "-c", self.settings])

    def configure(self, *lines: str) -> None:
        """Writes its configuration, for the next start."""
        common = (f"listener {self.port} 127.0.0.1", "set_tcp_nodelay true")
        self.settings.write_text("".join(f"{line}\n" for line in (*common, *lines)))

    def start(self) -> None:
        super().start()
        self.until(self._takes_connections)

    def _takes_connections(self) -> bool:
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class RtspServer(Process):
    """Serves one file as rtsp://…/stream, from its beginning to the first client; start() returns when it listens."""

    def __init__(self, file: Path):
        self.port = free_port()
        self.url = f"rtsp://127.0.0.1:{self.port}/stream"
        server = lab.need(lab.ROOT / "tools" / "rtsp_server.py", "the RTSP server")
        super().__init__(
            "rtsp-server", ["/usr/bin/python3", server, "--clock", "--port", self.port, f"stream={file}"]
        )

    def start(self) -> None:
        before = self.text().count("ready ") if self.log.exists() else 0
        super().start()
        self.until(lambda: self.text().count("ready ") > before)

    def plays(self) -> list[float]:
        """When each playing began: the wall time, in seconds since 1970, at which the file's time 0 is sent."""
        return [float(t) for t in re.findall(r"^playing \S+ ([\d.]+)$", self.text(), re.M)]


class Memory:
    """Resident memory of a process, in MiB, sampled each second out of /proc while the `with` block runs.

    `resident` is all of it, `anonymous` the part that no file backs (heaps and stacks, not libraries).
    """

    def __init__(self, pid: int):
        self.resident: list[float] = []
        self.anonymous: list[float] = []
        self._pid, self._over = pid, threading.Event()

    def __enter__(self):
        threading.Thread(target=self._sample, daemon=True).start()
        return self

    def __exit__(self, *_) -> None:
        self._over.set()

    def _sample(self) -> None:
        while not self._over.wait(1):
            try:
                status = Path(f"/proc/{self._pid}/status").read_text()
            except OSError:
                return
            found = dict(re.findall(r"^(VmRSS|RssAnon):\s+(\d+) kB", status, re.M))
            if len(found) == 2:  # a process that is ending has none
                self.resident.append(int(found["VmRSS"]) / 1024)
                self.anonymous.append(int(found["RssAnon"]) / 1024)

    def figures(self) -> dict:
        return {"resident_mib": self.resident, "anonymous_mib": self.anonymous}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program(name: str) -> str:
    for folder in ("/usr/sbin", "/usr/local/sbin", "/usr/bin", "/usr/local/bin"):
        if Path(folder, name).exists():
            return f"{folder}/{name}"
    raise lab.Skip(f"{name} is missing; tools/setup.sh tests installs it")


def output(name: str, command: list, seconds: float) -> str:
    """Runs a command to its end and returns its standard output; its standard error goes to the log."""
    child = None
    try:
        with (lab.OUT / f"{name}.log").open("wb") as log:
            child = subprocess.Popen(
                [str(word) for word in command], stdout=subprocess.PIPE, stderr=log, start_new_session=True
            )
            out, _ = child.communicate(timeout=seconds)
    except subprocess.TimeoutExpired:
        raise lab.Failed(f"{name} did not end within {seconds:.0f} s") from None
    finally:
        if child and child.poll() is None:
            child.kill()
            child.wait()
    if child.returncode:
        said = (lab.OUT / f"{name}.log").read_text(errors="replace").strip().splitlines()[-3:]
        raise lab.Failed(f"{name} ended with {child.returncode}: {' | '.join(said)}")
    return out.decode()


def json_line(line: str) -> dict:
    try:
        return json.loads(line)
    except ValueError:
        raise lab.Failed(f"an answer is no JSON: {line[:200]}") from None


def last_json(text: str) -> dict:
    """The last line of a command's output, which is its answer."""
    return json_line((text.strip().splitlines() or [""])[-1])


def peer_command(model: str, video: Path, cameras: int, seconds: float, port: int, fps: float = 0) -> list:
    """The peer with the model's own normalisation."""
    script = lab.need(lab.SHARED / "peers" / "python_pipeline.py", "the peer")
    folder, manifest = lab.bundle(model)
    numbers = {key: ",".join(str(v) for v in manifest["input"][key]) for key in ("mean", "scale")}
    return [
        lab.python(), script, "--model", folder / "model.xml", "--video", video, "--cameras", cameras,
        "--seconds", seconds, "--fps", fps, "--broker", f"127.0.0.1:{port}",
        "--mean", numbers["mean"], "--scale", numbers["scale"],
    ]  # fmt: skip


def agent(name: str, broker: Broker, model: str, cameras: dict, publishing: dict) -> Process:
    """The agent over a configuration of its own (JSON is YAML)."""
    document = {
        "local": {
            "site": "bench",
            "node": "agent",
            "mqtt": {"url": f"mqtt://127.0.0.1:{broker.port}"},
            "http": {"port": 0},
            "models": str(lab.ROOT / "models"),
            "state": str(lab.OUT / "state"),
        },
        "spec": {"classifiers": {"only": {"model": model}}, "publishing": publishing, "cameras": cameras},
    }
    path = lab.OUT / f"{name}.yaml"
    path.write_text(json.dumps(document, indent=1))
    return Process(name, [lab.OCELLUS, "run", "--config", path])


def clip_720p() -> Path:
    """40 s of the person clip at 1280×720, h264, 10 fps; made once."""
    clip = lab.OUT / "person-720p.mp4"
    if not clip.exists():
        source = lab.need(lab.VIDEOS / "one-by-one-person-detection.mp4", "the clip")
        made = clip.with_suffix(".part.mp4")
        command = [program("ffmpeg"), "-v", "error", "-y", "-i", source, "-t", "40", "-vf", "scale=1280:720", "-r", "10"]
        lab.say("making the 720p clip")
        output("ffmpeg", command + ["-an", "-c:v", "libx264", "-preset", "fast", "-g", "20", made], 300)
        made.rename(clip)
    return clip
