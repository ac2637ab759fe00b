from __future__ import annotations

from pathlib import Path

import cv2
import numpy as np
import pytest

from livehead.errors import SourceError
from livehead.sources import SourceOptions, open_source
from livehead.types import Phase


@pytest.mark.parametrize("shape", [(48, 65, 3), (48, 65, 4), (908, 480)])
def test_any_picture_becomes_rgb_and_repeats(tmp_path: Path, shape: tuple[int, ...]) -> None:
    picture = np.full(shape, 255, np.uint8)
    if len(shape) == 3:
        picture[..., :2] = 0
    cv2.imwrite(str(tmp_path / "bild ä.png"), picture)
    source = open_source(str(tmp_path / "bild ä.png"), SourceOptions(realtime=False))
    shown = [p for p, _ in zip(source.pictures(), range(4), strict=False)]
    assert [p.seq for p in shown] == [0, 1, 2, 3]
    assert shown[0].pixels.shape == (*shape[:2], 3)
    assert shown[0].pixels[0, 0, 0] == 255, "red is first"
    source.close()
    assert list(source.pictures()) == [] and source.status.phase is Phase.CLOSED


def test_paced_stamps_grow(tmp_path: Path) -> None:
    cv2.imwrite(str(tmp_path / "a.png"), np.zeros((8, 8, 3), np.uint8))
    source = open_source(str(tmp_path / "a.png"), SourceOptions(fps=100))
    stamps = [p.captured_at for p, _ in zip(source.pictures(), range(4), strict=False)]
    assert stamps == sorted(stamps) and stamps[-1] - stamps[0] >= 0.02
    source.close()


@pytest.mark.parametrize("content", [b"", b"no picture"])
def test_file_that_is_no_picture_is_an_error(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.png").write_bytes(content)
    with pytest.raises(SourceError, match="no picture") as caught:
        open_source(str(tmp_path / "a.png"))
    assert "PNG" in caught.value.remedy
