"""The stylizers of a run, in the render thread; other lists of them may come from any other thread."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence

from livehead import closing
from livehead.errors import LiveheadError
from livehead.mailbox import Mailbox
from livehead.stages import Stylizer
from livehead.types import Image, Phase, Status

log = logging.getLogger(__name__)


class Styling:
    """Every stylizer in its order. One that fails is closed, and the picture goes on without it."""

    def __init__(self, stylizers: Sequence[Stylizer]) -> None:
        self.errors: dict[str, LiveheadError] = {}
        self._stylizers = _named(stylizers)
        self._next: Mailbox[tuple[Stylizer, ...]] = Mailbox()

    def __bool__(self) -> bool:
        return bool(self._stylizers)

    # --- in the render thread ---------------------------------------------------------------------------

    def stylize(self, image: Image) -> Image:
        """What the stylizers make of a picture, without those that fail."""
        for name, stylizer in self._stylizers:
            try:
                image = stylizer.stylize(image)
            except LiveheadError as error:
                self._failed(name, stylizer, error)
            except Exception as error:
                log.debug("%s failed", name, exc_info=True)
                bug = LiveheadError(f"{type(error).__name__}: {error}", remedy="run again with --debug")
                self._failed(name, stylizer, bug)
        return image

    def take_replacements(self) -> None:
        """Go on with what `replace` left."""
        if (stylizers := self._next.take()) is not None:
            gone, self._stylizers = self._stylizers, _named(stylizers)
            self.errors = {}
            for name, stylizer in gone:
                closing.close(name, stylizer)

    # --- from any thread --------------------------------------------------------------------------------

    def replace(self, stylizers: Sequence[Stylizer]) -> None:
        """Use another list from the next frame on; what failed in the one before is forgotten then."""
        for name, unused in _named(self._next.take() or ()):
            closing.close(name, unused)
        self._next.put(tuple(stylizers))

    def statuses(self) -> dict[str, Status]:
        """What those in use say of themselves, and why others had to go, by name."""
        found = {name: stylizer.status for name, stylizer in self._stylizers}
        return found | {n: Status(Phase.FAILED, e.cause, e.remedy) for n, e in self.errors.items()}

    def close(self) -> None:
        """Close every stylizer, also those about to take over. The render thread must have ended."""
        for name, stylizer in (*self._stylizers, *_named(self._next.take() or ())):
            closing.close(name, stylizer)

    def _failed(self, name: str, stylizer: Stylizer, error: LiveheadError) -> None:
        log.error("%s: %s (%s); going on without it", name, error.cause, error.remedy)
        self.errors = {**self.errors, name: error}
        self._stylizers = tuple(pair for pair in self._stylizers if pair[1] is not stylizer)
        closing.close(name, stylizer)


def _named(stylizers: Iterable[Stylizer]) -> tuple[tuple[str, Stylizer], ...]:
    """Each with what it is called in statuses and errors: by its file, a second one of a kind numbered."""
    found: dict[str, Stylizer] = {}
    for stylizer in stylizers:
        name = "stylizer " + type(stylizer).__module__.rpartition(".")[2]
        number = sum(known.startswith(name) for known in found) + 1
        found[name if number == 1 else f"{name} {number}"] = stylizer
    return tuple(found.items())
