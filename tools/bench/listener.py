"""A subscriber that notes when each message came, and is back within milliseconds after its broker was away.

It speaks as much of MQTT 3.1.1 as that takes: ours is what measures, so nothing of the parts under test is in it.
"""

import contextlib
import json
import queue
import socket
import threading
import time
from typing import BinaryIO, NamedTuple

CONNACK, PUBLISH, SUBACK = 2, 3, 9
CLEAN_SESSION = 2
SUBSCRIPTION = b"\x00\x01"  # the number of the packet that subscribes


class Message(NamedTuple):
    received: float  # seconds since 1970
    topic: str
    retained: bool
    payload: bytes
    again: bool = False  # the broker says that it may have sent it before

    def json(self) -> dict:
        return json.loads(self.payload)


class Listener:
    """Subscribes to one topic filter; `messages` is a queue of what came.

    With a name the broker keeps what comes while it is away, and it confirms what it got (QoS 1).
    """

    def __init__(self, port: int, topic_filter: str, name: str = ""):
        self.messages: queue.SimpleQueue[Message] = queue.SimpleQueue()
        self._port, self._filter, self._name = port, string(topic_filter), name
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
            with contextlib.suppress(OSError):
                self._socket.shutdown(socket.SHUT_RDWR)  # wakes the thread that reads; close() alone would not

    @property
    def subscribed(self) -> bool:
        """Whether the broker sends what comes now."""
        return self._subscribed.is_set()

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
                    self._socket.sendall(packet(0x10, self._connect()))
                    with self._socket.makefile("rb") as stream:
                        self._read(stream)
            except (OSError, ValueError, IndexError):
                pass  # gone, or closed by __exit__
            self._subscribed.clear()
            time.sleep(0.01)

    def _connect(self) -> bytes:  # no keep-alive; without a name the broker chooses one
        return string("MQTT") + bytes([4, 0 if self._name else CLEAN_SESSION, 0, 0]) + string(self._name)

    def _read(self, stream: BinaryIO) -> None:
        while head := stream.read(1):
            size, shift = 0, 0
            while True:
                digit = stream.read(1)[0]
                size, shift = size | (digit & 0x7F) << shift, shift + 7
                if digit < 0x80:
                    break
            body = stream.read(size)
            if len(body) < size:
                return  # the broker died in the middle of it
            self._take(head[0], body)

    def _take(self, head: int, body: bytes) -> None:
        if head >> 4 == CONNACK and body[1] == 0:
            quality = bytes([1 if self._name else 0])
            self._socket.sendall(packet(0x82, SUBSCRIPTION + self._filter + quality))
        elif head >> 4 == SUBACK:
            self._subscribed.set()
        elif head >> 4 == PUBLISH:
            end = 2 + int.from_bytes(body[:2], "big")
            topic, number = body[2:end].decode(), b""
            if head & 0x06:
                number, end = body[end : end + 2], end + 2
            self.messages.put(Message(time.time(), topic, bool(head & 1), body[end:], bool(head & 8)))
            if number:
                self._socket.sendall(packet(0x40, number))


def packet(head: int, body: bytes) -> bytes:
    """An MQTT control packet; short ones only."""
    if len(body) > 127:
        raise ValueError("only packets of up to 127 bytes are sent")
    return bytes([head, len(body)]) + body


def string(text: str) -> bytes:
    return len(text).to_bytes(2, "big") + text.encode()
