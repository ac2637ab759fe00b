"""`livehead render`: a motion tape or a list of poses to a file, every frame, deterministic."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import numpy as np
import typer
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import Progress

from livehead import config as configuration
from livehead import looks, registry
from livehead.cast import find_character
from livehead.cli import flags, options
from livehead.cli.array_file import ArrayFile
from livehead.config import Config, StageChoice
from livehead.errors import AnimatorError, ConfigError, SinkError
from livehead.motion.pose import LAYOUT
from livehead.motion.tape import TapeReader
from livehead.offline import frame_count, styled
from livehead.offline import render as render_offline
from livehead.pipeline import to_frame
from livehead.stages import Animator, Stylizer
from livehead.types import Frame, Image

console = Console(stderr=True)


def render(
    out: Annotated[Path, typer.Option(help="Where to: .mp4 .webm .mov, a folder for PNGs, or .npy.")],
    tape: Annotated[Path | None, typer.Option(help="Motion tape; the demo motion without.")] = None,
    poses: Annotated[
        Path | None, typer.Option(help="Poses, (N, 45) float32 .npy, instead of a tape.")
    ] = None,
    animator: Annotated[str, typer.Option(help="Animator, as in `run`.")] = "puppet",
    character: Annotated[str, typer.Option(help="Character, as in `run`.")] = "actia",
    look: options.Look = None,
    fps: Annotated[float, typer.Option(help="Pictures a second.")] = 30.0,
    frames: Annotated[int | None, typer.Option(min=1, help="Stop after so many pictures.")] = None,
    config: Annotated[
        Path | None, typer.Option(help="A TOML file whose modifiers and look are used.")
    ] = None,
    overwrite: Annotated[bool, typer.Option(help="Replace the file if it is there.")] = False,
) -> None:
    """Render offline: every frame of a recording, the same pixels each time."""
    if fps == 0:
        raise ConfigError("--fps is 0", remedy="it must be above 0, e.g. --fps 30")
    configuration.check_rate(fps, "--fps")
    _refuse_existing(out, overwrite)
    stage = registry.animator(flags.stage(animator, "--animator"))
    stage.load(find_character(character))
    stylizers = [registry.stylizer(choice) for choice in _stylizers(config, look)]
    if poses is not None:
        pictures, count = _from_poses(stage, read_poses(poses), stylizers, fps)
    else:
        pictures, count = _from_tape(stage, TapeReader(tape), config, stylizers, fps)
    count = min(count, frames) if frames else count
    with Progress(console=console, transient=True) as bar:
        task = bar.add_task(f"{stage.status.text or animator}", total=count)
        written = _write(_first(pictures, count, lambda: bar.advance(task)), out, fps, count, overwrite)
    for made in (stage, *stylizers):
        made.close()
    console.print(f"{written} pictures in {out}", highlight=False, markup=False, soft_wrap=True)


def _from_tape(
    stage: Animator, reader: TapeReader, config: Path | None, stylizers: list[Stylizer], fps: float
) -> tuple[Iterator[Frame], int]:
    modifiers = [registry.modifier(choice, fps=fps) for choice in _modifiers(reader, config)]
    pictures = render_offline(iter(reader), modifiers, stage, stylizers, fps)
    return pictures, frame_count(reader.duration, fps)


def _stylizers(config: Path | None, look: str | None) -> tuple[StageChoice, ...]:
    own = flags.base(config) if config is not None else Config()
    return looks.stylizers_of(own if look is None else replace(own, look=look))


def _modifiers(tape: TapeReader, config: Path | None) -> tuple[StageChoice, ...]:
    """The file's, else the usual ones; none for the tape of a take, which holds what was shown."""
    if config is not None:
        return flags.base(config).modifiers
    return () if tape.notes.get("kind") == "shown" else Config().modifiers


def read_poses(path: Path) -> NDArray[np.float32]:
    """Poses of a .npy file, (N, 45) float32 within the ranges; ConfigError when it holds anything else."""
    try:
        poses = np.load(path, allow_pickle=False)
    except (OSError, ValueError, EOFError) as error:
        raise ConfigError(f"{path}: {error}", remedy="give a .npy file of shape (N, 45) float32") from None
    if poses.ndim != 2 or poses.shape[1] != len(LAYOUT.names) or not np.issubdtype(poses.dtype, np.number):
        raise ConfigError(
            f"{path} has shape {poses.shape} of {poses.dtype}", remedy="give shape (N, 45), float32"
        )
    if not len(poses):
        raise ConfigError(f"{path} holds no poses", remedy="give shape (N, 45) with N of 1 or more")
    return LAYOUT.clip(poses.astype(np.float32))


def poses_of(
    stage: Animator, tape: Path | None, poses: Path | None, limit: int
) -> tuple[Callable[[Any], Image], list[Any]]:
    """How to drive an animator, and up to `limit` inputs for it: poses if given, else a tape's motions."""
    if poses is not None:
        return _draw(stage), list(read_poses(poses)[:limit])
    reader = TapeReader(tape)
    return stage.animate, [motion for motion, _ in zip(reader, range(limit), strict=False)]


def _draw(stage: Animator) -> Callable[[Any], Image]:
    draw = getattr(stage, "draw", None)
    if draw is None:
        name = type(stage).__name__
        raise AnimatorError(f"{name} is not driven by poses", remedy="give --tape, or another --animator")
    return draw  # type: ignore[no-any-return]


def _from_poses(
    stage: Animator, poses: NDArray[np.float32], stylizers: list[Stylizer], fps: float
) -> tuple[Iterator[Frame], int]:
    draw = _draw(stage)
    pictures = (styled(draw(pose), stylizers) for pose in poses)
    return (to_frame(picture, i / fps, i) for i, picture in enumerate(pictures)), len(poses)


def _first(pictures: Iterator[Frame], count: int, advance: Callable[[], None]) -> Iterator[Frame]:
    for _, frame in zip(range(count), pictures, strict=False):
        yield frame
        advance()


def _write(pictures: Iterator[Frame], out: Path, fps: float, count: int, overwrite: bool) -> int:
    if out.suffix.lower() == ".npy":
        return _write_npy(pictures, out, count)
    options = {"path": str(out), "overwrite": overwrite, "constant_rate": True}
    sink = registry.sink(StageChoice("video_file", options), fps=fps)
    written = 0
    try:
        for frame in pictures:
            sink.send(frame)
            written += 1
    finally:
        sink.close()
    return written


def _write_npy(pictures: Iterator[Frame], out: Path, count: int) -> int:
    first = next(pictures)
    with ArrayFile(out, count) as array:
        array.add(first.pixels)
        for frame in pictures:
            array.add(frame.pixels)
    return array.written


def _refuse_existing(out: Path, overwrite: bool) -> None:
    if out.is_file() and not overwrite:
        raise SinkError(f"{out} is there already", remedy="choose another name, or add --overwrite")
