"""Broker and agent, as the faults need them: each can be killed, and remembers what matters for the books."""

import os
import shutil
import signal
import time

from shared import lab, processes


class Broker(processes.Broker):
    """mosquitto with a memory on disk, which can be taken from it."""

    def __init__(self) -> None:
        super().__init__()
        self.deaths: list[float] = []
        self.refusing = False
        self._memory = lab.OUT / "mosquitto"
        shutil.rmtree(self._memory, ignore_errors=True)
        self._memory.mkdir()
        self.refuse(False)

    def kill(self) -> None:
        super().kill()
        self.deaths.append(time.time())

    def wipe(self) -> None:
        self.kill()
        shutil.rmtree(self._memory)
        self._memory.mkdir()

    def refuse(self, on: bool) -> None:
        """Takes no or any login from its next start on."""
        self.refusing = on
        # As root it would change its user, who has no right to this folder.
        user = ["user root"] if os.geteuid() == 0 else []
        login = f"allow_anonymous {'false' if on else 'true'}"
        kept = ["persistence true", f"persistence_location {self._memory}/"]
        self.configure(*kept, "max_queued_messages 0", "max_inflight_messages 0", *user, login)


class Agent(processes.Process):
    """The agent, which has to be started."""

    def __init__(self, command: list, environment: dict[str, str]):
        super().__init__("agent", command, environment)

    def terminate(self, seconds: float) -> bool:
        """Asks it to end. Returns False where it did not in so many seconds and had to be killed."""
        self.signal(signal.SIGTERM)
        end = time.monotonic() + seconds
        while self.alive and time.monotonic() < end:
            time.sleep(0.01)
        in_time = not self.alive
        if not in_time:
            self.kill()
        return in_time
