"""One gateway and all around it: broker, cameras, the networks to them, the agent, and a subscriber that keeps books."""

import json
import random
import shutil
import subprocess
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import media
import room
import truth
from clock import SteppedClock
from events import Key
from ledger import End, Wrong
from observer import Observer, stored
from proxy import Proxy
from servers import Agent, Broker
from shared import lab, processes
from vitals import Vitals
from witness import Witness

TOPICS = "ocellus/v1/chaos/gw"
FIRST_RESULT = 60  # s from the start of an agent, on a machine that is busy
PERSISTED_WITHIN = 2  # s: nothing is written before something has waited for one; the second is for a busy machine
SIGTERM_LIMIT = 5  # s, which the agent promises


@dataclass(frozen=True)
class Setting:
    """What is the same for a whole run."""

    agent: Path = lab.OCELLUS
    streams: int = 2  # cameras behind the RTSP server; one more reads a file
    fps: float = 5
    waiting: int = 100  # messages that the outbox keeps in memory
    outbox_mib: int = 4  # that it keeps on disk; the disk has twice as many
    seconds: float = 600  # how long the streams last at least
    seed: int = 1


class World:
    """Everything that it starts ends with the `with` block; the agent is started by `start_agent`."""

    def __init__(self, setting: Setting):
        self.setting = setting
        self.random = random.Random(setting.seed)
        self.witness = Witness()
        self.ends: dict[str, End] = {}  # by session
        self.wrong: list[Wrong] = []
        self.left_out: list[str] = []  # faults that can't be made here, and why
        self.clock: SteppedClock | None = None
        self.disk: room.SmallDisk | None = None
        self._stack = ExitStack()

    def __enter__(self) -> "World":
        try:
            self._build()
        except BaseException:
            self._stack.close()
            raise
        return self

    def __exit__(self, *_) -> None:
        self._stack.close()

    def _build(self) -> None:
        enter, setting = self._stack.enter_context, self.setting
        espresso = media.loop("espresso", 0)
        self.rtsp = enter(processes.RtspServer(media.loop("tripod", setting.seconds)))
        self.broker = enter(Broker())
        self.observer = enter(Observer(self.broker.port, f"{TOPICS}/#"))
        self.to_cameras = enter(Proxy(self.rtsp.port, setting.seed))
        self.to_broker = enter(Proxy(self.broker.port, setting.seed + 1, self.witness.tap, self._broker_may_be_asked))
        state = lab.OUT / "state"
        shutil.rmtree(state, ignore_errors=True)
        self._make_clock()
        if room.can_mount():
            self.disk = enter(room.SmallDisk(state, 2 * setting.outbox_mib))
        else:
            self.left_out.append("the disk full or read-only: this user may not mount (unshare --user --mount)")
        self.labels = {"clip": "espresso"} | {f"s{n}": "tripod" for n in range(1, setting.streams + 1)}
        self.keeps = self._has_outbox_on_disk(espresso, state)
        config = self._configure(espresso, state, self.keeps)
        environment = self.clock.environment if self.clock else {}
        self.agent = Agent([setting.agent, "run", "--config", config], environment)
        self._stack.callback(self.agent.end)

    def _make_clock(self) -> None:
        try:
            self.clock = SteppedClock()
        except lab.Skip as skip:
            self.left_out.append(f"clock steps: {skip}")

    def _broker_may_be_asked(self) -> bool:
        """The agent meets a restarted broker only when the subscriber is back; what came before would go nowhere."""
        return self.observer.subscribed or self.broker.refusing

    def _has_outbox_on_disk(self, espresso: Path, state: Path) -> bool:
        """Whether the agent takes a configuration that speaks of one; an older one keeps what waits in memory."""
        command = [self.setting.agent, "config", "check", "--config", self._configure(espresso, state, True)]
        return subprocess.run([str(word) for word in command], capture_output=True, timeout=60).returncode == 0

    def _configure(self, espresso: Path, state: Path, keeps: bool) -> Path:
        mqtt = {"url": f"mqtt://127.0.0.1:{self.to_broker.port}", "keep_alive": "5s", "connect_timeout": "3s",
                "backoff": "100ms", "backoff_cap": "1s", "outbox_messages": self.setting.waiting}  # fmt: skip
        patience = {"open_timeout": "2s", "read_timeout": "2s", "stall_timeout": "4s"}
        stream = {"url": f"rtsp://127.0.0.1:{self.to_cameras.port}/stream", "fps": self.setting.fps, **patience}
        cameras: dict[str, dict] = {name: dict(stream) for name in self.streams}
        cameras["clip"] = {"url": f"file:{espresso}", "loop": True, "fps": self.setting.fps}
        document: dict[str, dict] = {
            "local": {"site": "chaos", "node": "gw", "mqtt": mqtt, "http": {"port": 0},
                      "models": str(lab.ROOT / "models"), "state": str(state)},
            "spec": {"classifiers": {"only": {"model": "imagenet-lite0"}}, "cameras": cameras,
                     "publishing": {"policy": "every", "label_ttl": "5s"}},
        }  # fmt: skip
        if keeps:
            document["local"]["outbox"] = {"bytes": f"{self.setting.outbox_mib}MiB"}
        path = lab.OUT / "agent.yaml"
        path.write_text(json.dumps(document, indent=1))
        return path

    def complain(self, *sentences: str) -> None:
        """Something must not be so."""
        for sentence in sentences:
            lab.say(f"WRONG: {sentence}")
            self.wrong.append(Wrong(time.time(), sentence))

    @property
    def streams(self) -> list[str]:
        return [camera for camera in self.labels if camera != "clip"]

    def start_agent(self) -> None:
        self.agent.start()

    def kill_agent(self, outage: float = 0) -> None:
        """By kill -9.

        :param outage: since when its broker is away, so that it owes what waited long enough to be on disk
        """
        session, topic = self.observer.newest_session(), "cam/clip/main/result"
        self.ends[session] = End.KILLED
        self.agent.kill()
        waited = time.time() - outage - PERSISTED_WITHIN
        if outage and self.keeps and waited > 0:
            with self.observer.lock:
                ledger = self.observer.ledger
                seen = max(ledger.streams[session, topic].seen, default=0)
                if session not in ledger.degraded:
                    ledger.owed[Key(session, topic, seen + int(waited * self.setting.fps))] = time.time()

    def terminate_agent(self) -> None:
        """Asks the agent to end, with a link that works: it must say good-bye in time."""
        session = self.observer.newest_session()
        self.ends[session] = End.TERMINATED
        if not self.agent.terminate(SIGTERM_LIMIT):
            self.ends[session] = End.KILLED
            self.complain(f"after SIGTERM the agent did not end within {SIGTERM_LIMIT} s")
        else:
            self.complain(*truth.lies_about_absence(self.told(), session))

    def told(self) -> dict[str, bytes]:
        """The retained states that the broker has now."""
        return stored(self.broker.port, f"{TOPICS}/#")

    def lies(self) -> list[str]:
        """Retained states that are not so, while nothing is wrong with the world."""
        now = truth.Truth(self.observer.newest_session(), self.labels)
        return truth.lies(self.told(), now, time.time())

    def vitals(self) -> Vitals:
        return Vitals.of(self.agent.pid)

    def await_all(self, since: float, seconds: float, cameras: list[str] | None = None) -> float | None:
        """When the last of the cameras was heard of by a result captured after `since`; None if one is not in time."""
        end, last = time.monotonic() + seconds, since
        for camera in cameras or self.labels:
            left = max(0.0, end - time.monotonic())
            came = self.observer.await_result(camera, lambda _, event: since <= event.time <= time.time() + 1, left)
            if came is None:
                return None
            last = max(last, came)
        return last
