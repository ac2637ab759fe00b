"""A recording of OpenSeeFace against our own face tracker on the very same video."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from faces import openseeface_recording

from livehead.motion.arkit import INDEX
from livehead.trackers.mediapipe_face import Config, create
from livehead.wire.openseeface import OpenSeeFaceCodec


def agreement(ours: np.ndarray, theirs: np.ndarray) -> tuple[float, float]:
    """Correlation, and slope of theirs over ours."""
    return float(np.corrcoef(ours, theirs)[0, 1]), float(np.polyfit(ours, theirs, 1)[0])


@pytest.mark.slow
@pytest.mark.skipif(sys.version_info >= (3, 13), reason="MediaPipe for 3.13 bundles no model")
def test_both_see_the_same_face(shared: Path) -> None:
    codec = OpenSeeFaceCodec()
    theirs = [packet for datagram in openseeface_recording(shared) for packet in codec.read(datagram) or ()]
    tracker = create(Config(source=str(shared / "media/video/lp_d12.mp4"), model="bundled", realtime=False))
    try:
        ours = list(tracker.track())
    finally:
        tracker.close()
    assert len(ours) == len(theirs) == 183
    heads = np.array([m.head_rotation for m in ours]), np.array([p.head_rotation for p in theirs])
    places = np.array([m.head_position for m in ours]), np.array([p.head_position for p in theirs])
    gazes = np.array([m.gaze for m in ours]), np.array([p.gaze for p in theirs])
    shapes = np.array([m.blendshapes for m in ours]), np.array([p.blendshapes for p in theirs])
    for axis, least in enumerate((0.6, 0.9, 0.9)):  # pitch hardly moves in this clip
        correlation, slope = agreement(heads[0][:, axis], heads[1][:, axis])
        assert correlation > least and 0.5 < slope < 1.25, f"head axis {axis}"
    for axis, least in enumerate((0.95, 0.95, 0.6)):
        correlation, slope = agreement(places[0][:, axis], places[1][:, axis])
        assert correlation > least and 0.8 < slope < 1.2, f"place axis {axis}"
    for eye in (0, 1):
        for axis in (0, 1):
            assert agreement(gazes[0][:, eye, axis], gazes[1][:, eye, axis])[0] > 0.6
    for name, least in (
        ("jawOpen", 0.8),
        ("mouthSmileLeft", 0.8),
        ("mouthSmileRight", 0.8),
        ("mouthPucker", 0.9),
        ("browInnerUp", 0.65),
    ):
        assert agreement(shapes[0][:, INDEX[name]], shapes[1][:, INDEX[name]])[0] > least, name
