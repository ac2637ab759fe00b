"""Takes the pictures of the tray app in docs/: wizard, window, menu, hotkeys, doctor; with a made-up camera.

DISPLAY=:9 python tools/tray_pictures.py [--out docs] [--dark]
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget, QWizard

from livehead.cli import doctor_motion
from livehead.sources import cameras
from livehead.tray.app import TrayApp
from livehead.tray.backstage.host import beside
from livehead.tray.display import forget_opencv
from livehead.wire import udp


def wait(condition: Callable[[], object], seconds: float = 60.0) -> None:
    """Let the windows live until it is so."""
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            sys.exit("it did not happen in time")
        QApplication.processEvents()
        time.sleep(0.01)


def rest(seconds: float) -> None:
    end = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end)


def keep(widget: QWidget, path: Path) -> None:
    rest(0.6)
    path.parent.mkdir(parents=True, exist_ok=True)
    widget.grab().save(str(path))
    print(path)


def take(app: TrayApp, out: Path) -> None:
    wait(lambda: app.wizard is not None and app.choices.searched and app.wizard.preview.frames_shown)
    wizard = app.wizard
    assert wizard is not None
    next(b for b in wizard.tracker.group.buttons() if "Phone" in b.text()).click()
    rest(2.0)
    keep(wizard, out / "tray_wizard.png")
    next(b for b in wizard.tracker.group.buttons() if "demo" in b.text()).click()
    for _ in range(3):
        wizard.button(QWizard.WizardButton.NextButton).click()
        rest(0.5)
    wizard.button(QWizard.WizardButton.FinishButton).click()
    wait(lambda: app.window is not None and app.window.live.preview.frames_shown)
    window = app.window
    assert window is not None
    rest(8.0)
    keep(window, out / "tray_window.png")
    app.menu.popup(window.mapToGlobal(QPoint(40, 40)))
    keep(app.menu, out / "tray_menu.png")
    app.menu.hide()
    window.pages.setCurrentWidget(window.hotkeys)
    keep(window, out / "tray_hotkeys.png")
    window.show_doctor()
    wait(lambda: window.doctor.again.isEnabled() and window.doctor.findings)
    keep(window, out / "tray_doctor.png")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--out", type=Path, default=Path("docs"))
    parser.add_argument("--dark", action="store_true")
    arguments = parser.parse_args()
    cameras.list_cameras = lambda: (cameras.CameraInfo(0, "Webcam"),)  # type: ignore[assignment]
    udp.own_addresses = doctor_motion.udp.own_addresses = lambda: ["192.168.1.20"]  # type: ignore[assignment]
    with tempfile.TemporaryDirectory() as home:
        os.environ.update(XDG_CONFIG_HOME=home, XDG_DATA_HOME=home)
        forget_opencv()
        application = QApplication(["livehead"])
        if arguments.dark:
            application.setPalette(QPalette(QColor("#2b2d36"), QColor("#1f2128")))
        app = TrayApp(application, launch=beside)  # where what is made up is made up, too
        app.begin()
        try:
            take(app, arguments.out)
        finally:
            app.end()


if __name__ == "__main__":
    main()
