"""The looks on the live page: the character's face in each, one click puts it on."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QImage, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QWidget

from livehead.tray.backstage.offers import LookFace
from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot
from livehead.tray.phrases import name_of, phrase

FACE_PX = 56
CELL = QSize(72, 92)
NAME = Qt.ItemDataRole.UserRole


class LookList(QListWidget):
    """Faces are drawn by the engine when the page is first seen, and anew for another character."""

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._of, self._marked = "", ""
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(FACE_PX, FACE_PX))
        self.setGridSize(CELL)
        self.setWordWrap(True)
        self.setFrameShape(QListWidget.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setFixedHeight(3 * CELL.height() + 6)
        self.setAccessibleName(self.tr("Look"))
        self.itemClicked.connect(self._choose)
        self.itemActivated.connect(self._choose)  # by the keyboard
        engine.observed.connect(self.follow)
        engine.revived.connect(self._ask_again)

    @Slot()
    def _ask_again(self) -> None:
        """The engine that was asked may have ended before it answered."""
        self._of = ""

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Show which look is on; ask for faces when there are none of this character yet."""
        if not self.isVisible():
            return
        if snapshot.config.character != self._of:
            self._of = snapshot.config.character
            self._engine.do("look_faces", then=self._fill, failed=self._without)
        self._mark(snapshot.config.look)

    def _without(self, cause: str, remedy: str) -> None:
        """A character that cannot be read is told of where it is chosen."""
        self.clear()

    def _fill(self, faces: tuple[LookFace, ...]) -> None:
        self.clear()
        self._marked = ""
        for face in faces:
            height, width = face.pixels.shape[:2]
            image = QImage(face.pixels.data, width, height, 4 * width, QImage.Format.Format_RGBA8888)
            icon = QIcon(pixmap := QPixmap.fromImage(image.copy()))
            icon.addPixmap(pixmap, QIcon.Mode.Selected)  # else Qt tints a face blue
            item = QListWidgetItem(icon, name_of(face.name))
            item.setData(NAME, face.name)
            item.setToolTip(phrase(face.problem) or name_of(face.title))
            if face.problem:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            self.addItem(item)
        self._mark(self._engine.snapshot.config.look)

    def _mark(self, look: str) -> None:
        """Only when another one is on: the keyboard moves the mark too."""
        if look == self._marked:
            return
        self._marked = look
        for row in range(self.count()):
            if self.item(row).data(NAME) == look:
                self.setCurrentRow(row)

    @Slot(QListWidgetItem)
    def _choose(self, item: QListWidgetItem) -> None:
        name = item.data(NAME)
        if name and name != self._engine.snapshot.config.look:
            self._engine.use_look(name)
