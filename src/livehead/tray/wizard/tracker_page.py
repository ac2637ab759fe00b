"""The wizard's first step: a camera by its name, a phone, or the mouse."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
    QWizardPage,
)

from livehead.config import StageChoice
from livehead.tray.backstage.voice import speaks
from livehead.tray.choices import Choices
from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot
from livehead.tray.pages.cards import label, status_words
from livehead.tray.phrases import phrase
from livehead.tray.qr import Code
from livehead.types import Bytes

PHONE, MOUSE, DEMO = StageChoice("auto"), StageChoice("mouse"), StageChoice("tape")


class TrackerPage(QWizardPage):
    """No camera is opened before a person asks for it or goes on with it."""

    def __init__(self, engine: Engine, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self.setTitle(self.tr("What moves your character?"))
        self.setSubTitle(self.tr("You can change this at any time, also while you are live."))
        self._column = QVBoxLayout(self)
        self.group = QButtonGroup(self)
        self._offers: dict[int, StageChoice] = {}
        self._radios: list[QRadioButton] = []
        self._list = QVBoxLayout()
        self._column.addLayout(self._list)
        self.voice = QCheckBox(self.tr("My voice moves the mouth (microphone)"))
        self.voice.clicked.connect(lambda on: engine.use_voice(on))
        self._column.addWidget(self.voice)
        self.look = QPushButton(self.tr("Look through this camera"))
        self.look.clicked.connect(self._look)
        self._column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeft)
        self.still = QLabel()
        self.still.setAlignment(Qt.AlignmentFlag.AlignLeft)
        self._column.addWidget(self.still)
        self._column.addWidget(self._phone())
        self.said = label("", "", selectable=True)
        self._column.addWidget(self.said)
        self._column.addStretch(1)
        self.group.idToggled.connect(self._chosen)
        engine.observed.connect(self._follow)
        self.offer(choices)

    @property
    def choice(self) -> StageChoice:
        """What is chosen now."""
        return self._offers.get(self.group.checkedId(), DEMO)

    def offer(self, choices: Choices) -> None:
        """Show what this machine has; what was chosen before stays so."""
        before = self.choice if self._offers else None
        for radio in self._radios:
            self.group.removeButton(radio)
            radio.deleteLater()
        self._radios, self._offers = [], {}
        for offer in choices.trackers:
            if offer.camera:
                self._radio(self.tr("Camera: {name}").format(name=offer.camera), offer.choice, offer.problem)
        self.voice.setEnabled(not choices.no_voice or speaks(self._engine.snapshot.config))
        self.voice.setToolTip(phrase(choices.no_voice))
        problems = {offer.choice.use: offer.problem for offer in choices.trackers}
        self._radio(self.tr("Phone, by Wi-Fi"), PHONE, problems.get("auto", ""))
        self._radio(self.tr("The mouse pointer"), MOUSE, problems.get("mouse", ""))
        self._radio(self.tr("Nothing yet: show the demo motion"), DEMO, "")
        wanted = [number for number, choice in self._offers.items() if choice == before]
        self._radios[wanted[0] if wanted else -1].setChecked(True)

    def validatePage(self) -> bool:  # noqa: N802
        if self._engine.snapshot.config.tracker != self.choice:
            self._engine.use_tracker(self.choice)
        return True

    # --- inside ----------------------------------------------------------------------------------------

    def _radio(self, words: str, choice: StageChoice, problem: str) -> None:
        radio = QRadioButton(words)
        radio.setEnabled(not problem)
        radio.setToolTip(phrase(problem))
        number = len(self._radios)
        self._radios.append(radio)
        self._offers[number] = choice
        self.group.addButton(radio, number)
        self._list.addWidget(radio)

    def _phone(self) -> QWidget:
        self.phone = QWidget()
        row = QHBoxLayout(self.phone)
        row.setContentsMargins(24, 4, 0, 4)
        self.code = Code()
        row.addWidget(self.code)
        self.address = label("", "", selectable=True)
        row.addWidget(self.address, 1)
        return self.phone

    @Slot(int, bool)
    def _chosen(self, number: int, on: bool) -> None:
        if not on:
            return
        choice = self.choice
        self.look.setVisible(choice.use == "mediapipe_face")
        self.still.setVisible(False)
        self.phone.setVisible(choice is PHONE)
        self.said.setText("")
        if choice is PHONE:
            self._tell_address()
        if choice.use != "mediapipe_face" and self._engine.snapshot.config.tracker != choice:
            self._engine.use_tracker(choice)

    def _tell_address(self) -> None:
        from livehead.wire import udp

        addresses = udp.own_addresses()
        self.code.show_text(addresses[0] if addresses else "")
        if not addresses:
            self.address.setText(self.tr("This computer is in no network: connect it to the phone's Wi-Fi."))
            return
        words = self.tr(
            "In the phone's app (iFacialMocap, VTube Studio, MeowFace, Live Link Face …) give this address of "
            "your computer:\n\n{address}\n\nBoth must be in the same Wi-Fi. The code holds the same address."
        )
        self.address.setText(words.format(address=self.tr("  or  ").join(addresses)))

    def _look(self) -> None:
        """The engine lets go of its camera first: two cannot have one."""
        source = str(self.choice.options.get("source", "0"))
        self.look.setEnabled(False)
        self.said.setText(self.tr("Looking …"))

        self._engine.do("look_through", source, then=self._show, failed=self._tell)

    def _tell(self, cause: str, remedy: str) -> None:
        self.look.setEnabled(True)
        self.said.setText(f"{phrase(cause)}\n→ {phrase(remedy)}")

    def _show(self, seen: tuple[Bytes, bool]) -> None:
        pixels, face = seen
        self.look.setEnabled(True)
        height, width = pixels.shape[:2]
        image = QImage(pixels.data, width, height, width * 3, QImage.Format.Format_RGB888).copy()
        self.still.setPixmap(
            QPixmap.fromImage(image).scaledToHeight(200, Qt.TransformationMode.SmoothTransformation)
        )
        self.still.setVisible(True)
        words = self.tr("Your face is found. This picture stays on this computer and is not kept.")
        self.said.setText(
            words if face else self.tr("No face is found: face the camera, with light from the front.")
        )

    @Slot(object)
    def _follow(self, snapshot: Snapshot) -> None:
        self.voice.setChecked(speaks(snapshot.config))
        status = snapshot.lines().get("tracker")
        if self.choice is PHONE and status is not None and self.isVisible():
            self.said.setText(status_words(status))
