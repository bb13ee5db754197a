"""Watches the wire between agent and broker: what was handed over, and what the broker confirmed.

A subscriber alone can't tell a message that the agent lost from one that the broker confirmed and then lost itself, with
its memory. The witness can. It also cuts connections where it hurts: in the middle of a publish, or before its confirmation.
"""

import threading
import time

from events import Key, parse
from packets import Splitter, acknowledged, published

IN_PUBLISH, BEFORE_ACK = "in a publish", "before its confirmation"


class Witness:
    def __init__(self) -> None:
        self.handed: dict[Key, float] = {}  # when the agent first sent it whole
        self.confirmed: dict[Key, float] = {}  # when the broker first confirmed it
        self._cut = ""
        self._lock = threading.Lock()
        self._done = threading.Event()

    def tap(self) -> "ConnectionTap":
        return ConnectionTap(self)

    def cut(self, where: str, seconds: float) -> bool:
        """Cuts the connection at the next publish. Returns False where there was none in so many seconds."""
        self._done.clear()
        with self._lock:
            self._cut = where
        done = self._done.wait(seconds)
        with self._lock:
            self._cut = ""
        return done

    def _cuts(self, where: str) -> bool:
        with self._lock:
            if self._cut != where:
                return False
            self._cut = ""
        self._done.set()
        return True


class ConnectionTap:
    """The witness on one connection."""

    def __init__(self, witness: Witness):
        self._witness = witness
        self._up, self._down = Splitter(), Splitter()
        self._open: dict[int, Key] = {}

    def upward(self, data: bytes) -> tuple[bytes, bool]:
        passed = b""
        for packet in self._up.feed(data):
            message = published(packet)
            if message and message.number:
                if self._witness._cuts(IN_PUBLISH):
                    return passed + packet[: len(packet) // 2], True
                if message.payload:
                    key = parse(message.payload).key
                    self._open[message.number] = key
                    self._witness.handed.setdefault(key, time.time())
            passed += packet
        return passed, False

    def downward(self, data: bytes) -> tuple[bytes, bool]:
        passed = b""
        for packet in self._down.feed(data):
            number = acknowledged(packet)
            if number:
                if self._witness._cuts(BEFORE_ACK):
                    return passed, True
                key = self._open.pop(number, None)
                if key:
                    self._witness.confirmed.setdefault(key, time.time())
            passed += packet
        return passed, False
