"""`livehead run`: the main job, with live figures, until Ctrl-C."""

from __future__ import annotations

import logging
import signal
import threading
import time
import webbrowser
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import FrameType
from typing import TYPE_CHECKING

from rich.console import Console, RenderableType
from rich.live import Live
from rich.logging import RichHandler
from rich.markup import escape
from rich.table import Table

from livehead.cli import flags, keys, options, setup
from livehead.config import Config
from livehead.errors import LiveheadError
from livehead.session import Session
from livehead.telemetry import Figures, Percentiles
from livehead.types import Phase, Status

if TYPE_CHECKING:
    from livehead.remote import RemoteConfig

log = logging.getLogger(__name__)
console = Console()

COLOURS = {
    Phase.RUNNING: "green",
    Phase.FAILED: "red",
    Phase.LOST: "yellow",
    Phase.RETRYING: "yellow",
}


def run(
    source: options.Source = None,
    tracker: options.Tracker = None,
    character: options.Character = None,
    animator: options.Animator = None,
    look: options.Look = None,
    sink: options.Sinks = None,
    fps: options.Fps = None,
    mirror: options.Mirror = None,
    fallback: options.Fallbacks = None,
    voice: options.Voice = None,
    beside: options.Beside = None,
    send: options.Targets = None,
    token: options.Token = None,
    record: options.Record = None,
    remote: options.Remote = False,
    vts_api: options.VtsApi = False,
    vts_allow: options.VtsAllow = None,
    user: options.User = None,
    config: options.ConfigFile = None,
    seconds: options.Seconds = None,
    open_page: options.OpenPage = None,
) -> None:
    """Track, animate, send. With no camera the built-in demo motion plays."""
    started = time.monotonic()
    chosen = flags.apply(
        flags.base(config), character=character, fps=fps, tracker=tracker, source=source, animator=animator,
        look=look, sinks=sink or (), mirror=mirror, fallbacks=fallback or (), voice=voice, beside=beside or (),
        send=send or (), token=token, user=user,
    )  # fmt: skip
    chosen = flags.recorded(chosen, record)
    if chosen.tracker is None:
        chosen = setup.with_default_tracker(chosen, console)
    served = _remote(remote, vts_api, tuple(vts_allow or ()))
    _stream(chosen, started, seconds, seconds is None if open_page is None else open_page, served)


def _remote(remote: bool, vts_api: bool, vts_allow: tuple[str, ...]) -> RemoteConfig | None:
    if not remote and not vts_api:
        return None
    from livehead.remote import config as wanted

    port, vts_port = wanted.PORT if remote else None, wanted.VTS_PORT if vts_api else None
    return wanted.RemoteConfig(port=port, vts_port=vts_port, vts_allow=vts_allow)


def _stream(
    chosen: Config, started: float, seconds: float | None, open_page: bool, served: RemoteConfig | None
) -> None:
    """A session from its start to its end; raises the first error that cost anything."""
    if served is not None:
        from livehead.remote import with_injection

        chosen = with_injection(chosen)
    with _interrupts() as interrupted, Session(chosen) as session, ExitStack() as meanwhile:
        _announce(session, open_page)
        if served is not None:
            _serve(meanwhile, session, served, interrupted)
        meanwhile.enter_context(keys.listening(lambda key: _pressed(session, key)))
        if session.wait_first_frame(10.0):
            console.print(f"first picture after {time.monotonic() - started:.1f} s", highlight=False)
        _watch(session, interrupted, time.monotonic() + seconds if seconds is not None else None)
        failures = session.errors
        figures = session.figures()
    _farewell(figures)
    for name, error in failures.items():
        if name != "tracker":  # without a tracker the character idles: nothing is lost
            raise error


def _serve(
    meanwhile: ExitStack, session: Session, served: RemoteConfig, interrupted: threading.Event
) -> None:
    """Let other programs drive the session while it runs; says where."""
    from livehead.remote import RemoteServer

    server = meanwhile.enter_context(RemoteServer(session, served, on_stop=interrupted.set))
    for address in filter(None, (server.url, server.vts_url)):
        console.print(f"other programs: {address}", highlight=False, markup=False, soft_wrap=True)


@contextmanager
def _interrupts() -> Iterator[threading.Event]:
    """Ctrl-C and a polite kill set the event instead of raising in the middle of something.

    A second one raises, for whoever does not want to wait for a stage that hangs.
    """
    event = threading.Event()

    def stop(number: int, frame: FrameType | None) -> None:
        if event.is_set():
            raise KeyboardInterrupt
        event.set()

    old = {s: signal.signal(s, stop) for s in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield event
    finally:
        for number, handler in old.items():
            signal.signal(number, handler)


def _announce(session: Session, open_page: bool) -> None:
    for name, status in session.statuses().items():
        if name.startswith("sink media_stream"):
            console.print(
                f"{name}: `livehead obs setup --sink media_stream` puts it into OBS", highlight=False
            )
        if not name.startswith("sink browser") or "http://" not in status.text:
            continue
        url = next(word for word in status.text.split() if word.startswith("http"))
        console.print(f"{name}: open [bold]{url}[/] or paste it into an OBS browser source", soft_wrap=True)
        if open_page and setup.has_display():
            webbrowser.open(url + ("&" if "?" in url else "?") + "checker=1")
    hint = KEYS if keys.possible() else ""
    console.print(f"{hint}Ctrl-C ends it.", style="dim", highlight=False)


KEYS = (
    "Enter takes your present face as the calm one, c calibrates guided (30 s), 1 to 9 put on expressions, "
    "n nods, s shakes the head. "
)
WORDS = {"n": "nod", "s": "shake"}


def _pressed(session: Session, key: str) -> None:
    """What a key in the terminal does."""
    try:
        if key == "\n":
            session.calibrate()
        elif key == "c":
            session.calibrate(guided=True)
        elif key in "123456789" or key in WORDS:
            session.perform(WORDS.get(key, key))
    except LiveheadError as error:
        log.warning("%s (%s)", error.cause, error.remedy)


def _watch(session: Session, interrupted: threading.Event, until: float | None) -> None:
    def going() -> bool:
        return not (interrupted.is_set() or session.wait(0.0) or (until and time.monotonic() > until))

    if console.is_terminal:
        with (
            Live(console=console, refresh_per_second=4, transient=True) as live,
            _logs_above(live.console),
        ):
            while going():
                live.update(_table(session))
                interrupted.wait(0.25)
        return
    shown = time.monotonic()
    while going():
        interrupted.wait(0.1)
        if time.monotonic() - shown >= 2.0:
            shown = time.monotonic()
            console.print(_line(session), highlight=False, markup=False, soft_wrap=True)


@contextmanager
def _logs_above(live: Console) -> Iterator[None]:
    """Log lines meant for the terminal go above the live figures, which would wipe them out."""
    handlers = [
        h for h in logging.getLogger().handlers if isinstance(h, RichHandler) and h.console.is_terminal
    ]
    before = [h.console for h in handlers]
    for handler in handlers:
        handler.console = live
    try:
        yield
    finally:
        for handler, own in zip(handlers, before, strict=True):
            handler.console = own


def _table(session: Session) -> RenderableType:
    figures = session.figures()
    table = Table(box=None, show_header=False, padding=(0, 2))
    table.add_row("picture", f"{figures.fps:5.1f} fps", f"interval p99 {figures.interval.p99:.1f} ms")
    latency = figures.latency
    if latency == Percentiles():
        table.add_row("latency", "--", "no motion yet")
    else:
        table.add_row("latency", f"{latency.p50:5.1f} ms", f"p95 {latency.p95:.1f}  p99 {latency.p99:.1f} ms")
    for name, status in session.statuses().items():
        colour = COLOURS.get(status.phase, "cyan")
        table.add_row(name, f"[{colour}]{status.phase.value}[/]", escape(_words(status)))
    lost = ", ".join(f"{name} {count}" for name, count in figures.dropped.items() if count)
    table.add_row("dropped", lost or "none", "")
    return table


def _line(session: Session) -> str:
    figures, statuses = session.figures(), session.statuses()
    spoken = [
        f"{name} {status.phase.value}: {_words(status)}"
        for name, status in statuses.items()
        if name == "tracker" or (status.phase is not Phase.RUNNING and not name.startswith("sink"))
    ]
    return f"{figures.fps:.1f} fps, {_latency(figures)}, {'; '.join(spoken)}"


def _latency(figures: Figures) -> str:
    latency = figures.latency
    if latency == Percentiles():
        return "no motion came"
    return f"latency p50 {latency.p50:.1f} ms p95 {latency.p95:.1f} ms"


def _words(status: Status) -> str:
    return f"{status.text} ({status.remedy})" if status.remedy else status.text


def _farewell(figures: Figures) -> None:
    console.print(
        f"ended: {figures.frames} pictures in {figures.seconds:.1f} s, {_latency(figures)}",
        highlight=False,
    )
