"""The wizard's third step: the browser source's address for OBS, and the virtual camera where there is one."""

from __future__ import annotations

import contextlib
import threading
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget, QWizardPage

from livehead.tray.choices import Choices, title
from livehead.tray.engine import Engine
from livehead.tray.into_obs import answers
from livehead.tray.mood import Snapshot, address_of
from livehead.tray.pages.cards import label
from livehead.tray.phrases import phrase
from livehead.tray.preferences import Preferences

OFFERED = ("browser", "media_stream", "virtual_camera")


class OutputPage(QWizardPage):
    """What is ticked is on at once; where OBS answers, a button does the rest."""

    obs_wanted = Signal()
    _here = Signal(bool)

    def __init__(self, engine: Engine, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._obs_port = Preferences().obs_port
        self.setTitle(self.tr("Where should it go?"))
        self.setSubTitle(self.tr("For OBS the browser source is best: the background is truly transparent."))
        column = QVBoxLayout(self)
        self._list = QVBoxLayout()
        column.addLayout(self._list)
        self.boxes: dict[str, QCheckBox] = {}
        self._hints: list[QWidget] = []
        self.into_obs = QPushButton(self.tr("Into OBS"))
        self.into_obs.setToolTip(self.tr("OBS runs here: this adds the character to its scene"))
        self.into_obs.clicked.connect(self.obs_wanted)
        self.into_obs.hide()
        self._here.connect(self.into_obs.setVisible)
        column.addWidget(self.into_obs, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        self.address = label("", "heading", selectable=True)
        self.address.setWordWrap(False)
        row.addWidget(self.address)
        self.copy = QPushButton(self.tr("Copy the address"))
        self.copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.address.text()))
        row.addWidget(self.copy, 0, Qt.AlignmentFlag.AlignLeft)
        row.addStretch(1)
        column.addLayout(row)
        self.steps = label(
            self.tr(
                "In OBS: Sources → + → Browser. Paste the address, set width and height to 512, that is all."
            )
        )
        column.addWidget(self.steps)
        column.addStretch(1)
        engine.observed.connect(self.follow)
        self.offer(choices)

    def initializePage(self) -> None:  # noqa: N802
        """Look whether OBS answers, beside the window."""

        def look() -> None:
            with contextlib.suppress(RuntimeError):  # the wizard went away
                self._here.emit(answers(self._obs_port))

        threading.Thread(target=look, name="livehead looks for OBS", daemon=True).start()

    def offer(self, choices: Choices) -> None:
        """Show what this machine has; what it has not is said with its remedy."""
        for old in (*self.boxes.values(), *self._hints):
            old.deleteLater()
        self.boxes, self._hints = {}, []
        for offer in choices.sinks:
            use = offer.choice.use
            if use not in OFFERED:
                continue
            box = QCheckBox(title(offer))
            box.setEnabled(not offer.problem)
            box.clicked.connect(partial(self._engine.use_sink, offer.choice))
            self.boxes[use] = box
            self._list.addWidget(box)
            if offer.problem:
                hint = label(phrase(offer.problem), "", selectable=True)
                hint.setEnabled(False)
                hint.setIndent(24)
                self._hints.append(hint)
                self._list.addWidget(hint)
        self.follow(self._engine.snapshot)

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Show what really sends."""
        for use, box in self.boxes.items():
            box.setChecked(use in snapshot.sinks)
        address = address_of(snapshot)
        if address != self.address.text():
            self.address.setText(address)
        for part in (self.address, self.copy, self.steps):
            part.setVisible(bool(address))
