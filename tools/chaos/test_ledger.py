"""The books: each way in which a message may be lost or doubled must be noticed, and nothing else."""

import json
import unittest

from events import Event, Key, parse
from ledger import End, Fate, Ledger

RESULT = "cam/gate/main/result"


def event(seq: int, topic: str = RESULT, session: str = "s1", resent: bool = False, **data) -> Event:
    kind = topic.rsplit("/", 1)[-1]
    place = topic.removesuffix(kind).strip("/")
    payload = {
        "id": f"{session}-{seq}",
        "source": "/ocellus/chaos/gw" + (f"/{place}" if place else ""),
        "type": f"io.ocellus.{kind}.v1",
        "time": "2026-11-24T06:00:00.000Z",
        "session": session,
        "seq": seq,
        "data": {"age_ms": 4, "code": "", **data},
    }
    if resent:
        payload["resent"] = True
    return parse(json.dumps(payload).encode())


def dropped(seq: int, *ranges: tuple[int, int], by: str = "s1", **fields) -> Event:
    return event(seq, "event", by, code="outbox.dropped", fields={"dropped": {RESULT: ranges}, **fields})


class LedgerTest(unittest.TestCase):
    def setUp(self):
        self.ledger = Ledger()

    def take(self, *events: Event, **how) -> None:
        for number, one in enumerate(events):
            self.ledger.take(one, 100.0 + number, **how)

    def missing(self) -> list[int]:
        return [key.seq for key in self.ledger.missing({}) if key.topic == RESULT]

    def test_a_gap_is_missing(self):
        self.take(event(1), event(2), event(5))
        self.assertEqual(self.missing(), [3, 4])

    def test_what_was_seen_on_the_wire_is_missing_although_nothing_came_after_it(self):
        self.take(event(1))
        self.assertEqual(self.ledger.missing({Key("s1", RESULT, 3): 0.0}), [Key("s1", RESULT, 2), Key("s1", RESULT, 3)])

    def test_what_is_announced_is_not_missing(self):
        self.take(event(1), event(5), dropped(1, (2, 3), (4, 4)))
        self.assertEqual(self.missing(), [])
        self.assertEqual(self.ledger.announced, 3)

    def test_a_later_session_may_announce_for_an_earlier_one(self):
        self.take(event(1), event(4), dropped(1, (2, 3), by="s2", session="s1"))
        self.assertEqual([key for key in self.ledger.missing({}) if key.session == "s1"], [])

    def test_a_session_says_when_its_disk_takes_nothing(self):
        self.take(event(1, "event", code="outbox.degraded"), event(1, "event", "s2", code="outbox.degraded"))
        self.take(event(2, "event", code="outbox.recovered"))
        self.assertEqual(self.ledger.degraded, {"s2"})

    def test_metrics_may_be_missing(self):
        self.take(event(1, "metrics"), event(3, "metrics"))
        self.assertEqual(self.ledger.missing({}), [])

    def test_each_session_and_topic_counts_for_itself(self):
        self.take(event(1), event(1, session="s2"), event(1, "cam/gate/bay/result"))
        self.assertEqual((self.ledger.missing({}), self.ledger.duplicates, self.ledger.wrong), ([], [], []))

    def test_a_repeat_must_say_so(self):
        self.take(event(1), event(1, resent=True))
        self.assertEqual((len(self.ledger.repeats), self.ledger.duplicates), (1, []))
        self.take(event(1))
        self.assertEqual(len(self.ledger.duplicates), 1)

    def test_what_the_broker_sends_again_is_not_the_agents_duplicate(self):
        self.take(event(1))
        self.take(event(1), again=True)
        self.take(event(1), stored=True)
        self.assertEqual(self.ledger.duplicates, [])

    def test_a_repeat_with_another_content_is_wrong(self):
        self.take(event(1, label="cat"), event(1, label="dog", resent=True))
        self.assertEqual(len(self.ledger.wrong), 1)

    def test_live_messages_come_in_order_and_resent_ones_when_they_may(self):
        self.take(event(1), event(4), event(2, resent=True), event(5))
        self.assertEqual(self.ledger.wrong, [])
        self.take(event(3))
        self.assertEqual(len(self.ledger.wrong), 1)

    def test_an_age_is_never_negative(self):
        self.take(event(1, age_ms=-3_600_000))
        self.assertEqual(len(self.ledger.wrong), 1)

    def test_the_will_counts_nothing(self):
        self.take(event(0, "state"), event(1, "state"), event(0, "state"))
        self.assertEqual((self.ledger.missing({}), self.ledger.duplicates), ([], []))


class FateTest(unittest.TestCase):
    """What a missing message means."""

    def setUp(self):
        self.ledger = Ledger()
        self.key = Key("s1", RESULT, 7)

    def fate(self, end: End, confirmed: float | None = None, deaths: tuple[float, ...] = ()) -> Fate:
        times = {} if confirmed is None else {self.key: confirmed}
        return self.ledger.fate(self.key, end, times, list(deaths))

    def test_an_agent_that_lives_or_ended_in_order_owes_everything(self):
        self.assertEqual(self.fate(End.RUNNING), Fate.LOST)
        self.assertEqual(self.fate(End.TERMINATED), Fate.LOST)

    def test_a_killed_agent_owes_what_it_persisted(self):
        self.ledger.take(event(1, "birth", "s2", previous={"session": "s1", "last_seq": {RESULT: 7}}), 100.0)
        self.assertEqual(self.fate(End.KILLED), Fate.LOST)
        self.key = Key("s1", RESULT, 8)
        self.assertEqual(self.fate(End.KILLED), Fate.PROCESS)

    def test_what_is_persisted_is_known_to_exist(self):
        self.ledger.take(event(1, "birth", "s2", previous={"session": "s1", "last_seq": {RESULT: 2}}), 100.0)
        self.assertEqual([key.seq for key in self.ledger.missing({})], [1, 2])

    def test_what_waited_long_enough_must_be_persisted(self):
        self.ledger.owed[self.key] = 100.0
        self.assertEqual(len(self.ledger.forgotten()), 1)
        self.ledger.take(event(1, "birth", "s2", previous={"session": "s1", "last_seq": {RESULT: 6}}), 101.0)
        self.assertEqual(len(self.ledger.forgotten()), 1)
        self.ledger.take(event(2, "birth", "s2", previous={"session": "s1", "last_seq": {RESULT: 7}}), 102.0)
        self.assertEqual(self.ledger.forgotten(), [])

    def test_a_broker_that_dies_may_take_what_it_just_confirmed(self):
        self.assertEqual(self.fate(End.RUNNING, confirmed=50.0, deaths=(50.5,)), Fate.BROKER)
        self.assertEqual(self.fate(End.KILLED, confirmed=50.0, deaths=(49.0, 60.0)), Fate.LOST)


if __name__ == "__main__":
    unittest.main()
