"""The subscriber at work: enters what comes into the ledger, and knows when a camera was last heard of."""

import threading
import time
from collections.abc import Callable

from events import Event, parse
from ledger import Ledger, Wrong
from shared import listener


class Observer:
    """Reads one persistent subscription on a thread of its own."""

    def __init__(self, port: int, topics: str):
        self.ledger = Ledger()
        self.lock = threading.Lock()  # for whoever reads the ledger
        self.sessions: list[str] = []  # in the order of their births
        self._changed = threading.Condition(self.lock)
        self._newest: dict[str, tuple[float, Event]] = {}  # by camera: received, a live result
        self._listener = listener.Listener(port, topics, "chaos-observer")
        self._closed = False
        self._thread = threading.Thread(target=self._run, daemon=True)

    def __enter__(self) -> "Observer":
        self._listener.__enter__()
        self._thread.start()
        return self

    def __exit__(self, *_) -> None:
        self._closed = True
        self._listener.__exit__()
        self._thread.join(5)

    @property
    def subscribed(self) -> bool:
        return self._listener.subscribed

    def await_result(self, camera: str, wanted: Callable[[float, Event], bool], seconds: float) -> float | None:
        """When the newest live result of a camera came, once it is a wanted one; None if it does not come in time."""

        def found() -> float | None:
            newest = self._newest.get(camera)
            return newest[0] if newest and wanted(*newest) else None

        with self._changed:
            return self._changed.wait_for(found, seconds)

    def newest_session(self) -> str:
        with self.lock:
            return self.sessions[-1] if self.sessions else ""

    def _run(self) -> None:
        while not self._closed:
            message = self._listener.next(0.5)
            if message and message.payload:
                with self._changed:
                    self._enter(message)
                    self._changed.notify_all()

    def _enter(self, message: listener.Message) -> None:
        try:
            event = parse(message.payload)
        except (ValueError, KeyError) as e:
            self.ledger.wrong.append(Wrong(message.received, f"a message on {message.topic} can't be read: {e!r}"))
            return
        if not message.topic.endswith("/" + event.key.topic):
            self.ledger.wrong.append(Wrong(message.received, f"{event.key} came on {message.topic}"))
        self.ledger.take(event, message.received, stored=message.retained, again=message.again)
        if event.kind == "birth" and event.key.session not in self.sessions:
            self.sessions.append(event.key.session)
        if event.kind == "result" and not event.resent and not message.retained:
            self._newest[event.camera] = (message.received, event)


def stored(port: int, topics: str, seconds: float = 0.7) -> dict[str, bytes]:
    """The retained messages, as a subscriber gets them that comes now."""
    with listener.Listener(port, topics) as fresh:
        end, kept = time.monotonic() + seconds, {}
        while (left := end - time.monotonic()) > 0:
            message = fresh.next(left)
            if message and message.retained:
                kept[message.topic] = message.payload
    return kept
