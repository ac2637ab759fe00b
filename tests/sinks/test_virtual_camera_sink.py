"""The virtual camera: what the device is sent, one size for life, and the words when there is none."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import pyvirtualcam
import pyvirtualcam.camera
from fake_camera import FakeBackend
from pictures import PINK, composited, frame, picture, psnr, rim

from livehead.errors import SinkError
from livehead.sinks import virtual_camera
from livehead.sinks.virtual_camera import Config, VirtualCameraSink, create, probe
from livehead.types import Bytes, Frame, Phase


@pytest.fixture(autouse=True)
def devices(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[FakeBackend]]:
    """One fake backend in place of the system's; the devices it opened."""
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {})
    monkeypatch.setattr(FakeBackend, "made", [])
    monkeypatch.setattr(FakeBackend, "refuses", "")
    pyvirtualcam.register_backend("fake", FakeBackend)
    yield FakeBackend.made


def sent(device: FakeBackend, channels: int = 3) -> list[Bytes]:
    width, height = device.size
    return [f.reshape(height, width, channels) for f in device.frames]


def show(sent: Frame, **options: Any) -> VirtualCameraSink:
    sink = create(Config(**options))
    sink.send(sent)
    sink.close()
    return sink


def test_picture_is_centred_on_the_background(devices: list[FakeBackend]) -> None:
    show(frame(0), width=320, height=128, background="#102030")
    (found,) = sent(devices[0])
    assert found.shape == (128, 320, 3)
    assert (found[:, :96] == (16, 32, 48)).all()
    assert (found[:, 224:] == (16, 32, 48)).all()
    wanted = composited(picture(), (16, 32, 48))
    assert np.abs(found[:, 96:224] - wanted).max() <= 0.5


def test_picture_is_scaled_to_the_height(devices: list[FakeBackend]) -> None:
    show(frame(0), background="white")
    (found,) = sent(devices[0])
    assert found.shape == (720, 1280, 3)
    assert (found[:, :280] == 255).all()
    back = found[:, 280:1000][3::6, 3::6]  # 720 down to 120: as a rough likeness
    assert psnr(back, composited(picture(0, 120, 120), (255, 255, 255))) > 18


@pytest.mark.parametrize("scale", [1, 2])
def test_outline_has_no_dark_fringe(devices: list[FakeBackend], scale: int) -> None:
    """Over its own colour the disc vanishes, also when scaled."""
    colour = "#{:02x}{:02x}{:02x}".format(*PINK)
    show(frame(0), width=128 * scale, height=128 * scale, background=colour)
    (found,) = sent(devices[0])
    error = np.abs(found[::scale, ::scale].astype(int) - np.array(PINK))
    assert error[rim(picture())].max() <= 1


def test_half_transparent_green_over_magenta(devices: list[FakeBackend]) -> None:
    show(frame(0), width=128, height=128, background="magenta")
    (found,) = sent(devices[0])
    assert tuple(found[16, 16]) == (127, 100, 127)


def test_size_stays_whatever_comes(devices: list[FakeBackend]) -> None:
    sink = create(Config(width=64, height=64, background="green"))
    for number, (width, height) in enumerate([(128, 128), (64, 16), (16, 64), (64, 64)]):
        sink.send(Frame(np.full((height, width, 4), 255, np.uint8), 0.0, number))
    sink.close()
    assert len(devices) == 1
    found = sent(devices[0])
    assert (found[0] == 255).all()
    assert (found[1][:24] == (0, 255, 0)).all()  # nothing of the frame before stays at the side
    assert (found[1][24:40] == 255).all()
    assert (found[2][:, :24] == (0, 255, 0)).all()
    assert (found[3] == 255).all()


def test_unity_capture_gets_alpha(devices: list[FakeBackend], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"unitycapture": FakeBackend})
    show(frame(0), width=128, height=128)
    (found,) = sent(devices[0], channels=4)
    np.testing.assert_array_equal(found, picture())


def test_the_camera_of_obs_says_who_has_the_alpha(
    devices: list[FakeBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"obs": FakeBackend})
    sink = create(Config())
    assert "no alpha: the browser sink has it" in sink.status.text
    sink.close()


def test_unity_capture_scales_without_a_dark_fringe(
    devices: list[FakeBackend], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"unitycapture": FakeBackend})
    show(frame(0), width=256, height=256)
    (found,) = sent(devices[0], channels=4)
    error = np.abs(composited(found, PINK) - np.array(PINK))[::2, ::2]
    assert error[rim(picture())].max() <= 1.5
    assert psnr(found[1::2, 1::2, 3], picture()[..., 3]) > 25
    assert (found[..., :3][found[..., 3] == 0] == 0).all()


def test_named_device_and_rate_reach_the_backend(devices: list[FakeBackend]) -> None:
    sink = create(Config(device="/dev/video42", backend="fake", fps=30.0))
    assert (devices[0].name, devices[0].fps) == ("/dev/video42", 30.0)
    assert "/dev/video42 (fake, 1280×720)" in sink.status.text
    sink.close()
    sink.close()
    assert devices[0].closed == 1


def test_device_that_goes_away(devices: list[FakeBackend]) -> None:
    sink = create(Config())
    sink.send(frame(0))
    devices[0].fails = True
    for _ in range(2):
        with pytest.raises(SinkError, match="takes no more frames") as caught:
            sink.send(frame(1))
        assert caught.value.remedy
    assert sink.status.phase is Phase.FAILED
    sink.close()


@pytest.mark.parametrize(
    ("words", "remedy"),
    [
        ("No v4l2 loopback device found", "exclusive_caps=1"),
        ("Device /dev/video9 could not be opened due to missing permissions.", "usermod"),
        ("Device /dev/video9 is not a video output device.", "another program"),
        ("Device /dev/video9 is already in use.", "another program"),
        ("virtual camera output could not be started", "only one OBS camera"),
    ],
)
def test_no_camera_says_how_to_get_one(
    words: str, remedy: str, monkeypatch: pytest.MonkeyPatch, devices: list[FakeBackend]
) -> None:
    monkeypatch.setattr(FakeBackend, "refuses", words)
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(SinkError, match=words.split(".")[0]) as caught:
        create(Config())
    assert remedy in caught.value.remedy


@pytest.mark.parametrize(
    ("platform", "remedy"), [("win32", "winget"), ("darwin", "brew"), ("aix", "modprobe")]
)
def test_remedy_fits_the_system(platform: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(FakeBackend, "refuses", "nothing here")
    monkeypatch.setattr(sys, "platform", platform)
    with pytest.raises(SinkError) as caught:
        create(Config())
    assert remedy in caught.value.remedy


def test_unknown_backend_lists_those_there_are() -> None:
    with pytest.raises(SinkError, match="obbs") as caught:
        create(Config(backend="obbs"))
    assert "fake" in caught.value.remedy


@pytest.mark.parametrize("options", [{"width": 1281}, {"height": 8}, {"width": 5000}, {"background": "puce"}])
def test_bad_values(options: dict[str, Any]) -> None:
    with pytest.raises(ValueError):
        Config(**options)


# --- v4l2loopback, told by its ioctls -----------------------------------------------------------------------


class Driver:
    """Answers ioctls as v4l2loopback 0.12.7 does."""

    def __init__(self, capabilities: int, size: tuple[int, int] = (1280, 720)) -> None:
        self.capabilities, self.size = capabilities, size
        self.streamed = 0

    def __call__(self, device: Path, request: int, data: bytearray) -> bool:
        if request == virtual_camera.QUERYCAP:
            data[:13] = b"v4l2 loopback"
            struct.pack_into("=I", data, 88, self.capabilities)
        elif request == virtual_camera.GET_FORMAT:
            struct.pack_into("=II", data, 8, *self.size)
        elif request == virtual_camera.STREAM_ON:
            self.streamed += 1
            self.capabilities |= virtual_camera.OUTPUT
        return True


@pytest.mark.parametrize(
    ("capabilities", "writer", "healed"),
    [(0x05000000, False, 1), (0x1, False, 1), (0x1, True, 0), (0x2, False, 0), (0x3, False, 0)],
    ids=["stuck", "stuck with a reader", "in use", "free", "announces all"],
)
def test_stuck_device_is_healed_and_no_other_is_touched(
    capabilities: int, writer: bool, healed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(virtual_camera, "_has_writer", lambda _: writer)
    driver = Driver(capabilities)
    monkeypatch.setattr(virtual_camera, "_ioctl", driver)
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"v4l2loopback": FakeBackend})
    create(Config(device="/dev/video10")).close()
    assert driver.streamed == healed


def test_whoever_only_writes_is_found(tmp_path: Path) -> None:
    if not Path("/proc/self/fdinfo").is_dir():
        pytest.skip("needs /proc")
    device = tmp_path / "video10"
    device.touch()
    with device.open("rb"):
        assert not virtual_camera._has_writer(device)
        with device.open("ab"):
            assert virtual_camera._has_writer(device)


def test_size_held_by_a_reader_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(virtual_camera, "_ioctl", Driver(0x2, (640, 360)))
    monkeypatch.setattr(pyvirtualcam.camera, "BACKENDS", {"v4l2loopback": FakeBackend})
    sink = create(Config(device="/dev/video10"))
    with pytest.raises(SinkError, match="held at 640×360") as caught:
        sink.send(frame(0))
    assert "width = 640" in caught.value.remedy
    sink.close()


def test_probe_tells_how_to_get_a_device(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(virtual_camera, "_ioctl", lambda *_: False)
    assert "modprobe v4l2loopback" in probe()
    shut = virtual_camera.Loopback("/dev/video10", "livehead", "forbidden")
    monkeypatch.setattr(virtual_camera, "loopbacks", lambda: (shut,))
    assert probe().startswith("you may not open /dev/video10: ") and "usermod" in probe()
    monkeypatch.setattr(sys, "platform", "win32")
    assert probe() == ""


# --- a real kernel device -----------------------------------------------------------------------------------

IN_THE_GUEST = Path(__file__).parent / "real_virtual_camera.py"


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_a_real_device_carries_the_picture(shared: Path) -> None:
    """Writes to v4l2loopback and reads it back, in a small virtual machine; about 40 s."""
    machine = shared / "tools" / "vcam-vm.sh"
    if not machine.exists() or not shutil.which("qemu-system-x86_64") or os.getuid() != 0:
        pytest.skip("needs the virtual machine of the shared tools, qemu-system-x86 and root")
    cache = Path(os.environ.get("VCAM_CACHE", Path.home() / ".cache" / "vcam-vm"))
    if not any(cache.glob("*/ready")):
        pytest.skip("needs the virtual machine's kernel, built once with vcam-vm.sh --setup")
    source = Path(virtual_camera.__file__).parents[2]
    environment = ["--env", f"PYTHONPATH={source}:{Path(__file__).parent}", "--env", "OMP_NUM_THREADS=1"]
    command = [str(machine), "--no-share", "--timeout", "200", *environment, "--", sys.executable]
    done = subprocess.run([*command, str(IN_THE_GUEST)], capture_output=True, text=True, timeout=220)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.strip().endswith("all well"), done.stdout
