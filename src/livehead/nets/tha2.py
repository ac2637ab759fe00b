"""THA2: five modules that turn one 256² face and 42 pose parameters into the posed face.

Eyebrows and face as in THA3 (whose first 42 parameters are these), rotator and combiner as in THA1. Pictures
are (B, 4, 256, 256) RGBA in [-1, 1], linear light, straight alpha; the head lies in rows and columns 64:192.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from torch import Tensor, nn

from livehead.nets.tha1 import Combiner, FaceRotator, Tha1Config
from livehead.nets.tha_blocks import BlockStyle
from livehead.nets.tha_face import EyebrowDecomposer, EyebrowMorphingCombiner, FaceMorpher, face_posed

HEAD_ROW, HEAD_COLUMN = 64, 64  # where the head's 128² begin
TURN = slice(39, 42)  # a pose's last part


@dataclass(frozen=True, slots=True)
class Tha2Config:
    """face: how the eyebrow and face modules are built; turn: rotator and combiner."""

    face: BlockStyle = field(default_factory=BlockStyle)
    turn: Tha1Config = field(default_factory=Tha1Config)


class Tha2Poser(nn.Module):
    """The whole network. Its five modules are named as the published files are."""

    def __init__(self, config: Tha2Config) -> None:
        super().__init__()
        self.eyebrow_decomposer = EyebrowDecomposer(config.face)
        self.eyebrow_morphing_combiner = EyebrowMorphingCombiner(config.face)
        self.face_morpher = FaceMorpher(config.face)
        self.two_algo_face_rotator = FaceRotator(config.turn)
        self.combiner = Combiner(config.turn)

    def every(self, image: Tensor, pose: Tensor) -> list[Tensor]:
        """All outputs: the combiner's (5), the rotator's (5), then face morpher, eyebrow combiner, decomposer."""
        face = (self.eyebrow_decomposer, self.eyebrow_morphing_combiner, self.face_morpher)
        posed, morphed, combined, apart = face_posed(face, image, pose, HEAD_ROW, HEAD_COLUMN)
        turned = self.two_algo_face_rotator.every(posed, pose[:, TURN])
        final = self.combiner.every(turned[0], turned[1], pose[:, TURN])
        return [*final, *turned, *morphed[:7], *combined, *apart]

    def forward(self, image: Tensor, pose: Tensor) -> Tensor:
        """(B, 4, 256, 256), pose (B, 42) → (B, 4, 256, 256)."""
        return self.every(image, pose)[0]
