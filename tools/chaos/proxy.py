"""A TCP proxy that makes a bad network: what lies between an agent and its broker or cameras.

TCP turns a lost packet into a pause until it is sent again, so a loss here is a pause, of 0.2 s or a doubling of it.
"""

import random
import select
import socket
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

RESET = struct.pack("ii", 1, 0)  # SO_LINGER: close() sends RST
GATE_PATIENCE = 10  # s
CHUNK = 65536
SLOW_CHUNK = 1448  # bytes, a usual segment
RETRANSMISSIONS = (0.2, 0.4, 0.8)  # s, as Linux doubles them


@dataclass(frozen=True)
class Weather:
    """How the network is."""

    delay: float = 0  # s each way
    loss: float = 0  # the share of segments that must be sent again
    rate: float = 0  # bytes a second; 0 is unlimited
    partitioned: bool = False  # nothing passes, nobody is told


FAIR = Weather()


class Tap(Protocol):
    """Sees what passes on one connection. Each method returns what to pass on, and whether to reset it then."""

    def upward(self, data: bytes) -> tuple[bytes, bool]: ...

    def downward(self, data: bytes) -> tuple[bytes, bool]: ...


class Proxy:
    """Listens on a free loopback port for one server. `gate` says whether the server may be bothered now."""

    def __init__(
        self,
        server_port: int,
        seed: int = 0,
        tap: Callable[[], Tap] | None = None,
        gate: Callable[[], bool] = lambda: True,
    ):
        self.weather = FAIR
        self.connections = 0  # so far
        self._server_port, self._tap, self._gate = server_port, tap, gate
        self._random = random.Random(seed)
        self._era, self._closed = 0, False  # a connection of an older era is to be reset
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=64)
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def __enter__(self) -> "Proxy":
        return self

    def __exit__(self, *_) -> None:
        self._closed = True
        self._era += 1
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()

    def reset(self) -> None:
        """Breaks every connection."""
        self._era += 1

    def _accept(self) -> None:
        while not self._closed:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(client, self._era), daemon=True).start()

    def _serve(self, client: socket.socket, era: int) -> None:
        server = None
        try:
            client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._admitted(era):
                server = socket.create_connection(("127.0.0.1", self._server_port), timeout=5)
                server.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                self.connections += 1
                self._pump(client, server, era)
        except OSError:
            pass  # either side is gone: so is the other
        finally:
            for end in filter(None, (client, server)):
                end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
                end.close()

    def _admitted(self, era: int) -> bool:
        patience = time.monotonic() + GATE_PATIENCE
        while era == self._era:
            if not self.weather.partitioned:
                if self._gate():
                    return True
                if time.monotonic() > patience:
                    return False
            time.sleep(0.01)
        return False

    def _pump(self, client: socket.socket, server: socket.socket, era: int) -> None:
        tap = self._tap() if self._tap else None
        while era == self._era:
            readable, _, _ = select.select([client, server], [], [], 0.05)
            for source in readable if not self.weather.partitioned else []:
                data = source.recv(SLOW_CHUNK if self.weather.rate else CHUNK)
                if not data:
                    return
                self._suffer(len(data), era)
                broken = False
                if tap:
                    data, broken = tap.upward(data) if source is client else tap.downward(data)
                (server if source is client else client).sendall(data)
                if broken:
                    return
            if readable and self.weather.partitioned:
                time.sleep(0.02)

    def _suffer(self, size: int, era: int) -> None:
        weather = self.weather
        pause = weather.delay + (size / weather.rate if weather.rate else 0)
        if self._random.random() < weather.loss:
            pause += self._random.choice(RETRANSMISSIONS)
        end = time.monotonic() + pause
        while (left := end - time.monotonic()) > 0 and era == self._era and self.weather == weather:
            time.sleep(min(left, 0.1))
        while self.weather.partitioned and era == self._era:
            time.sleep(0.02)
