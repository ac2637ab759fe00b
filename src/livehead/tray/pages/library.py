"""The window's second page: every character with its face and licence; a click shows it, a drop adds one."""

from __future__ import annotations

import threading
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QIcon, QImage, QPixmap
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from livehead.tray.engine import Engine
from livehead.tray.mood import Snapshot
from livehead.tray.pages.cards import label
from livehead.tray.pages.shelf import EDGE, ENTRY, NAME, Entry, Faces, Search, SeenCards
from livehead.tray.phrases import phrase

if TYPE_CHECKING:
    from livehead.tray.align import AlignWindow


class LibraryPage(QWidget):
    """Takes drops of one picture, folder or zip. refused: it cannot be taken in, or was only after mending."""

    refused = Signal(str, str)
    changed = Signal()

    def __init__(self, engine: Engine, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._engine = engine
        self._search: Search | None = None
        self._waiting: list[Path | None] = []
        self._wanted = engine.snapshot.config.character
        self._rows: dict[str, QListWidgetItem] = {}
        self._asked: set[str] = set()
        blank = QPixmap(EDGE, EDGE)
        blank.fill(Qt.GlobalColor.transparent)
        self._blank = QIcon(blank)  # a card is as large without its face
        self._faces = Faces()
        self._faces.read.connect(self._face)
        self.aligning: AlignWindow | None = None
        self.setAcceptDrops(True)
        self.shelf = self._made_shelf()
        column = QVBoxLayout(self)
        column.addWidget(
            label(self.tr("Click a character to show it. Drop a picture, a folder or a zip to add one."))
        )
        column.addWidget(self.shelf, 1)
        column.addLayout(self._buttons())
        engine.observed.connect(self.follow)
        self.refresh()

    def _made_shelf(self) -> QListWidget:
        shelf = QListWidget()
        shelf.setViewMode(QListView.ViewMode.IconMode)
        shelf.setResizeMode(QListView.ResizeMode.Adjust)
        shelf.setMovement(QListView.Movement.Static)
        shelf.setIconSize(QSize(EDGE, EDGE))
        shelf.setGridSize(QSize(EDGE + 44, EDGE + 62))
        shelf.setWordWrap(True)
        painter = SeenCards(shelf)
        painter.painted.connect(self._seen)
        shelf.setItemDelegate(painter)
        shelf.setUniformItemSizes(True)
        shelf.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        shelf.customContextMenuRequested.connect(self._menu)
        shelf.setAccessibleName(self.tr("Characters"))
        shelf.itemClicked.connect(self._use)
        shelf.itemActivated.connect(self._use)
        return shelf

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        add = QPushButton(self.tr("Add a picture …"))
        add.clicked.connect(self._choose_file)
        row.addWidget(add)
        self.aligner = QPushButton(self.tr("Align …"))
        self.aligner.setToolTip(self.tr("Move the head of the chosen character into its place"))
        self.aligner.clicked.connect(self._align_chosen)
        row.addWidget(self.aligner)
        row.addStretch(1)
        return row

    def refresh(self, new: Path | None = None) -> None:
        """Look through the characters anew; with `new` take that one in first. While it is being done,
        it is done once more afterwards."""
        if self._search is not None:
            self._waiting.append(new)
            return
        search = self._search = Search(new)
        search.found.connect(self._fill)
        search.adopted.connect(self._adopted)
        search.refused.connect(self.refused)
        search.noted.connect(self.refused)
        search.ended.connect(self._ended)
        threading.Thread(target=search.run, name="livehead library", daemon=True).start()

    @Slot(object)
    def follow(self, snapshot: Snapshot) -> None:
        """Mark the one that is shown."""
        if snapshot.config.character != self._wanted:
            self._wanted = snapshot.config.character
            self._mark()

    # --- drops -----------------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _local(event):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:  # noqa: N802
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        paths = _local(event)
        event.acceptProposedAction()
        if len(paths) == 1:
            self.refresh(paths[0])
        else:
            self.refused.emit(self.tr("These are several files"), self.tr("Drop one picture or one folder"))

    # --- inside ----------------------------------------------------------------------------------------

    @Slot(list)
    def _fill(self, entries: list[Entry]) -> None:
        """All cards at once, without their faces."""
        self.shelf.clear()
        self._rows.clear()
        self._asked.clear()
        for entry in entries:
            words = f"{entry.title}\n{entry.licence}"
            if entry.cause:
                words = self.tr("{name}\ncannot be read").format(name=entry.name)
            item = self._rows[entry.name] = QListWidgetItem(self._blank, words)
            broken = f"{phrase(entry.cause)}\n{phrase(entry.remedy)}"
            item.setToolTip(broken if entry.cause else f"{entry.title}: {entry.licence}")
            if entry.cause:
                item.setFlags(Qt.ItemFlag.NoItemFlags)
            else:
                item.setData(NAME, entry.name)
                item.setData(ENTRY, entry)
            self.shelf.addItem(item)
        self._mark()

    @Slot(object)
    def _seen(self, entry: Entry) -> None:
        """A card without a face is on the screen."""
        if entry.name not in self._asked:
            self._asked.add(entry.name)
            self._faces.want(entry)

    @Slot(str, object)
    def _face(self, name: str, image: QImage | None) -> None:
        item = self._rows.get(name)
        if item is None or image is None:
            return
        icon = QIcon(QPixmap.fromImage(image))
        icon.addPixmap(QPixmap.fromImage(image), QIcon.Mode.Selected)  # else Qt tints a face blue
        item.setIcon(icon)

    @Slot(str, bool)
    def _adopted(self, name: str, picture: bool) -> None:
        self._engine.use_character(name)
        self.changed.emit()
        if picture:
            self.align(name)

    # --- aligning --------------------------------------------------------------------------------------

    def align(self, name: str) -> None:
        """Open the align window of a character; nothing happens when there is none of that name."""
        from livehead import folders
        from livehead.tray.align import AlignWindow

        folder = folders.characters().get(name)
        if folder is not None:
            self.aligning = AlignWindow(folder, self.window())
            self.aligning.aligned.connect(self._aligned)
            self.aligning.show()

    @Slot(str)
    def _aligned(self, name: str) -> None:
        known = name in self._rows
        if name == self._wanted or not known:
            self._engine.use_character(name)
        if not known:
            self.changed.emit()
        self.refresh()

    @Slot()
    def _align_chosen(self) -> None:
        item = self.shelf.currentItem()
        if item is not None and item.data(NAME):
            self.align(item.data(NAME))

    @Slot(QPoint)
    def _menu(self, at: QPoint) -> None:
        item = self.shelf.itemAt(at)
        if item is None or not item.data(NAME):
            return
        menu, name = QMenu(self), item.data(NAME)
        menu.addAction(self.tr("Show"), partial(self._engine.use_character, name))
        menu.addAction(self.tr("Align …"), partial(self.align, name))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.shelf.viewport().mapToGlobal(at))

    @Slot()
    def _ended(self) -> None:
        self._search = None
        if self._waiting:
            self.refresh(self._waiting.pop(0))

    @Slot(QListWidgetItem)
    def _use(self, item: QListWidgetItem) -> None:
        name = item.data(NAME)
        if name and name != self._wanted:
            self._engine.use_character(name)

    def _mark(self) -> None:
        if (item := self._rows.get(self._wanted)) is not None:
            self.shelf.setCurrentItem(item)

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("Add a picture"), "", "*.png *.webp *.jpg *.jpeg *.gif *.bmp *.tif *.tiff *.zip"
        )
        if name:
            self.refresh(Path(name))


def _local(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
