"""Japanese and Chinese: complete, in step with the windows, and really shown."""

from __future__ import annotations

import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from pathlib import Path
from string import Formatter

import pytest
from PySide6.QtGui import QImage

from livehead import tray
from livehead.tray import language
from livehead.tray.app import TrayApp
from livehead.tray.preferences import Preferences

from .conftest import Until

PACKAGE = Path(tray.__file__).parent
SPOKEN = [name for name in language.SPOKEN if name != "en"]
TOOLS = Path(sys.executable).parent

Messages = dict[tuple[str, str], str]


def tool(name: str) -> str:
    found = shutil.which(name, path=str(TOOLS)) or shutil.which(name)
    if found is None:
        pytest.skip(f"needs {name}, which comes with PySide6")
    return found


def messages(path: Path) -> Messages:
    found: Messages = {}
    for context in ElementTree.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            translation = message.find("translation")
            done = translation is not None and translation.get("type") is None
            text = (translation.text or "") if done and translation is not None else ""
            found[context.findtext("name", ""), message.findtext("source", "")] = text
    return found


@pytest.mark.parametrize("spoken", SPOKEN)
def test_nothing_is_untranslated(spoken: str) -> None:
    for (context, source), text in messages(language.FOLDER / f"livehead_{spoken}.ts").items():
        assert text, f"{context}: {source!r} has no words in {spoken}"
        wanted = {field for _, field, *_ in Formatter().parse(source) if field}
        assert {field for _, field, *_ in Formatter().parse(text) if field} == wanted, source


def test_the_files_are_in_step_with_the_windows(tmp_path: Path) -> None:
    sources = sorted(str(path.relative_to(PACKAGE)) for path in PACKAGE.rglob("*.py"))
    new = tmp_path / "new_ja.ts"
    command = [tool("pyside6-lupdate"), *sources, "-locations", "none", "-ts", str(new)]
    subprocess.run(command, cwd=PACKAGE, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    assert len(messages(new)) > 100
    for spoken in SPOKEN:
        assert messages(new).keys() == messages(language.FOLDER / f"livehead_{spoken}.ts").keys()


@pytest.mark.parametrize("spoken", SPOKEN)
def test_what_qt_reads_is_made_of_them(spoken: str, tmp_path: Path) -> None:
    source, made = language.FOLDER / f"livehead_{spoken}.ts", tmp_path / "made.qm"
    command = [tool("pyside6-lrelease"), str(source), "-qm", str(made)]
    subprocess.run(command, check=True, capture_output=True, stdin=subprocess.DEVNULL)
    assert made.read_bytes() == source.with_suffix(".qm").read_bytes()


def test_another_language_at_once(
    start: Callable[..., TrayApp], until: Until, shoot: Callable[[str], QImage]
) -> None:
    app = start()
    app.show_window()
    until(lambda: app.engine.snapshot.figures.frames > 3)
    frames = app.engine.snapshot.figures.frames
    box = app.window.languages
    box.setCurrentIndex(box.findData("ja"))
    box.activated.emit(box.currentIndex())
    until(lambda: app.window.pages.tabText(1).startswith("キャラクター"))
    until(lambda: app.window.live.mood.text() == "動作中" and app.window.live.preview.frames_shown)
    assert app.menu.leave.text() == "終了"
    shoot("window_ja")
    app.speak("zh_CN")
    until(lambda: app.window.live.toggle.text() == "停止")
    assert "运行中" in app.icon.toolTip()
    shoot("window_zh")
    assert Preferences().language == "zh_CN", "and it is remembered"
    app.speak("en")
    assert app.menu.leave.text() == "Quit"
    until(lambda: app.engine.snapshot.figures.frames > frames + 5)
