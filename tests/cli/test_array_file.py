"""Pictures into an array on disk, also where the disk has no room for them."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
import pytest

from livehead.cli.app import run_app
from livehead.cli.array_file import ArrayFile
from livehead.errors import SinkError


def pictures(count: int, side: int = 64) -> np.ndarray:
    return np.random.default_rng(1).integers(0, 255, (count, side, side, 4), np.uint8)


@contextmanager
def files_no_larger_than(size: int) -> Iterator[None]:
    resource = pytest.importorskip("resource", reason="needs a system with limits for files")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_it_is_what_numpy_would_save(tmp_path: Path) -> None:
    wanted = pictures(5)
    with ArrayFile(tmp_path / "a.npy", 5) as array:
        for picture in wanted:
            array.add(picture)
    saved = io.BytesIO()
    np.save(saved, wanted)
    assert (tmp_path / "a.npy").read_bytes() == saved.getvalue()


@pytest.mark.parametrize(("expected", "come"), [(100, 3), (10**9, 9), (2, 12)])
def test_more_or_fewer_than_expected_make_a_whole_file(tmp_path: Path, expected: int, come: int) -> None:
    wanted = pictures(come)
    with ArrayFile(tmp_path / "a.npy", expected) as array:
        for picture in wanted:
            array.add(picture)
    assert np.array_equal(np.load(tmp_path / "a.npy"), wanted)


def test_a_disk_that_fills_up_is_an_error_and_whole_pictures_are_kept(tmp_path: Path) -> None:
    wanted = pictures(20)
    with (
        files_no_larger_than(7 * wanted[0].nbytes),
        pytest.raises(SinkError, match="no room left") as error,
        ArrayFile(tmp_path / "a.npy", 20) as array,
    ):
        for picture in wanted:
            array.add(picture)
    assert error.value.remedy
    assert np.array_equal(np.load(tmp_path / "a.npy"), wanted[:6])


def test_a_disk_that_says_so_only_at_the_end_is_an_error_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Late(io.FileIO):
        def close(self) -> None:
            if not self.closed:
                super().close()
                raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "open", lambda self, mode, buffering: Late(self, mode))
    array = ArrayFile(tmp_path / "a.npy", 1)
    array.add(pictures(1)[0])
    with pytest.raises(SinkError, match="no room left"):
        array.close()


def test_render_to_an_array_on_a_full_disk_keeps_what_it_has(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "frames.npy"
    words = ["render", "--out", str(out), "--animator", "puppet:size=64", "--frames", "9"]
    with files_no_larger_than(3 * 64 * 64 * 4 + 500):
        assert run_app(words) == 1
    assert "no room left" in capsys.readouterr().err
    assert np.load(out).shape == (3, 64, 64, 4)


def test_a_place_that_cannot_be_written_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SinkError, match="cannot be written"):
        ArrayFile(tmp_path / "no" / "a.npy", 1)
