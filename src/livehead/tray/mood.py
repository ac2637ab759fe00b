"""What the engine's thread tells the windows, and how that is said in one word and one colour."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from livehead.config import Config
from livehead.errors import LiveheadError
from livehead.telemetry import Figures, Percentiles
from livehead.types import Phase, Status

PREVIEW = "tray window"
"""What the tray's own sink is called; nobody needs to see it listed."""


class Mood(Enum):
    """The state of everything in one word."""

    STOPPED = "stopped"
    STARTING = "starting"
    RUNNING = "running"
    NO_FACE = "no face"
    TROUBLE = "trouble"


NOTHING = Figures(0, 0.0, 0.0, Percentiles(), Percentiles(), {})


@dataclass(frozen=True, slots=True, eq=False)
class Snapshot:
    """How it stands, a few times a second.

    running: a session exists; starting: one is being made. config: as it is now, all changes included.
    figures, statuses: the session's. problems: what could not be had, by what it was for ("sink browser").
    performances: names of expressions and emotes. cut: the camera is off because a person said so.
    after_ms: milliseconds from the sink until OBS shows the picture, as measured once for that sink.
    shut: sinks that go on without their window, which a person closed.
    address, plugin_address: where other programs and plugins are let in, empty where they are not. plugins: name
    and developer of those that are allowed.
    """

    running: bool = False
    starting: bool = False
    config: Config = field(default_factory=Config)
    figures: Figures = NOTHING
    statuses: Mapping[str, Status] = field(default_factory=dict)
    problems: Mapping[str, LiveheadError] = field(default_factory=dict)
    performances: tuple[str, ...] = ()
    cut: bool = False
    title: str = ""
    after_ms: float = 0.0
    shut: frozenset[str] = frozenset()
    address: str = ""
    plugin_address: str = ""
    plugins: tuple[tuple[str, str], ...] = ()

    def sends(self, use: str) -> bool:
        """Whether a person sees that sink as on: also before the start, and not when its window was closed."""
        if not self.running:
            return use in {sink.use for sink in self.config.sinks}
        return use in self.sinks and use not in self.shut

    @property
    def sinks(self) -> tuple[str, ...]:
        """Names of the stages that send the picture now."""
        return tuple(name.removeprefix("sink ") for name in self.statuses if name.startswith("sink "))

    def lines(self) -> dict[str, Status]:
        """Every stage with what it says of itself, a problem in place of what it is about."""
        failed = {n: Status(Phase.FAILED, e.cause, e.remedy) for n, e in self.problems.items()}
        return {**self.statuses, **failed}


def mood_of(snapshot: Snapshot) -> Mood:
    """One word for a snapshot: trouble before all else, for it wants a person."""
    if snapshot.problems:
        return Mood.TROUBLE
    if not snapshot.running:
        return Mood.STARTING if snapshot.starting else Mood.STOPPED
    phases = {name: status.phase for name, status in snapshot.statuses.items()}
    if Phase.FAILED in phases.values():
        return Mood.TROUBLE
    tracker = phases.get("tracker", Phase.STARTING)
    if tracker in (Phase.LOST, Phase.WAITING):
        return Mood.NO_FACE
    if tracker is Phase.RETRYING:
        return Mood.TROUBLE
    return Mood.RUNNING if snapshot.figures.frames else Mood.STARTING


def worst(snapshot: Snapshot) -> Status | None:
    """What a person should read first: a failure, then what waits for them; None when all is well."""
    order = (Phase.FAILED, Phase.RETRYING, Phase.LOST, Phase.WAITING)
    lines = snapshot.lines().items()
    if not snapshot.running:
        lines = {n: s for n, s in snapshot.lines().items() if n in snapshot.problems}.items()
    for phase in order:
        for name, status in lines:
            if status.phase is phase and (status.remedy or name == "tracker"):
                return status
    return None


def audio_offset(snapshot: Snapshot) -> int:
    """Milliseconds by which a microphone must be delayed to fit the picture; 0 when nothing was measured."""
    measured = snapshot.figures.latency.p50
    return round(measured + snapshot.after_ms) if measured > 0 else 0


def address_of(snapshot: Snapshot, use: str = "browser") -> str:
    """Where a sink serves, from what it says of itself; empty when it is off."""
    for name, status in snapshot.statuses.items():
        if name.startswith(f"sink {use}"):
            return next((word for word in status.text.split() if word.startswith("http")), "")
    return ""


SENT_BY_NAME = {
    "ndi": "NDI source ", "pipewire": "PipeWire source ", "spout": "Spout sender ", "syphon": "Syphon server "
}  # fmt: skip
"""Sinks that go by a name and have no address, and how each says it."""


def addresses_of(snapshot: Snapshot) -> dict[str, str]:
    """What a person types or pastes where the picture is to be shown, by sink: URLs and names."""
    found = {use: address_of(snapshot, use) for use in ("browser", "media_stream")}
    for use, words in SENT_BY_NAME.items():
        text = snapshot.statuses[f"sink {use}"].text if use in snapshot.sinks else ""
        if text.startswith(words) and ": " not in text:  # else it says what is wrong
            found[use] = text.removeprefix(words).removesuffix(" (nobody watches)")
    return {use: address for use, address in found.items() if address}
