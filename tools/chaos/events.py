"""What an agent publishes, taken apart (docs/messages.md)."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple


class Key(NamedTuple):
    """What a subscriber knows a message by."""

    session: str
    topic: str  # below the node
    seq: int


@dataclass(frozen=True)
class Event:
    key: Key
    id: str
    kind: str  # result, label, state, birth, camera, event, metrics
    time: float  # seconds since 1970
    resent: bool
    data: dict
    digest: bytes  # of everything but the mark that it was sent again

    @property
    def camera(self) -> str:
        levels = self.key.topic.split("/")
        return levels[1] if levels[0] == "cam" else ""


def parse(payload: bytes) -> Event:
    """Takes a message apart. Raises ValueError or KeyError where it is none of an agent."""
    event = json.loads(payload)
    resent = event.pop("resent", False)
    kind = event["type"].split(".")[2]
    return Event(
        key=Key(event["session"], topic_of(event["source"], kind), int(event["seq"])),
        id=event["id"],
        kind=kind,
        time=seconds(event["time"]),
        resent=resent,
        data=event["data"],
        digest=hashlib.blake2b(json.dumps(event, sort_keys=True).encode(), digest_size=8).digest(),
    )


def topic_of(source: str, kind: str) -> str:
    """Below the node. On the wire the topic itself may be abbreviated (a topic alias), so it is told from the content."""
    _, _, _, _, *place = source.split("/")
    return "/".join([*place, "state" if kind == "camera" else kind])


def seconds(timestamp: str) -> float:
    return datetime.fromisoformat(timestamp.replace("Z", "+00:00")).timestamp()
