"""The five kinds of stage, as protocols: no base classes, nothing to inherit.

A stage file holds one docstring (its first line is what `livehead list` shows), one frozen dataclass
`Config`, one class and `create(config: Config) -> Stage`. It may add `probe() -> str`, which says why the
stage cannot be used on this machine ("" when it can). `close()` is called exactly once and must return
soon, also while another thread blocks in the stage. `status` may be read from any thread.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

from livehead.character import Character
from livehead.motion.retarget import RetargetConfig
from livehead.types import Frame, Image, Motion, Status


class Stage(Protocol):
    """What every stage has."""

    @property
    def status(self) -> Status: ...

    def close(self) -> None: ...


class Tracker(Stage, Protocol):
    """Pixels or datagrams in, Motion out."""

    def track(self) -> Iterator[Motion]:
        """Blocks; yields nothing while no face is seen; ends after `close()` or at the end of a file."""
        ...


class Modifier(Stage, Protocol):
    """Motion to Motion; called once per output frame, in the order of the configuration."""

    def modify(self, motion: Motion, now: float) -> Motion:
        """`motion` is the newest there is (the same `seq` again when nothing new came), `now` the
        monotonic time of the frame in the making. Pure but for the modifier's own memory."""
        ...


@runtime_checkable
class Calibrated(Protocol):
    """A modifier that can be told to take the present face as its neutral pose."""

    def capture(self) -> None:
        """Begin to look; returns at once. Callable from any thread."""
        ...

    def guide(self) -> None:
        """Begin the guided calibration, or break it off; `status` leads through it. Callable from any thread."""
        ...


@runtime_checkable
class Performer(Protocol):
    """A modifier that can do something on a word: put on an expression, play an emote."""

    def performances(self) -> tuple[str, ...]:
        """The names of what it can do."""
        ...

    def perform(self, words: str) -> str:
        """Begin what the words ask for; returns its name at once. Callable from any thread.
        Errors: ConfigError when nothing fits."""
        ...


@runtime_checkable
class Wearer(Protocol):
    """A performer of things that stay on until they are taken off."""

    def worn(self) -> tuple[str, ...]:
        """The names of what is on, the newest last, as it will be in the next frame. Callable from any thread."""
        ...


@runtime_checkable
class Injected(Protocol):
    """A modifier that other programs can send motion to, by the names of `livehead.motion.tracking_parameters`."""

    def inject(
        self,
        sent: Iterable[tuple[str, float, float]],
        *,
        add: bool = False,
        by: str = "",
        found: bool = False,
    ) -> int:
        """Lay (parameter, value, weight 0 to 1) over the motion for one second; names it does not know are left
        out. add: add the value instead, the weight does not matter; by: who sends; found: a face is to count as
        found. Returns how many were taken. Callable from any thread."""
        ...

    def parameters(self, names: Iterable[str] = ()) -> dict[str, float]:
        """The present values of some parameters, or of all that have names of their own. Callable from any
        thread."""
        ...


class Animator(Stage, Protocol):
    """Motion to Image. How a pose looks inside is its private business."""

    @property
    def needs_driving(self) -> bool:
        """True if `Motion.driving` must carry the camera picture."""
        ...

    def load(self, character: Character) -> None:
        """Take a character; may be slow, called before the first `animate` and again at a swap."""
        ...

    def animate(self, motion: Motion) -> Image: ...


@runtime_checkable
class Eased(Protocol):
    """An animator that can do with less work when the budget asks for it."""

    @property
    def able(self) -> tuple[str, ...]:
        """What it can do with less of: some of `livehead.config.BUDGET_PARTS`, without "rate"."""
        ...

    def ease(self, coarse: int, size: float) -> None:
        """From the next picture on: poses in steps of level `coarse` (0 exact, 3 coarsest), drawn at `size`
        (0 to 1) of the edge and scaled up. The Image keeps its size."""
        ...


@runtime_checkable
class Tuned(Protocol):
    """An animator that can be told while it draws how far the character goes along with a face."""

    def tune(self, faces: RetargetConfig) -> None:
        """From the next picture on. Callable from any thread."""
        ...


class PoseAnimator(Animator, Protocol):
    """An animator driven by a vector of named parameters; `render --poses` can reach it."""

    def draw(self, pose: object) -> Image:
        """`pose`: float32 vector in the layout of `livehead.motion.pose`."""
        ...


class Stylizer(Stage, Protocol):
    """Image to Image."""

    def stylize(self, image: Image) -> Image: ...


class Sink(Stage, Protocol):
    """Frames out. A sink runs in a thread of its own: blocking holds up nobody else."""

    def send(self, frame: Frame) -> None: ...
