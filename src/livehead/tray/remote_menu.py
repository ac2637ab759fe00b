"""The branch of the menu for other programs: who is let in, where, and which plugins are allowed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from livehead.tray.engine import Engine
from livehead.tray.let_in import LetIn
from livehead.tray.mood import Snapshot


class RemoteMenu(QMenu):
    """Shows the doors as they really are, also when one could not be opened."""

    def __init__(self, engine: Engine, let_in: LetIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._let_in = let_in
        self._shown: object = None
        self._address = ""
        self.setTitle(self.tr("Other programs"))
        self.programs = self.addAction(self.tr("Let other programs drive livehead"))
        self.plugins = self.addAction(self.tr("Let tools for VTube Studio drive livehead"))
        self.addSeparator()
        self.copy = self.addAction(self.tr("Copy the address with its token"))
        self.allowed = self.addMenu(self.tr("Allowed tools"))
        self.programs.setCheckable(True)
        self.plugins.setCheckable(True)
        self.programs.triggered.connect(let_in.let_programs)
        self.plugins.triggered.connect(let_in.let_plugins)
        self.copy.triggered.connect(lambda: QGuiApplication.clipboard().setText(self._address))
        engine.observed.connect(self.follow)
        self.follow(engine.snapshot)

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Show how it stands."""
        self._address = snapshot.address
        self.programs.setChecked(bool(snapshot.address))
        self.plugins.setChecked(bool(snapshot.plugin_address))
        self.copy.setEnabled(bool(snapshot.address))
        if snapshot.plugins == self._shown or self.allowed.isVisible():
            return
        self._shown = snapshot.plugins
        self.allowed.clear()
        for plugin, developer in snapshot.plugins:
            one = self.allowed.addMenu(f"{plugin} ({developer})".replace("&", "&&"))
            forget = one.addAction(self.tr("Forget it: it must ask again"))
            forget.triggered.connect(partial(self._forget, plugin))
        self.allowed.setEnabled(bool(snapshot.plugins))

    def _forget(self, plugin: str, _: bool = False) -> None:
        self._let_in.forget(plugin)
