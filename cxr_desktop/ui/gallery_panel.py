"""The most similar cases as a gallery of cards: click or Enter shows a case large beside the query.

Everything that a card offers is in one table of actions, which is its context menu and its keys alike.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from cxr_desktop.domain import Neighbour
from cxr_desktop.ui.flow_layout import FlowLayout
from cxr_desktop.ui.gallery_delegate import EDGE_PX, CardLink, GalleryDelegate
from cxr_desktop.ui.gallery_model import Card, GalleryModel
from cxr_desktop.ui.theme import DIMMED_OPACITY, RIGHT_PX, SPACE_PX, TextSize, give_role, icon, tokens

_GAP_PX = 2 * SPACE_PX - EDGE_PX  # the pictures stand where the words above them begin
_LARGEST_COUNT = 50  # as cxr_desktop.search.LARGEST_K

_KEYS: dict[str, tuple[str | None, tuple[str, ...]]] = {  # action: icon, keys; in the order of the menu
    "show": ("eye", ("Return", "Enter")),
    "replace": (None, ("Shift+Return", "Shift+Enter")),
    "search": ("search", ("Ctrl+Return", "Ctrl+Enter")),
    "copy": ("copy", ("Ctrl+C",)),
    "folder": ("folder", ("Ctrl+Shift+F",)),
    "locate": ("locate", ("Ctrl+Shift+L",)),
    "fold": (None, ("Space",)),
}


class GalleryPanel(QWidget):
    """Shows neighbours and says what the user wants of them."""

    case_activated = Signal(object)  # Neighbour
    replacement_requested = Signal(object)  # Neighbour: to stand where another case does
    search_requested = Signal(object)  # Neighbour: to be asked about
    thumbnail_needed = Signal(object)  # Case
    folder_requested = Signal(object)  # Path
    locate_requested = Signal(object)  # Case
    count_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = GalleryModel(self)
        self._view = _CardView(self._model)
        self._title = QLabel()
        self._count_title = QLabel()
        self._count = QSpinBox(minimum=1, maximum=_LARGEST_COUNT, value=5)
        self._count.setKeyboardTracking(False)  # 50 is not asked for by way of 5
        self._slots: dict[str, Callable[[Card], None]] = {
            "show": lambda card: self.case_activated.emit(card.neighbour),
            "replace": lambda card: self.replacement_requested.emit(card.neighbour),
            "search": lambda card: self.search_requested.emit(card.neighbour),
            "copy": lambda card: QGuiApplication.clipboard().setText(str(card.neighbour.case.path)),
            "folder": lambda card: self.folder_requested.emit(card.neighbour.case.path.parent),
            "locate": lambda card: self.locate_requested.emit(card.neighbour.case),
            "fold": lambda _card: self._toggle_fold(self._view.currentIndex()),
        }
        self._actions = {name: self._make_action(name) for name in _KEYS}
        self._view.addActions(list(self._actions.values()))
        self._lay_out()
        self._join()
        self._allow_actions()
        self.retranslate()

    # ------------------------------------------------------------ what is shown

    def show_neighbours(self, neighbours: Sequence[Neighbour], labels: Sequence[str], missing: Collection[int]) -> None:
        """Another answer; `missing` are the case ids whose film is not on this machine."""
        self._model.set_neighbours(neighbours, labels, missing)
        self._view.scrollToTop()
        self._allow_actions()

    def set_thumbnail(self, case_id: int, jpeg: bytes | None) -> None:
        """The picture that `thumbnail_needed` has asked for, or None where there is none."""
        self._model.set_thumbnail(case_id, jpeg)

    def set_dimmed(self, is_dimmed: bool) -> None:
        """The cards are those of another film than the one on screen, or not."""
        self._view.set_dimmed(is_dimmed)

    def set_count(self, count: int) -> None:
        """How many cases are asked for, 1 to 50. Says nothing: it is the others who tell."""
        self._count.blockSignals(True)
        self._count.setValue(count)
        self._count.blockSignals(False)

    def retranslate(self) -> None:
        self._title.setText(self.tr("Most similar cases"))
        self._count_title.setText(self.tr("&Cases shown"))
        self._count.setToolTip(self.tr("How many of the most similar cases are shown. The vote is always of five."))
        self._count.setAccessibleName(self.tr("How many of the most similar cases are shown"))
        self._view.setAccessibleName(self.tr("Most similar cases"))
        self._view.set_invitation(self.tr("The most similar cases will be shown here."))
        texts = {
            "show": self.tr("Show beside the query"),
            "replace": self.tr("Show in place of the case beside it"),
            "search": self.tr("Search from this case"),
            "copy": self.tr("Copy path"),
            "folder": self.tr("Open folder"),
            "locate": self.tr("Locate the film …"),
            "fold": self.tr("Show or hide further films of the patient"),
        }
        for name, text in texts.items():
            self._actions[name].setText(text)

    # ------------------------------------------------------------ helpers

    def _lay_out(self) -> None:
        give_role(self._title, size=TextSize.HEADING)
        give_role(self._count_title, tone="muted")
        self._count_title.setBuddy(self._count)
        self._title.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        header = FlowLayout(spacing_px=SPACE_PX)
        header.setContentsMargins(SPACE_PX * 2, 0, RIGHT_PX, 0)
        header.addWidget(self._title)
        count = QHBoxLayout()
        count.addWidget(self._count_title)
        count.addWidget(self._count)
        header.add_layout(count)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, SPACE_PX, 0, 0)
        column.setSpacing(SPACE_PX)
        column.addLayout(header)
        column.addWidget(self._view, 1)

    def _join(self) -> None:
        self._model.thumbnail_needed.connect(self.thumbnail_needed)
        self._count.valueChanged.connect(self.count_changed)
        self._view.clicked.connect(lambda _index: self._do("show"))
        self._view.link_clicked.connect(self._on_link_clicked)
        self._view.selectionModel().currentChanged.connect(self._allow_actions)
        self._model.modelReset.connect(self._allow_actions)

    def _make_action(self, name: str) -> QAction:
        icon_name, keys = _KEYS[name]
        action = QAction(self._view)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(partial(self._do, name))
        return action

    def _card(self) -> Card | None:
        index = self._view.currentIndex()
        return self._model.card(index.row()) if index.isValid() else None

    def _do(self, name: str, _is_checked: bool = False) -> None:
        card = self._card()
        if card is not None:
            self._slots[name](card)

    def _allow_actions(self, *_: object) -> None:
        """Only what the current card has to offer."""
        card = self._card()
        for action in self._actions.values():
            action.setEnabled(card is not None)
        folds = card is not None and bool(card.further or card.folds_behind)
        self._actions["fold"].setEnabled(folds)

    def _on_link_clicked(self, index: QModelIndex, link: CardLink) -> None:
        if link is CardLink.FOLD:
            self._toggle_fold(index)
        else:
            self.locate_requested.emit(self._model.card(index.row()).neighbour.case)

    def _toggle_fold(self, index: QModelIndex) -> None:
        """The card that led stays the current one."""
        card = self._model.card(index.row())
        rank = card.folds_behind or card.neighbour.rank
        self._model.toggle_fold(index.row())
        rows = range(self._model.rowCount())
        row = next(row for row in rows if self._model.card(row).neighbour.rank == rank)
        self._view.setCurrentIndex(self._model.index(row))

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class _CardView(QListView):
    """A wall of cards. Left and right go on to the next row, as reading does."""

    link_clicked = Signal(QModelIndex, object)  # CardLink

    def __init__(self, model: GalleryModel) -> None:
        super().__init__()
        self._cards = GalleryDelegate(self)
        self._invitation = ""
        self._pressed: tuple[QModelIndex, CardLink] | None = None
        self.setModel(model)
        self.setItemDelegate(self._cards)
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSpacing(_GAP_PX)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setMouseTracking(True)

    def set_invitation(self, text: str) -> None:
        """What an empty gallery says."""
        self._invitation = text
        self.viewport().update()

    def set_dimmed(self, is_dimmed: bool) -> None:
        self._cards.opacity = DIMMED_OPACITY if is_dimmed else 1.0
        self.viewport().update()

    def _link_at(self, point: QPoint) -> tuple[QModelIndex, CardLink] | None:
        index = self.indexAt(point)
        link = self._cards.link_at(self.visualRect(index), index, point) if index.isValid() else None
        return (index, link) if link else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() == Qt.MouseButton.LeftButton
        self._pressed = self._link_at(event.position().toPoint()) if is_left else None
        if self._pressed is None:
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        pressed, self._pressed = self._pressed, None
        if pressed is None:
            super().mouseReleaseEvent(event)
        elif self._link_at(event.position().toPoint()) == pressed:
            self.link_clicked.emit(*pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over_link = self._link_at(event.position().toPoint()) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_link else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        steps = {QAbstractItemView.CursorAction.MoveLeft: -1, QAbstractItemView.CursorAction.MoveRight: 1}
        row = self.currentIndex().row() + steps.get(action, 0)
        if action in steps and self.currentIndex().isValid() and 0 <= row < self.model().rowCount():
            return self.model().index(row, 0)
        return super().moveCursor(action, modifiers)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.model().rowCount() == 0:
            painter = QPainter(self.viewport())
            painter.setPen(tokens().muted)
            room = self.viewport().rect().adjusted(SPACE_PX * 2, SPACE_PX * 2, -SPACE_PX * 2, -SPACE_PX * 2)
            painter.drawText(room, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._invitation)
            painter.end()
