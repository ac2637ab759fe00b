from __future__ import annotations

from pathlib import Path

import pytest

from livehead.errors import SourceError
from livehead.sources import cameras, open_source, webcam
from livehead.sources.cameras import CameraInfo, linux_cameras
from livehead.sources.webcam import CameraFormat, open_camera


def node(system: Path, name: str, title: str, index: int) -> None:
    (system / name).mkdir(parents=True)
    (system / name / "name").write_text(title + "\n")
    (system / name / "index").write_text(f"{index}\n")


def test_linux_lists_names_in_order_without_metadata_nodes(tmp_path: Path) -> None:
    node(tmp_path, "video10", "Capture Card", 0)
    node(tmp_path, "video0", "HD Webcam: HD Webcam", 0)
    node(tmp_path, "video1", "HD Webcam: HD Webcam", 1)
    found = linux_cameras(tmp_path, tmp_path / "dev")
    assert [(c.index, c.name) for c in found] == [(0, "HD Webcam: HD Webcam"), (10, "Capture Card")]
    assert found[0].path == str(tmp_path / "dev" / "video0")


def test_linux_without_cameras_lists_none(tmp_path: Path) -> None:
    assert linux_cameras(tmp_path / "nothing") == ()


def test_opening_a_device_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no camera"):
        open_camera(CameraInfo(63, "Gone Cam", str(tmp_path / "video63")), CameraFormat())


def test_a_name_with_a_dot_is_a_camera_and_not_a_missing_file(monkeypatch: pytest.MonkeyPatch) -> None:
    camera = CameraInfo(3, "USB2.0 HD UVC WebCam")
    asked: list[str] = []
    monkeypatch.setattr(cameras, "list_cameras", lambda: (camera,))
    monkeypatch.setattr(webcam, "WebcamSource", lambda source, **_: asked.append(source))
    open_source("usb2.0 hd")
    assert asked == ["usb2.0 hd"]
    with pytest.raises(SourceError, match="no file"):
        open_source("holiday.mp4")
