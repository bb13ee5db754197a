"""Are the retained states true? What a subscriber that comes now is told, beside what is."""

from dataclasses import dataclass

from events import Event, parse, seconds


@dataclass(frozen=True)
class Truth:
    """How the world is: a running agent whose cameras deliver, each always showing the same thing."""

    session: str
    labels: dict[str, str]  # by camera


def lies(told: dict[str, bytes], truth: Truth, now: float) -> list[str]:
    """What is told and not so, or not told, each as a sentence."""
    found = []
    events: dict[str, Event] = {}
    for payload in told.values():
        event = parse(payload)
        events[event.key.topic] = event
        if event.key.session != truth.session:
            found.append(f"{event.key.topic} is of session {event.key.session}, not {truth.session}")
    wanted: dict[str, tuple[str, str] | None] = {"state": ("state", "online"), "birth": None}
    for camera, label in truth.labels.items():
        wanted[f"cam/{camera}/state"] = ("state", "live")
        wanted[f"cam/{camera}/main/label"] = ("label", label)
    for topic, fact in wanted.items():
        if topic not in events:
            found.append(f"{topic} is not told")
            continue
        data = events[topic].data
        if fact and data[fact[0]] != fact[1]:
            found.append(f"{topic} says {data[fact[0]]}, which is {fact[1]}: {data.get('reason', '')}")
        elif "valid_until" in data and seconds(data["valid_until"]) < now:
            found.append(f"{topic} expired at {data['valid_until']}")
    return found + [f"{topic} is told and should not be" for topic in events.keys() - wanted.keys()]


def lies_about_absence(told: dict[str, bytes], session: str) -> list[str]:
    """The same for an agent that is gone: it must be said, by itself or by its will."""
    states = [parse(payload) for payload in told.values()]
    state = next((s for s in states if s.key.topic == "state"), None)
    if state and state.data["state"] == "offline" and state.key.session == session:
        return []
    said = f"{state.data['state']} of session {state.key.session}" if state else "nothing"
    return [f"state says {said}, although session {session} is gone"]
