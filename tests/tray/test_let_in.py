"""Other programs let in from the menu: really served, plugins asked about, what they choose remembered."""

from __future__ import annotations

import asyncio
import json
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urljoin, urlsplit

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest

from livehead import config as configuration
from livehead.config import StageChoice
from livehead.tray.app import TrayApp
from livehead.tray.backstage.host import beside
from livehead.tray.let_in import PluginQuestion
from livehead.tray.preferences import Preferences

from .conftest import Until, worker_of

sys.path.insert(0, str(Path(__file__).parents[1] / "remote"))

from plugin import plugin as connected

Start = Callable[..., TrayApp]
FREE = {"port": 0, "vts_port": 0, "discovery": "off"}


class Call:
    """Something slow in a thread of its own, whose answer is waited for while the windows live."""

    def __init__(self, job: Callable[[], Any]) -> None:
        self.answer: Any = None
        self.done = False
        self._job = job
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        try:
            self.answer = self._job()
        except Exception as error:
            self.answer = error
        self.done = True


def post(address: str, verb: str, **body: Any) -> Any:
    token = parse_qs(urlsplit(address).query)["token"][0]
    request = urllib.request.Request(
        urljoin(address, verb),
        json.dumps(body).encode(),
        {"Content-Type": "application/json", "Authorization": f"Bearer {token}"},
    )
    with urllib.request.urlopen(request, timeout=20.0) as answer:
        return json.load(answer)


def test_a_program_drives_it_and_what_it_chose_stays(start: Start, until: Until) -> None:
    app = start()
    app.let_in.options = FREE
    until(lambda: app.engine.snapshot.figures.frames > 0)
    assert not app.engine.snapshot.address
    app.menu.remote.programs.trigger()
    until(lambda: app.engine.snapshot.address)
    assert Preferences().remote and app.menu.remote.programs.isChecked()
    app.menu.remote.copy.trigger()
    address = QGuiApplication.clipboard().text()
    assert "token=" in address
    call = Call(lambda: post(address, "/tracker", use="idle"))
    until(lambda: call.done)
    assert call.answer == {"tracker": "idle"}
    until(lambda: configuration.load(app.path).tracker == StageChoice("idle"))
    call = Call(lambda: post(address, "/look", name="sticker"))
    until(lambda: call.done)
    until(lambda: configuration.load(app.path).look == "sticker")
    call = Call(lambda: post(address, "/stop"))
    until(lambda: call.done and not app.engine.snapshot.running)
    call = Call(lambda: post(address, "/start"))
    until(lambda: call.done and app.engine.snapshot.running)
    app.menu.remote.programs.trigger()
    until(lambda: not app.engine.snapshot.address)
    call = Call(lambda: post(address, "/start"))
    until(lambda: call.done)
    assert isinstance(call.answer, urllib.error.URLError), "the door is shut"


def test_a_plugin_is_asked_about_and_can_be_forgotten(
    start: Start, until: Until, shoot: Callable[[str], QImage]
) -> None:
    app = start()
    app.let_in.options = FREE
    until(lambda: app.engine.snapshot.figures.frames > 0)
    app.menu.remote.plugins.trigger()
    until(lambda: app.engine.snapshot.plugin_address)

    def token() -> Any:
        async def talk() -> Any:
            async with connected(app.engine.snapshot.plugin_address, name=None) as plugin:
                return await plugin.ask(
                    "AuthenticationTokenRequest", pluginName="<b>Deck</b>", pluginDeveloper="Somebody"
                )

        return asyncio.run(talk())

    denied = Call(token)
    until(lambda: app.let_in.questions)
    box = app.let_in.questions[0]
    assert "<b>Deck</b>" in box.text() and box.textFormat() is Qt.TextFormat.PlainText
    shoot("plugin_question")
    QTest.keyClick(box, Qt.Key.Key_Return)
    until(lambda: denied.done)
    assert "errorID" in denied.answer, "Enter says no"
    allowed = Call(token)
    until(lambda: app.let_in.questions)
    app.let_in.questions[0].allow.click()
    until(lambda: allowed.done)
    assert allowed.answer["authenticationToken"]
    until(lambda: app.engine.snapshot.plugins == (("<b>Deck</b>", "Somebody"),))
    (one,) = app.menu.remote.allowed.actions()
    one.menu().actions()[0].trigger()
    until(lambda: not app.engine.snapshot.plugins)
    assert not app.let_in.questions


def test_silence_is_no(application: object, until: Until, monkeypatch: Any) -> None:
    from livehead.tray import let_in

    monkeypatch.setattr(let_in, "ASK_S", 0.05)
    answers: list[bool] = []
    box = PluginQuestion("Deck", "Somebody")
    box.answered.connect(answers.append)
    box.show()
    until(lambda: answers)
    assert answers == [False]


def test_it_is_as_it_was_and_a_taken_port_is_told(start: Start, until: Until) -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        app = start()
        until(lambda: app.engine.snapshot.figures.frames > 0)
        app.let_in.options = FREE | {"port": taken.getsockname()[1]}
        app.menu.remote.programs.trigger()
        until(
            lambda: app.window is not None and str(taken.getsockname()[1]) in app.window.notice.cause.text()
        )
        until(lambda: not app.menu.remote.programs.isChecked())
        app.engine.end()
    again = TrayApp(app._application, launch=beside)
    again.let_in.options = FREE
    again.engine.begin()
    again.let_in.begin()
    again.engine.start()
    try:
        until(lambda: again.engine.snapshot.address and again.engine.snapshot.running)
        assert worker_of(again)._session.injected is not None
        assert "inject" not in [m.use for m in again.engine.snapshot.config.modifiers]
    finally:
        again.engine.end()
