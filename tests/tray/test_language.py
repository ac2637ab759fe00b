"""Japanese and Chinese: complete, in step with what is said, and really shown."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from livehead.cli.finding import Finding
from livehead.tray import language
from livehead.tray.app import TrayApp
from livehead.tray.phrases import FIELD, TEMPLATES, name_of, phrase
from livehead.tray.preferences import Preferences

from .conftest import Until

TOOL = Path(__file__).parents[2] / "tools" / "translate.py"


def test_everything_said_has_its_words() -> None:
    beside = str(Path(sys.executable).parent)
    for name in ("pyside6-lupdate", "pyside6-lrelease"):
        if not (shutil.which(name, path=beside) or shutil.which(name)):
            pytest.skip(f"needs {name}, which comes with PySide6")
    done = subprocess.run(
        [sys.executable, str(TOOL), "--check"], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture
def japanese(application: QApplication) -> Iterator[None]:
    language.speak("ja")
    yield
    language.speak("en")


BELOW = {
    "full quality": "最高品質",
    "tape, 3.2 of 12.0 s": "tape、12.0 秒中 3.2 秒",  # fields in another order, names as they are
    "there is no key of mouse called 'x'": "'x' というmouse のキーはありません",  # a phrase in a field
    "the window was closed; the stream goes on without it": "ウィンドウは閉じられました。配信は続いています",
    "the package cyndilib is missing: pip install 'livehead[ndi]'": (
        "パッケージ cyndilib がありません: pip install 'livehead[ndi]'"
    ),  # cause and remedy in one, the command as it is
    "poses in steps of level 2, 75% of the frames": "ポーズの粗さ 2、フレームの 75%",
    "microphone, 48000 Hz, 20 ms delay": "microphone、48000 Hz、遅延 20 ms",
    "UDP port 39539 is taken by x (process 4)": "UDP ポート 39539 は x（プロセス 4）が使用中です",
    "running: 16 expressions, none on": "動作中: 表情 16 種、使用なし",
    "there are: voice, tape": "あるもの: voice, tape",  # names to type in, not words
    "what nobody said is not on any list": "what nobody said is not on any list",
    "": "",
}


@pytest.mark.usefixtures("japanese")
def test_every_template_is_known_when_it_is_filled_in() -> None:
    """None takes what another one says better."""

    def filled(template: str) -> str:
        return FIELD.sub(lambda field: "ABCDEFGHI"[int(field[1]) - 1], template)

    templates = TEMPLATES.read_text(encoding="utf-8").splitlines()
    wanted = {filled(t): filled(QCoreApplication.translate("phrases", t)) for t in templates}
    assert len(wanted) > 300
    assert {said: phrase(said) for said in wanted} == wanted


@pytest.mark.usefixtures("japanese")
def test_words_from_below() -> None:
    assert {said: phrase(said) for said in BELOW} == BELOW
    assert (name_of("wink_left"), name_of("voice"), phrase("voice")) == ("ウインク（左）", "声", "voice")
    language.speak("en")
    assert phrase("full quality") == "full quality", "nothing of the language before is kept"


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
    assert "喜び" in [item.text() for item in app.menu.performances.actions()]
    app.window.doctor.add(Finding("microphones", None, "none found", "plug one in"))
    table = app.window.doctor.table
    assert [table.item(0, column).text() for column in (1, 2, 3)] == [
        "マイク",
        "見つかりません",
        "plug one in",
    ]
    app.window.notice.say("livehead is stopped", "start it first")
    assert app.window.notice.remedy.text() == "先に開始してください"
    assert any("デモの動き" in row[2].text() for row in app.window.live.lines._rows.values())
    shoot("window_ja")
    app.speak("zh_CN")
    until(lambda: app.window.live.toggle.text() == "停止")
    assert "运行中" in app.icon.toolTip()
    shoot("window_zh")
    assert Preferences().language == "zh_CN", "and it is remembered"
    app.speak("en")
    assert app.menu.leave.text() == "Quit"
    until(lambda: app.engine.snapshot.figures.frames > frames + 5)
