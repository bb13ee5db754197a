"""The books of a subscriber: is each message delivered, or announced as dropped, exactly once by its id?"""

from collections import defaultdict
from dataclasses import dataclass, field
from enum import Enum

from events import Event, Key

BROKER_MEMORY = 2.0  # s: what a broker confirmed so shortly before it was killed, it may take with it
LARGEST_AGE = 600_000  # ms
UNCOUNTED = "metrics"  # QoS 0: a broken connection may take one with it


class End(Enum):
    """How a session ended."""

    RUNNING = "runs"
    TERMINATED = "was asked to end"
    KILLED = "was killed"


class Fate(Enum):
    """What became of a message that never came and was never announced."""

    LOST = "lost"  # the agent owed it
    BROKER = "taken by the broker"  # confirmed by a broker that was killed before it passed it on
    PROCESS = "died with the process"  # an agent that was killed had not yet promised to keep it


@dataclass
class Stream:
    """One topic of one session."""

    seen: dict[int, tuple[str, bytes]] = field(default_factory=dict)  # id and digest by seq
    announced: set[int] = field(default_factory=set)
    highest_live: int = 0


@dataclass(frozen=True)
class Wrong:
    """Something that must not be, and when it was noticed."""

    time: float
    what: str


class Ledger:
    """Not thread-safe."""

    def __init__(self) -> None:
        self.streams: dict[tuple[str, str], Stream] = defaultdict(Stream)
        self.repeats: list[float] = []  # when a message came again and said so
        self.duplicates: list[Wrong] = []  # … and did not say so
        self.wrong: list[Wrong] = []
        self.persisted: dict[str, dict[str, int]] = {}  # last persisted seq by topic, by session
        self.owed: dict[Key, float] = {}  # what a killed session must have persisted at least, and since when
        self.degraded: set[str] = set()  # sessions whose disk takes nothing for now, as they said
        self.results = 0

    def take(self, event: Event, now: float, stored: bool = False, again: bool = False) -> None:
        """Enters a message.

        :param stored: it is the retained copy that a new subscription gets
        :param again: the broker says that it may have sent this before
        """
        key = event.key
        if key.seq == 0:  # the will counts nothing
            return
        stream = self.streams[key.session, key.topic]
        before = stream.seen.get(key.seq)
        if before:
            self._take_again(event, now, before, stored or again)
            return
        stream.seen[key.seq] = (event.id, event.digest)
        self._check_order(event, now, stream, stored or again)
        if event.kind == "result":
            self.results += 1
            if not 0 <= event.data["age_ms"] <= LARGEST_AGE:
                self.wrong.append(Wrong(now, f"{key} has an age of {event.data['age_ms']} ms"))
        elif event.kind == "birth" and "previous" in event.data:
            previous = event.data["previous"]
            self.persisted[previous["session"]] = previous["last_seq"]
        elif event.kind == "event":
            self._take_audit(event)

    def _take_again(self, event: Event, now: float, before: tuple[str, bytes], by_broker: bool) -> None:
        if before != (event.id, event.digest):
            self.wrong.append(Wrong(now, f"{event.key} came again with another content"))
        elif event.resent:
            self.repeats.append(now)
        elif not by_broker:
            self.duplicates.append(Wrong(now, f"{event.key} came twice without saying so"))

    def _check_order(self, event: Event, now: float, stream: Stream, by_broker: bool) -> None:
        if event.resent or by_broker:
            return
        if event.key.seq < stream.highest_live:
            self.wrong.append(Wrong(now, f"{event.key} came live after {stream.highest_live}"))
        stream.highest_live = max(stream.highest_live, event.key.seq)

    def _take_audit(self, event: Event) -> None:
        code = event.data["code"]
        if code == "outbox.dropped":
            self._announce(event)
        elif code == "outbox.degraded":
            self.degraded.add(event.key.session)
        elif code == "outbox.recovered":
            self.degraded.discard(event.key.session)

    def _announce(self, event: Event) -> None:
        fields = event.data["fields"]
        session = fields.get("session", event.key.session)
        for topic, ranges in fields["dropped"].items():
            announced = self.streams[session, topic].announced
            for first, last in ranges:
                announced.update(range(first, last + 1))

    @property
    def announced(self) -> int:
        """Messages announced as dropped that indeed never came."""
        return sum(len(stream.announced - stream.seen.keys()) for stream in self.streams.values())

    def forgotten(self) -> list[Wrong]:
        """What was owed and is not persisted."""
        found = []
        for (session, topic, seq), since in self.owed.items():
            kept = self.persisted.get(session, {}).get(topic, 0)
            if kept < seq:
                found.append(Wrong(since, f"{topic} of {session} was kept up to {kept}, although {seq} waited long enough"))
        return found

    def missing(self, handed: dict[Key, float]) -> list[Key]:
        """What was numbered and neither came nor was announced. `handed` is what else is known to exist."""
        known: dict[tuple[str, str], int] = defaultdict(int)
        for key in list(handed):
            known[key.session, key.topic] = max(known[key.session, key.topic], key.seq)
        for place, stream in self.streams.items():
            known[place] = max([known[place], *stream.seen, *stream.announced])
        for session, topics in self.persisted.items():
            for topic, seq in topics.items():
                known[session, topic] = max(known[session, topic], seq)
        gaps = []
        for (session, topic), last in known.items():
            if topic != UNCOUNTED:
                stream = self.streams[session, topic]
                here = set(range(1, last + 1)) - stream.seen.keys() - stream.announced
                gaps += [Key(session, topic, seq) for seq in sorted(here)]
        return gaps

    def fate(self, key: Key, end: End, confirmed: dict[Key, float], broker_deaths: list[float]) -> Fate:
        """Judges a missing message."""
        when = confirmed.get(key)
        if when is not None:
            excused = any(0 <= death - when <= BROKER_MEMORY for death in broker_deaths)
            return Fate.BROKER if excused else Fate.LOST
        if end is End.KILLED and key.seq > self.persisted.get(key.session, {}).get(key.topic, 0):
            return Fate.PROCESS
        return Fate.LOST
