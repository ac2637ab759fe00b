"""`livehead calibrate`: thirty guided seconds before any tracker, or fifteen of vowels for the voice."""

from __future__ import annotations

import threading
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.table import Table
from rich.text import Text

from livehead import config as configuration
from livehead import registry
from livehead.cli import flags, options
from livehead.config import Config, StageChoice
from livehead.errors import LiveheadError, TrackerError
from livehead.mailbox import Mailbox
from livehead.modifiers.calibrate import Config as Place
from livehead.motion.calibration_file import path_of, save
from livehead.motion.curves import SHAPES
from livehead.motion.guide import STEPS, Guide, Reach
from livehead.stages import Tracker
from livehead.types import Channels, Motion

console = Console()


def calibrate(
    tracker: options.Tracker = None,
    source: options.Source = None,
    user: options.User = None,
    config: options.ConfigFile = None,
) -> None:
    """Learn a face at rest and how far it goes, step by step; kept for this user and tracker.

    With --tracker voice it learns your vowels instead. Time runs only while the tracker sees a face. Ctrl-C
    breaks off and changes nothing.
    """
    chosen = flags.apply(flags.base(config), tracker=tracker, source=source, user=user)
    choice = chosen.tracker or StageChoice("mediapipe_face")
    if choice.use == "voice":
        _voice(choice)
        return
    stage = registry.tracker(choice)
    try:
        guide, name = _lead(stage, choice.use)
    finally:
        stage.close()
    calibration, reaches = guide.result()
    path, whose = _place(chosen, user, name)
    save(calibration, path, user=whose, tracker=name)
    console.print(_table(reaches))
    console.print(f"kept in {path}", highlight=False, markup=False, soft_wrap=True)


def _place(config: Config, user: str | None, tracker: str) -> tuple[Path, str]:
    """The file, and whose it is: where the configuration's own `calibrate` will look for it."""
    own = next((m.options for m in config.modifiers if m.use == "calibrate"), {})
    path = str(own.get("path", Place().path))
    whose = user if user is not None else str(own.get("user", Place().user))
    return Path(path).expanduser() if path else path_of(whose, tracker), whose


def _lead(stage: Tracker, use: str) -> tuple[Guide, str]:
    """Through all steps; gives the guide and the name of the tracker. TrackerError when its input ends."""
    inbox: Mailbox[Motion] = Mailbox()
    failed: list[LiveheadError] = []

    def track() -> None:
        try:
            for motion in stage.track():
                inbox.put(motion)
        except LiveheadError as error:
            failed.append(error)
        finally:
            inbox.close()

    threading.Thread(target=track, name="livehead calibrate", daemon=True).start()
    guide, name, nothing = Guide(), use, False
    with Live(console=console, refresh_per_second=12, transient=True) as live:
        while guide.step is not None:
            motion = inbox.take(0.2)
            if motion is not None:
                name = motion.tracker or use
                nothing = not Channels.FACE & motion.channels & ~motion.made
                guide.feed(motion)
            elif inbox.closed:
                raise failed[0] if failed else _ended(guide)
            if nothing:
                raise TrackerError(f"{name} measures no face", remedy="there is nothing to calibrate")
            live.update(_prompt(guide, stage, motion is not None))
    return guide, name


def _ended(guide: Guide) -> LiveheadError:
    return TrackerError(
        f"the input ended at step {guide.number} of {len(STEPS)}", remedy="calibrate before a camera or phone"
    )


def _prompt(guide: Guide, stage: Tracker, seen: bool) -> RenderableType:
    step = guide.step
    if step is None:
        return Text("done")
    bar = ProgressBar(total=1.0, completed=guide.progress, width=48)
    head = Text(f"{guide.number} of {len(STEPS)}: {step.prompt}", style="bold")
    status = stage.status
    words = f"{guide.left:.0f} s left" if seen else f"{status.text} {status.remedy}".strip()
    return Group(head, bar, Text(words, style="dim" if seen else "yellow"))


def _table(reaches: tuple[Reach, ...]) -> Table:
    table = Table(
        "channel", "went to", "", title="what this tracker sees of you", title_justify="left", box=None
    )
    for reach in reaches:
        number = f"{reach.reached:.2f}" if reach.channel in SHAPES else f"{reach.reached:.0f}°"
        verdict = "" if reach.moved else "[yellow]did not move: not seen by it, or the step was skipped[/]"
        table.add_row(reach.channel, number, verdict)
    return table


def _voice(choice: StageChoice) -> None:
    from livehead.sources.vowel_recording import Prompt
    from livehead.trackers import voice

    config = configuration.bind(voice.Config, choice.options, where="tracker.voice")
    with Live(console=console, refresh_per_second=12, transient=True) as live:

        def tell(prompt: Prompt) -> None:
            words = f"say {prompt.vowel}: {prompt.left:.0f} s" if prompt.vowel else "be silent for a moment"
            heard = f"{prompt.level:.0f} dB{', heard' if prompt.hearing else ''}"
            live.update(Group(Text(words, style="bold"), Text(heard, style="dim")))

        path = voice.calibrate(config, tell)
    console.print(f"your voice is kept in {path}", highlight=False, markup=False, soft_wrap=True)
