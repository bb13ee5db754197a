"""The faults. Each does its harm, pauses, and mends it; when it returns, nothing is wrong with the world any more."""

import signal
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from clock import SteppedClock
from proxy import FAIR, Proxy, Weather
from room import SmallDisk
from shared import lab, processes
from witness import BEFORE_ACK, IN_PUBLISH
from world import PERSISTED_WITHIN, World

Pause = Callable[[], None]
CUT_PATIENCE = 5  # s for the next publish
HOUR = 3600  # s


@dataclass(frozen=True)
class Fault:
    name: str
    room: str  # cameras, broker or agent: two at once are of two rooms
    bound: float  # s from being mended to a new result of every camera concerned
    harm: Callable[[World, Pause], None]
    longest: float = 3.0  # s of pause
    needs: Callable[[World], bool] = lambda world: True


def rtsp_killed(world: World, pause: Pause) -> None:
    world.rtsp.kill()
    pause()
    world.rtsp.start()


def broker_killed(world: World, pause: Pause) -> None:
    world.broker.kill()
    pause()
    world.broker.start()


def broker_restarted(world: World, pause: Pause) -> None:
    world.broker.end()
    pause()
    world.broker.start()


def broker_wiped(world: World, pause: Pause) -> None:
    world.broker.wipe()
    pause()
    world.broker.start()


def broker_refuses(world: World, pause: Pause) -> None:
    world.broker.end()
    world.broker.refuse(True)
    world.broker.start()
    pause()
    world.broker.end()
    world.broker.refuse(False)
    world.broker.start()


def cut(where: str) -> Callable[[World, Pause], None]:
    def harm(world: World, _: Pause) -> None:
        if not world.witness.cut(where, CUT_PATIENCE):
            world.complain(f"nothing was published within {CUT_PATIENCE} s")

    return harm


def frozen(victim: Callable[[World], processes.Process]) -> Callable[[World, Pause], None]:
    def harm(world: World, pause: Pause) -> None:
        victim(world).signal(signal.SIGSTOP)
        try:
            pause()
        finally:
            victim(world).signal(signal.SIGCONT)

    return harm


def weather(proxy: Callable[[World], Proxy], bad: Weather) -> Callable[[World, Pause], None]:
    def harm(world: World, pause: Pause) -> None:
        proxy(world).weather = bad
        try:
            pause()
        finally:
            proxy(world).weather = FAIR

    return harm


def agent_killed(world: World, pause: Pause) -> None:
    world.kill_agent()
    pause()
    world.start_agent()


def agent_killed_in_outage(world: World, pause: Pause) -> None:
    away = time.time()
    world.broker.end()
    time.sleep(PERSISTED_WITHIN)
    pause()
    world.kill_agent(outage=away)
    world.start_agent()
    pause()
    world.broker.start()


def agent_terminated(world: World, pause: Pause) -> None:
    world.terminate_agent()
    pause()
    world.start_agent()


def in_outage(bad_disk: Callable[[World], Iterator[None]]) -> Callable[[World, Pause], None]:
    """The agent writes to its disk only while its broker is away."""

    def harm(world: World, pause: Pause) -> None:
        with contextmanager(bad_disk)(world):
            broker_killed(world, pause)

    return harm


def full_disk(world: World) -> Iterator[None]:
    disk(world).fill()
    try:
        yield
    finally:
        disk(world).empty()


def read_only_disk(world: World) -> Iterator[None]:
    restart = not disk(world).read_only(True)
    if restart:  # it holds a file open for writing: it finds the disk so at its start
        world.terminate_agent()
        disk(world).read_only(True)
        world.start_agent()
        world.await_all(0, 30)
    try:
        yield
    finally:
        disk(world).read_only(False)


def clock_ahead(world: World, pause: Pause) -> None:
    """Forward, and back again."""
    clock(world).step(HOUR)
    try:
        pause()
    finally:
        clock(world).step(0)


def disk(world: World) -> SmallDisk:
    assert world.disk, "a fault of the disk where there is none to break"
    return world.disk


def clock(world: World) -> SteppedClock:
    assert world.clock, "a fault of the clock where it can't be stepped"
    return world.clock


def rtsp(world: World) -> processes.Process:
    return world.rtsp


def broker(world: World) -> processes.Process:
    return world.broker


def camera_network(world: World) -> Proxy:
    return world.to_cameras


def broker_network(world: World) -> Proxy:
    return world.to_broker


LOSS = Weather(loss=0.2)
DELAY = Weather(delay=0.3)
SLOW = Weather(rate=2000)
PARTITION = Weather(partitioned=True)

FAULTS = [
    Fault("RTSP server killed", "cameras", 10, rtsp_killed),
    Fault("RTSP server frozen", "cameras", 10, frozen(rtsp), 5),
    Fault("cameras' network slow (2 kB/s)", "cameras", 10, weather(camera_network, SLOW), 5),
    Fault("cameras' network: loss (20 %)", "cameras", 10, weather(camera_network, LOSS), 5),
    Fault("cameras' network: delay (0.3 s)", "cameras", 10, weather(camera_network, DELAY), 5),
    Fault("cameras' network partitioned", "cameras", 10, weather(camera_network, PARTITION), 5),
    Fault("broker killed", "broker", 5, broker_killed, 5),
    Fault("broker frozen", "broker", 10, frozen(broker), 8),
    Fault("broker restarted", "broker", 5, broker_restarted),
    Fault("broker restarted without its memory", "broker", 5, broker_wiped),
    Fault("broker refuses the login", "broker", 5, broker_refuses),
    Fault("connection cut in a publish", "broker", 5, cut(IN_PUBLISH)),
    Fault("connection cut before a confirmation", "broker", 5, cut(BEFORE_ACK)),
    Fault("broker's network: loss (20 %)", "broker", 10, weather(broker_network, LOSS), 5),
    Fault("broker's network: delay (0.3 s)", "broker", 10, weather(broker_network, DELAY), 5),
    Fault("broker's network partitioned", "broker", 10, weather(broker_network, PARTITION), 8),
    Fault("agent killed (kill -9)", "agent", 30, agent_killed, 1),
    Fault("agent killed while the broker is away", "agent", 30, agent_killed_in_outage, 3),
    Fault("agent ended (SIGTERM)", "agent", 30, agent_terminated, 1),
    Fault("disk full while the broker is away", "disk", 5, in_outage(full_disk), 3, lambda world: bool(world.disk)),
    Fault("disk read-only, broker away", "disk", 5, in_outage(read_only_disk), 3, lambda world: bool(world.disk)),
    Fault("agent's clock an hour ahead, and back", "agent", 5, clock_ahead, 3, lambda world: bool(world.clock)),
]


def named(name: str) -> Fault:
    for fault in FAULTS:
        if fault.name == name:
            return fault
    raise lab.Failed(f"there is no fault called {name!r}")


def during(outer: Fault, inner: Fault) -> Fault:
    """Two at once: the inner one comes and goes while the outer one lasts."""

    def harm(world: World, pause: Pause) -> None:
        outer.harm(world, lambda: inner.harm(world, pause))

    bound = outer.bound + inner.bound
    return replace(outer, name="two at once (cameras and broker)", room="both", bound=bound, harm=harm)


def possible(world: World) -> list[Fault]:
    return [fault for fault in FAULTS if fault.needs(world)]
