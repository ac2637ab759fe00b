"""Motion out of a file: a tape, a video or picture, or a phone's stream written down one packet a line."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np

from livehead.errors import TrackerError
from livehead.motion.tape import MAGIC, TapeReader
from livehead.sources import STILL_SUFFIXES, Picture, Source
from livehead.types import Motion, Status
from livehead.wire.ifacialmocap import IFacialMocapCodec
from livehead.wire.packet import Codec, Packet
from livehead.wire.recognise import recognise
from livehead.wire.vts_phone import VtsPhoneCodec

LINE_CODECS: dict[str, Callable[[], Codec]] = {"ifacialmocap": IFacialMocapCodec, "vts_phone": VtsPhoneCodec}
"""Protocols whose packets are text and can be kept one a line."""

_LOOK = 65536
_STILL_S = 2.0


@dataclass(frozen=True, slots=True)
class Recording:
    """motions: in order, with times of the recording's own; told: what it is, in a few words; note: what should be
    known of its times; began: when it began, ended: when it ended or how far it was read, None where that is not
    known."""

    motions: Iterator[Motion]
    told: str
    note: str = ""
    began: float | None = None
    ended: Callable[[], float | None] = lambda: None


def read(path: Path, rate: float) -> Recording:
    """Open a recording. rate: packets a second of a stream without times.

    TrackerError when there is no such file or nothing of motion in it; SourceError when a video cannot be read.
    """
    try:
        with path.open("rb") as file:
            begin = file.read(_LOOK)
    except OSError as error:
        raise TrackerError(
            f"cannot read {path}: {error.strerror or error}",
            remedy="give a tape, a video, a picture or a phone's stream; or --tracker for a live one",
        ) from None
    if begin.startswith(MAGIC):
        tape = TapeReader(path)
        by = str(tape.notes.get("tracker", ""))
        return Recording(iter(tape), f"tape {path.name}" + f", {by}" * bool(by))
    line = next((one for one in begin.splitlines() if one.strip()), b"")
    protocol = recognise(line.strip())
    if protocol in LINE_CODECS:
        return _lines(path, protocol, rate)
    return _pictures(path)


def _lines(path: Path, protocol: str, rate: float) -> Recording:
    """A stream of text packets; packets that say when they were sent are believed."""
    codec = LINE_CODECS[protocol]()
    packets = [p for line in path.read_bytes().splitlines() for p in codec.read(line.strip()) or ()]
    packets = [p for p in packets if p.subject == packets[0].subject]
    timed = bool(packets) and all(p.sent_at is not None for p in packets)
    times = [p.sent_at or 0.0 for p in packets] if timed else [k / rate for k in range(len(packets))]
    motions = (_motion(p, at, k, protocol) for k, (p, at) in enumerate(zip(packets, times, strict=True)))
    note = "" if timed else f"no times in the file: taken as {rate:g} packets a second"
    return Recording(motions, f"{path.name}, {protocol}", note)


def _motion(packet: Packet, at: float, seq: int, protocol: str) -> Motion:
    return Motion(
        blendshapes=packet.blendshapes,
        head_rotation=packet.head_rotation,
        head_position=packet.head_position,
        gaze=packet.gaze,
        confidence=packet.confidence if packet.tracked else 0.0,
        captured_at=at,
        seq=seq,
        channels=packet.channels,
        tracker=protocol,
    )


def _pictures(path: Path) -> Recording:
    """A video through the face tracker, as fast as it can but with the video's own times."""
    from livehead.sources.still import StillSource
    from livehead.sources.video_file import VideoFileSource
    from livehead.trackers.mediapipe_face import MediapipeFaceTracker, load_model, quiet

    still = path.suffix.lower() in STILL_SUFFIXES
    film: Source = StillSource(path, realtime=False) if still else VideoFileSource(path, realtime=False)
    rate = film.fps if isinstance(film, VideoFileSource) else 30.0
    with quiet():
        model = load_model("auto")
        model.find(np.zeros((64, 64, 3), np.uint8), 0.0)
    timed = _Timed(film, rate, round(_STILL_S * rate) if still else None)
    tracker = MediapipeFaceTracker(timed, model)

    def motions() -> Iterator[Motion]:
        try:
            yield from (replace(m, tracker="mediapipe_face") for m in tracker.track())
        finally:
            tracker.close()

    return Recording(motions(), f"{path.name}, {model.name}", began=0.0, ended=lambda: timed.at)


class _Timed:
    """A source whose pictures carry the times of the film, `rate` a second from 0; it may end early.

    at: the time of the newest picture.
    """

    def __init__(self, film: Source, rate: float, most: int | None) -> None:
        self._film, self._rate, self._most = film, rate, most
        self.at = 0.0

    @property
    def status(self) -> Status:
        return self._film.status

    @property
    def dropped(self) -> int:
        return self._film.dropped

    def wait_ready(self, timeout: float) -> None:
        self._film.wait_ready(timeout)

    def pictures(self) -> Iterator[Picture]:
        for picture in itertools.islice(self._film.pictures(), self._most):
            self.at = picture.seq / self._rate
            yield replace(picture, captured_at=self.at)

    def close(self) -> None:
        self._film.close()
