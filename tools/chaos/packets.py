"""As much of MQTT 5 as it takes to see on the wire what an agent hands over and what its broker confirms."""

from typing import NamedTuple

PUBLISH, PUBACK = 3, 4
FIRST_FAILURE = 0x80  # reason codes from here on mean that the broker does not take it


class Published(NamedTuple):
    number: int  # 0 with QoS 0
    payload: bytes


class Splitter:
    """Cuts a stream of bytes into whole control packets."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, data: bytes) -> list[bytes]:
        self._rest += data
        whole = []
        while (size := packet_size(self._rest)) and size <= len(self._rest):
            whole.append(self._rest[:size])
            self._rest = self._rest[size:]
        return whole


def packet_size(data: bytes) -> int:
    """The size of the packet that begins here, or 0 where too little came to know it."""
    length, place = variable_integer(data, 1)
    return place + length if place else 0


def variable_integer(data: bytes, place: int) -> tuple[int, int]:
    """A variable byte integer and the place after it; the place is 0 where the integer is not whole."""
    value, shift = 0, 0
    while place < len(data):
        digit = data[place]
        value, shift, place = value | (digit & 0x7F) << shift, shift + 7, place + 1
        if digit < 0x80:
            return value, place
    return 0, 0


def published(packet: bytes) -> Published | None:
    """What a PUBLISH carries; None for any other packet."""
    if packet[0] >> 4 != PUBLISH:
        return None
    _, place = variable_integer(packet, 1)
    end, number = place + 2 + int.from_bytes(packet[place : place + 2], "big"), 0
    if packet[0] & 0x06:
        number, end = int.from_bytes(packet[end : end + 2], "big"), end + 2
    properties, end = variable_integer(packet, end)
    return Published(number, packet[end + properties :])


def acknowledged(packet: bytes) -> int:
    """The number that a PUBACK confirms; 0 for any other packet and where the broker refuses."""
    if packet[0] >> 4 != PUBACK:
        return 0
    _, place = variable_integer(packet, 1)
    number, reason = packet[place : place + 2], packet[place + 2 : place + 3]
    return 0 if reason and reason[0] >= FIRST_FAILURE else int.from_bytes(number, "big")
