"""A wrong retained state must be told from a true one."""

import json
import unittest

from events import seconds
from truth import Truth, lies, lies_about_absence

NOW = seconds("2026-11-24T06:00:00Z")
TRUTH = Truth("s2", {"gate": "espresso"})


def told(session: str = "s2", **changes) -> dict[str, bytes]:
    states = {
        "state": ("", "state", {"state": "online"}),
        "birth": ("", "birth", {}),
        "cam/gate/state": ("/cam/gate", "camera", {"state": "live"}),
        "cam/gate/main/label": ("/cam/gate/main", "label", {"label": "espresso", "valid_until": "2026-11-24T06:00:09Z"}),
    }
    return {
        topic: json.dumps({
            "id": "1", "session": session, "seq": 1, "time": "2026-11-24T06:00:00.000Z", "type": f"io.ocellus.{kind}.v1",
            "source": f"/ocellus/chaos/gw{place}", "data": {**data, **changes.get(kind, {})},
        }).encode()
        for topic, (place, kind, data) in states.items() if changes.get(kind, {}) is not None
    }  # fmt: skip


class TruthTest(unittest.TestCase):
    def test_the_truth_is_no_lie(self):
        self.assertEqual(lies(told(), TRUTH, NOW), [])

    def test_each_lie_is_noticed(self):
        for changes in (
            {"state": {"state": "offline"}},
            {"camera": {"state": "reconnecting"}},
            {"label": {"label": "unknown"}},
            {"label": {"valid_until": "2026-11-24T05:59:59Z"}},
            {"birth": None},
            {"camera": None},
        ):
            self.assertEqual(len(lies(told(**changes), TRUTH, NOW)), 1, changes)

    def test_what_an_older_session_left_behind_is_a_lie(self):
        self.assertEqual(len(lies(told(session="s1"), TRUTH, NOW)), 4)

    def test_what_nobody_should_tell_is_a_lie(self):
        self.assertEqual(len(lies(told(), Truth("s2", {}), NOW)), 2)

    def test_an_agent_that_is_gone_must_be_called_so(self):
        self.assertEqual(lies_about_absence(told(state={"state": "offline"}), "s2"), [])
        self.assertEqual(len(lies_about_absence(told(), "s2")), 1)
        self.assertEqual(len(lies_about_absence({}, "s2")), 1)


if __name__ == "__main__":
    unittest.main()
