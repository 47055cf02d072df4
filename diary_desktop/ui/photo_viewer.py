"""A photo over the whole window: arrows go to the next, Escape goes back, nothing of it is left when it closes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels

from .language import tr
from .look import Look
from .pictures import image_of
from .widgets.buttons import SECONDARY, Kind, RoundButton
from .widgets.card import Card
from .widgets.strokes import painting
from .widgets.text import Label
from .words import plain_date, size_text

_EDGE = 24
_BAR = Kind("surface", "hover", "pressed", "control")


class PhotoViewer(QWidget):
    """Child of the window, hidden until a photo is shown."""

    closed = Signal()
    stepped = Signal(int)
    copy_wanted = Signal()
    removed = Signal()

    def __init__(self, look: Look, parent: QWidget, *, kept: bool = True) -> None:
        """``kept``: of an entry, from which a copy can be saved."""
        super().__init__(parent)
        self.look = look
        self._image: QImage | None = None
        self._shown: Pixels | None = None
        self._back_to: QWidget | None = None
        s = look.s
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ring_none", True)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(s(_EDGE), s(_EDGE), s(_EDGE), s(_EDGE))
        bar = Card(look, padding=8)
        row = QHBoxLayout()
        row.setSpacing(s(8))
        self.before = RoundButton(look, "back", tr("Photo before"), _BAR, size=36)
        self.behind = RoundButton(look, "forward", tr("Next photo"), _BAR, size=36)
        self.copy = RoundButton(look, "download", tr("Save a copy…"), _BAR, size=36)
        self.remove = RoundButton(look, "trash", tr("Take it out"), _BAR, size=36)
        self.close_button = RoundButton(look, "close", tr("Close the photo"), SECONDARY, size=36)
        self._about = Label(look, "", "small", "ink2", wrap=True)
        row.addWidget(self.before)
        row.addWidget(self.behind)
        row.addSpacing(s(8))
        row.addWidget(self._about, 1)
        for button in (self.copy, self.remove, self.close_button):
            row.addWidget(button)
        bar.column.addLayout(row)
        whole.addStretch(1)
        whole.addWidget(bar)
        self.before.clicked.connect(lambda: self.stepped.emit(-1))
        self.behind.clicked.connect(lambda: self.stepped.emit(1))
        self.copy.clicked.connect(self.copy_wanted)
        self.copy.setVisible(kept)
        self.remove.clicked.connect(self.removed)
        self.close_button.clicked.connect(self.closed)
        self._bar = bar
        self.hide()

    def show_photo(self, one: Attachment, pixels: Pixels | None, at: int, count: int, *, still: bool) -> None:
        """``pixels`` are still to come where there are none; ``at`` counts from 0."""
        if self.isHidden():
            self._back_to = self.window().focusWidget()
        self.spread()
        if pixels is not self._shown:
            self._shown, self._image = pixels, image_of(pixels) if pixels is not None else None
        day = plain_date(one.added.local.date())
        self._about.setText(f"{one.name} · {one.width} × {one.height} · {size_text(one.size)} · {day}")
        self.setAccessibleName(tr("Photo {at} of {count}: {name}", at=at + 1, count=count, name=one.name))
        self.before.set_usable(at > 0, tr("This is the first photo."))
        self.behind.set_usable(at + 1 < count, tr("This is the last photo."))
        self.remove.setVisible(not still)
        if self.isHidden():
            self.show()
            self.raise_()
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        self.update()

    def spread(self) -> None:
        """Over all of the open diary."""
        page = self.parentWidget()
        if page is not None:
            self.setGeometry(page.rect())

    def put_away(self) -> None:
        """Nothing of the photo stays; the focus goes back to where it was."""
        self._image = self._shown = None
        self._about.clear()
        self.setAccessibleName("")
        if not self.isHidden():
            self.hide()
            if self._back_to is not None and self._back_to.isVisible():
                self._back_to.setFocus(Qt.FocusReason.OtherFocusReason)
        self._back_to = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_PageUp):
            self.stepped.emit(-1)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_PageDown, Qt.Key.Key_Space):
            self.stepped.emit(1)
        elif key == Qt.Key.Key_Delete and self.remove.isVisible():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Beside the bar it goes back."""
        if not self._bar.geometry().contains(event.position().toPoint()):
            self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            back = QColor(self.look.colour("scrim"))
            back.setAlphaF(0.92)
            painter.fillRect(self.rect(), back)
            s = self.look.s
            room = QRectF(self.rect()).adjusted(s(_EDGE), s(_EDGE), -s(_EDGE), -self._bar.height() - 2 * s(_EDGE))
            if self._image is None:
                at = room.center()
                self.look.paint_icon(painter, "photo", at.x() - s(20), at.y() - s(20), 40, QColor("#ffffff"))
                return
            size = self._image.size().toSizeF()
            scale = min(room.width() / size.width(), room.height() / size.height(), 1.0)
            target = QRectF(0, 0, size.width() * scale, size.height() * scale)
            target.moveCenter(room.center())
            painter.drawImage(target, self._image)


class PhotoPlace:
    """Where the photos of ``view`` are looked at: over the whole page it lies in, once there is one to be looked at."""

    def __init__(self, look: Look, view: QWidget, *, kept: bool = True) -> None:
        self._look, self._view, self._kept = look, view, kept
        self.viewer: PhotoViewer | None = None

    @property
    def is_open(self) -> bool:
        return self.viewer is not None and not self.viewer.isHidden()

    def show(
        self, photos: Sequence[Attachment], viewed: AttachmentId | None, pixels: Pixels | None, *, still: bool = False
    ) -> PhotoViewer | None:
        """Over the page, or away again. Gives back a viewer that was made for this."""
        at = next((at for at, one in enumerate(photos) if one.attachment_id == viewed), -1)
        if at < 0:
            if self.viewer is not None:
                self.viewer.put_away()
            return None
        made = None
        if self.viewer is None:
            made = self.viewer = PhotoViewer(self._look, self._whole_page(), kept=self._kept)
        self.viewer.show_photo(photos[at], pixels, at, len(photos), still=still)
        return made

    def focus(self) -> None:
        if self.viewer is not None:
            self.viewer.setFocus(Qt.FocusReason.OtherFocusReason)

    def spread(self) -> None:
        """The page changed its size."""
        if self.viewer is not None and self.is_open:
            self.viewer.spread()

    def _whole_page(self) -> QWidget:
        """All of the open diary, which is hidden with everything in it the moment it is locked."""
        page = self._view
        while (parent := page.parentWidget()) is not None and page.property("room") != "page":
            page = parent
        return page
