"""An actor is one character moved by one person: its modifiers, its animator, its place in the picture."""

from __future__ import annotations

from collections.abc import Sequence

from livehead import closing
from livehead.errors import AnimatorError
from livehead.mailbox import Mailbox
from livehead.motion.retarget import RetargetConfig
from livehead.scene import Place
from livehead.stages import Animator, Modifier, Stage, Tuned
from livehead.telemetry import Telemetry
from livehead.types import Image, Motion


class Actor:
    """Stages that are ready, in use by the render thread; replacements may come from any other.

    subject: the number of the person whose motion it takes. inbox: where that motion arrives.
    """

    def __init__(
        self, modifiers: Sequence[Modifier], animator: Animator, subject: int = 0, place: Place | None = None
    ) -> None:
        self.subject, self.place = subject, place or Place()
        self.inbox: Mailbox[Motion] = Mailbox()
        self.modifiers, self.animator = tuple(modifiers), animator
        self.motion = Motion.neutral(subject=subject)
        self._next_animator: Mailbox[Animator] = Mailbox()
        self._next_modifiers: Mailbox[tuple[Modifier, ...]] = Mailbox()

    # --- in the render thread ---------------------------------------------------------------------------

    def listen(self) -> bool:
        """Take the newest motion; True if one came."""
        fresh = self.inbox.take()
        if fresh is not None:
            self.motion = fresh
        return fresh is not None

    def act(self, now: float, telemetry: Telemetry) -> Image:
        """The picture of the newest motion, for a frame made at `now`."""
        with telemetry.timed("modify"):
            moved = self.motion
            for modifier in self.modifiers:
                moved = modifier.modify(moved, now)
        with telemetry.timed("animate"):
            return self.animator.animate(moved)

    def take_replacements(self) -> bool:
        """Go on with what `replace_animator` and `replace_modifiers` left; True if the animator changed."""
        if (modifiers := self._next_modifiers.take()) is not None:
            gone, self.modifiers = self.modifiers, modifiers
            for modifier in gone:
                closing.close("modifier", modifier)
        animator = self._next_animator.take()
        if animator is not None:
            old, self.animator = self.animator, animator
            closing.close("animator", old)
        return animator is not None

    # --- from any thread --------------------------------------------------------------------------------

    def replace_animator(self, animator: Animator) -> None:
        """Draw with another animator, already loaded, from the next frame on."""
        if (unused := self._next_animator.take()) is not None:
            closing.close("animator", unused)
        self._next_animator.put(animator)

    def tune(self, faces: RetargetConfig) -> None:
        """How far the character goes along with a face, from the next frame on; AnimatorError when what draws it
        cannot be told."""
        waiting = self._next_animator.take()
        if not isinstance(waiting or self.animator, Tuned):
            raise AnimatorError(
                "this animator cannot be told how far to go", remedy="choose another animator"
            )
        for animator in (self.animator, waiting):
            if isinstance(animator, Tuned):
                animator.tune(faces)
        if waiting is not None:
            self._next_animator.put(waiting)

    def replace_modifiers(self, modifiers: Sequence[Modifier]) -> None:
        """Use another list of modifiers from the next frame on."""
        for unused in self._next_modifiers.take() or ():
            closing.close("modifier", unused)
        self._next_modifiers.put(tuple(modifiers))

    def close(self) -> None:
        """Close every stage, also one that was about to take over. The render thread must have ended."""
        stages: list[Stage] = [*self.modifiers, self.animator]
        if (waiting := self._next_animator.take()) is not None:
            stages.append(waiting)
        stages.extend(self._next_modifiers.take() or ())
        for stage in stages:
            closing.close(type(stage).__name__, stage)
