"""What is asked once per version, before anything else: what this program is, and what it is not."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from cxr_desktop.notice import RESEARCH_NOTICE
from cxr_desktop.ui.theme import SPACE_PX, TextSize, give_role

_WIDTH_PX, _HEIGHT_PX = 640, 560


class AcceptanceDialog(QDialog):
    """Accepted by the button alone; Escape and closing the window mean no."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = QLabel(wordWrap=True)
        self._notice = QLabel(wordWrap=True)
        self._parts = [(_label(TextSize.HEADING), _label(TextSize.BODY)) for _ in self._texts()]
        self._question = _label(TextSize.BODY)
        self._quit = QPushButton(autoDefault=False)
        self._accept = QPushButton(autoDefault=False)
        give_role(self._title, size=TextSize.TITLE)
        give_role(self._notice, size=TextSize.BODY, tone="warning")
        give_role(self._accept, kind="primary")
        self._quit.clicked.connect(self.reject)
        self._accept.clicked.connect(self.accept)
        self._lay_out()
        self.retranslate()
        self.resize(_WIDTH_PX, min(_HEIGHT_PX, self.screen().availableGeometry().height() - 8 * SPACE_PX))
        self._accept.setFocus()

    def _lay_out(self) -> None:
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * SPACE_PX, 3 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        column.setSpacing(SPACE_PX)
        column.addWidget(self._title)
        column.addWidget(self._notice)
        for heading, text in self._parts:
            column.addSpacing(SPACE_PX)
            column.addWidget(heading)
            column.addWidget(text)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        give_role(page, kind="panel")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(scroll, 1)
        whole.addWidget(self._foot())

    def _foot(self) -> QWidget:
        foot = QFrame()
        give_role(foot, kind="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(3 * SPACE_PX, 2 * SPACE_PX, 3 * SPACE_PX, 2 * SPACE_PX)
        row.setSpacing(SPACE_PX)
        row.addWidget(self._question, 1)
        row.addWidget(self._quit)
        row.addWidget(self._accept)
        return foot

    def _texts(self) -> tuple[tuple[str, str], ...]:
        """Heading and text of each part."""
        return (
            (
                self.tr("What it is"),
                self.tr(
                    "A tool for research and teaching. It shows the cases of a case library that are most similar to "
                    "a chest film, with their labels and where they come from, and a map of where the model's "
                    "score comes from. It works on this computer alone: no film leaves it."
                ),
            ),
            (
                self.tr("What it is not"),
                self.tr(
                    "It has not been cleared or approved as a medical device by anybody. Its answers say which films "
                    "look alike to a model. They say nothing about a patient, can be wrong, and must not be used for "
                    "decisions about anybody's care."
                ),
            ),
            (
                self.tr("Where it is weak"),
                self.tr(
                    "The reference model has learnt from films of children in one hospital. On films of adults, of "
                    "other views or of other devices it can be far less certain than it looks. A cold area of the "
                    "heat map does not mean that there is nothing to see."
                ),
            ),
            (
                self.tr("What you answer for"),
                self.tr(
                    "That you may use the films that you open, and that what you hand on holds nothing that tells "
                    "who a patient is."
                ),
            ),
        )

    def retranslate(self) -> None:
        self.setWindowTitle(self.tr("CXR Desktop: before you begin"))
        self._title.setText(self.tr("Before you begin"))
        self._notice.setText(QCoreApplication.translate("Notices", RESEARCH_NOTICE))
        for (heading, text), (heading_text, body_text) in zip(self._parts, self._texts(), strict=True):
            heading.setText(heading_text)
            text.setText(body_text)
        self._question.setText(self.tr("Asked once for each version."))
        self._quit.setText(self.tr("Quit"))
        self._accept.setText(self.tr("I understand and accept"))

    # ------------------------------------------------------------ Qt

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


def _label(size: TextSize) -> QLabel:
    label = QLabel(wordWrap=True)
    give_role(label, size=size)
    return label
