"""What a student is taught by.

Any teacher draws pictures from poses. A *layered* teacher also knows its own layers and how they move, and
then most of a student is measured instead of learned: `livehead.training.planes` and `.flows` use that.
Points and boxes are in picture pixels, x right, y down, (0, 0) the upper left corner of the picture.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from livehead.motion.pose import PoseLayout
from livehead.nets.plan import DENSITY, Box

Floats = NDArray[np.float32]
Bytes = NDArray[np.uint8]


class Teacher(Protocol):
    """Poses in, pictures out: the same pose always gives the same picture."""

    @property
    def size(self) -> int:
        """Edge of the square picture in pixels."""
        ...

    @property
    def layout(self) -> PoseLayout:
        """Names and ranges of the pose parameters; zeros are neutral."""
        ...

    def picture(self, pose: Floats) -> Bytes:
        """(size, size, 4) uint8 RGBA, straight alpha."""
        ...


class LayeredTeacher(Teacher, Protocol):
    """A teacher made of layers that are drawn back to front and moved smoothly."""

    @property
    def layers(self) -> tuple[str, ...]:
        """Layer names, back to front."""
        ...

    @property
    def bounds(self) -> Box:
        """A box that holds everything the layers draw at rest; it may reach beyond the picture."""
        ...

    def drawing(self, layers: Sequence[str], pose: Floats, box: Box, density: int = DENSITY) -> Bytes:
        """These layers at rest, that is drawn for the pose but not moved by it.

        (d h, d w, 4) uint8 RGBA, premultiplied: `density` d samples a pixel, each averaged over one whole pixel;
        sample j of a row lies at pixel coordinate x0 + 1/2 + j/d.
        """
        ...

    def displace(self, points: Floats, layer: str, pose: Floats) -> Floats:
        """(N, 2) points of a layer at rest → where the pose moves them; smooth and invertible."""
        ...

    @property
    def sprites(self) -> tuple[str, ...]:
        """Layers that keep their shape and glide under an opening that clips them: irises. Often none."""
        ...

    def sprite(self, layer: str, pose: Floats, box: Box, density: int = DENSITY) -> Bytes:
        """One of the sprites as `drawing` gives a layer, but whole: not clipped by its opening."""
        ...
