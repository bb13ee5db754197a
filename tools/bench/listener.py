"""A subscriber that notes when each message came, and is back within milliseconds after its broker was away.

It speaks as much of MQTT 3.1.1 as that takes: ours is what measures, so nothing of the parts under test is in it.
"""

import json
import queue
import socket
import threading
import time
from typing import NamedTuple

PUBLISH, SUBACK = 3, 9
CONNECT = b"\x10\x0c\x00\x04MQTT\x04\x02\x00\x00\x00\x00"  # clean session, no keep-alive, the broker chooses the id


class Message(NamedTuple):
    received: float  # seconds since 1970
    topic: str
    retained: bool
    payload: bytes

    def json(self) -> dict:
        return json.loads(self.payload)


class Listener:
    """Subscribes to one topic filter; `messages` is a queue of what came."""

    def __init__(self, port: int, topic_filter: str):
        self.messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._port, self._filter = port, topic_filter.encode()
        self._subscribed, self._closed = threading.Event(), False
        self._socket: socket.socket | None = None
        threading.Thread(target=self._run, daemon=True).start()

    def __enter__(self) -> "Listener":
        if not self._subscribed.wait(10):
            raise TimeoutError("the broker did not take the subscription")
        return self

    def __exit__(self, *_) -> None:
        self._closed = True
        if self._socket:
            self._socket.close()

    def next(self, seconds: float) -> Message | None:
        """The next message, or None if none comes within so many seconds."""
        try:
            return self.messages.get(timeout=max(0.001, seconds))
        except queue.Empty:
            return None

    def first(self, wanted, seconds: float) -> Message | None:
        """The first message from now on that is wanted, or None if none comes within so many seconds."""
        end = time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            message = self.next(left)
            if message and wanted(message):
                return message
        return None

    def during(self, seconds: float, check=lambda: None) -> list[Message]:
        """All messages of the next so many seconds. `check` is called between them and may raise."""
        came, end = [], time.monotonic() + seconds
        while (left := end - time.monotonic()) > 0:
            check()
            if message := self.next(min(left, 0.5)):
                came.append(message)
        return came

    def drop(self) -> None:
        """Forgets what came so far."""
        while self.next(0):
            pass

    def _run(self) -> None:
        while not self._closed:
            try:
                with socket.create_connection(("127.0.0.1", self._port), timeout=1) as self._socket:
                    self._socket.settimeout(None)
                    topics = b"\x00\x01" + len(self._filter).to_bytes(2, "big") + self._filter + b"\x00"
                    self._socket.sendall(CONNECT + b"\x82" + bytes([len(topics)]) + topics)
                    self._read(self._socket.makefile("rb"))
            except (OSError, ValueError, IndexError):
                pass  # gone, or closed by __exit__
            time.sleep(0.01)

    def _read(self, stream) -> None:
        while head := stream.read(1):
            size, shift = 0, 0
            while True:
                digit = stream.read(1)[0]
                size, shift = size | (digit & 0x7F) << shift, shift + 7
                if digit < 0x80:
                    break
            body = stream.read(size)
            if head[0] >> 4 == PUBLISH:
                end = 2 + int.from_bytes(body[:2], "big")
                topic, payload = body[2:end].decode(), body[end:]
                self.messages.put(Message(time.time(), topic, bool(head[0] & 1), payload))
            elif head[0] >> 4 == SUBACK:
                self._subscribed.set()
