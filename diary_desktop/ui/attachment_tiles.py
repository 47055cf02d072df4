"""The photos and files below an entry's text: tiles to look at and to copy out; Delete takes one out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QImage, QKeyEvent, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QWidget

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels

from .language import tr
from .look import Look
from .pictures import image_of
from .widgets.buttons import BaseButton
from .widgets.menu import Menu
from .widgets.roving import STEPS
from .widgets.scroller import let_go
from .widgets.strokes import painting, rounded
from .widgets.wrapping_row import WrappingLines
from .words import size_text

PHOTO_HEIGHT, FILE_WIDTH, FILE_HEIGHT, GAP = 132, 250, 52, 10
_NARROWEST, _WIDEST = 0.6, 2.2
"""Shapes of a tile, width over height: what is longer is cut at its sides."""


class Tile(BaseButton):
    """One attachment: a photo as it looks, any other file as an icon with its name and size."""

    arrows_go_up = True

    def __init__(self, look: Look, one: Attachment, parent: QWidget) -> None:
        kind = tr("Photo") if one.kind == "photo" else tr("File")
        super().__init__(look, f"{kind}: {one.name}, {size_text(one.size)}", parent)
        self.one = one
        self._image: QImage | None = None
        self.setProperty("ring_radius", 10)
        self.setToolTip(one.name)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def show_pixels(self, pixels: Pixels) -> None:
        """The small picture has come."""
        if self._image is None:
            self._image = image_of(pixels)
            self.update()

    def sizeHint(self) -> QSize:
        s = self.look.s
        if self.one.kind != "photo":
            return QSize(s(FILE_WIDTH), s(FILE_HEIGHT))
        shape = self.one.width / max(1, self.one.height)
        return QSize(s(round(PHOTO_HEIGHT * min(max(shape, _NARROWEST), _WIDEST))), s(PHOTO_HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        with painting(self) as painter:
            look, rect = self.look, QRectF(self.rect())
            radius = look.s.exact(10)
            border = look.colour("control" if look.high_contrast else "line")
            if self.one.kind != "photo":
                rounded(painter, rect, radius, self.lit("surface"), border)
                self._paint_file(painter)
                return
            rounded(painter, rect, radius, look.colour("sunken"), border)
            if self._image is None:
                left, top = (rect.width() - look.s(26)) / 2, (rect.height() - look.s(26)) / 2
                look.paint_icon(painter, "photo", left, top, 26, look.colour("ink3"))
                return
            path = QPainterPath()
            path.addRoundedRect(rect, radius, radius)
            painter.setClipPath(path)
            painter.drawImage(rect, self._image, _cut(self._image, rect))
            painter.setClipping(False)
            rounded(painter, rect, radius, None, self.lit("", "accent") or border, 2 if self.hovered else 1)

    def _paint_file(self, painter: QPainter) -> None:
        s, look, high = self.look.s, self.look, self.height()
        look.paint_icon(painter, "paperclip", s(14), (high - s(20)) / 2, 20, look.colour("ink2"))
        room = QRectF(s(44), s(7), self.width() - s(56), s(20))
        painter.setFont(look.font("small", 13, 500))
        painter.setPen(look.colour("ink"))
        name = QFontMetricsF(painter.font()).elidedText(self.one.name, Qt.TextElideMode.ElideMiddle, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, name)
        painter.setFont(look.font("small", 12))
        painter.setPen(look.colour("ink3"))
        painter.drawText(room.translated(0, s(19)), Qt.AlignmentFlag.AlignVCenter, size_text(self.one.size))


class AttachmentTiles(WrappingLines):
    """In lines that wrap. ``opened`` is told the id of a photo, ``copy_wanted`` and ``removed`` that of either kind."""

    opened = Signal(object)
    copy_wanted = Signal(object)
    removed = Signal(object)

    def __init__(self, look: Look, parent: QWidget | None = None, *, kept: bool = True) -> None:
        """``kept``: of an entry, from which a copy can be saved."""
        super().__init__(look, GAP, parent)
        self._kept = kept
        self._shown: tuple[Attachment, ...] = ()
        self._still = False
        self.tiles: list[Tile] = []
        self.setAccessibleName(tr("Photos and files"))

    @property
    def wrapped(self) -> Sequence[Tile]:
        return self.tiles

    def show_attachments(
        self, shown: Sequence[Attachment], photos: Mapping[AttachmentId, Pixels], *, still: bool = False
    ) -> None:
        """``photos`` are the small pictures there are so far; of a ``still`` entry nothing can be taken out."""
        self._still = still
        if tuple(shown) != self._shown:
            self._rebuild(tuple(shown))
        for tile in self.tiles:
            if (pixels := photos.get(tile.one.attachment_id)) is not None:
                tile.show_pixels(pixels)
        self.setVisible(bool(self.tiles))

    def breaks_before(self, size: QSize, line: int) -> bool:
        """Photos and files are not of a height."""
        return size.height() != line

    def keyPressEvent(self, event: QKeyEvent) -> None:
        at, key = self.focused, Qt.Key(event.key())
        if at >= 0 and key in STEPS:
            self.focus_at(at + STEPS[key])
        elif at >= 0 and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and not self._still:
            self.removed.emit(self.tiles[at].one.attachment_id)
        elif at >= 0 and key == Qt.Key.Key_Menu:
            self._open_menu(self.tiles[at], self.tiles[at].rect().center())
        else:
            super().keyPressEvent(event)

    def _rebuild(self, shown: tuple[Attachment, ...]) -> None:
        held = self.focused
        kept = {one.one: one for one in self.tiles}
        self._shown = shown
        self.tiles = [kept.pop(one) if one in kept else self._made(one) for one in shown]
        for gone in kept.values():
            let_go(gone)
        self.be_one_stop()
        if held >= 0 and self.tiles:
            self.focus_at(held)
        self.lay_anew()

    def _made(self, one: Attachment) -> Tile:
        tile = Tile(self.look, one, self)
        tile.clicked.connect(lambda: self._choose(tile))
        tile.customContextMenuRequested.connect(lambda at: self._open_menu(tile, at))
        tile.show()
        return tile

    def _choose(self, tile: Tile) -> None:
        if tile.one.kind == "photo":
            self.opened.emit(tile.one.attachment_id)
        else:
            self._open_menu(tile, QPoint(0, tile.height()))

    def _open_menu(self, tile: Tile, at: QPoint) -> None:
        menu, attachment_id = Menu(self.look, self), tile.one.attachment_id
        menu.setAccessibleName(tile.one.name)
        if tile.one.kind == "photo":
            menu.addAction(tr("Look at it")).triggered.connect(lambda: self.opened.emit(attachment_id))
        if self._kept:
            menu.addAction(tr("Save a copy…")).triggered.connect(lambda: self.copy_wanted.emit(attachment_id))
        if not self._still:
            menu.addAction(tr("Take it out")).triggered.connect(lambda: self.removed.emit(attachment_id))
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(tile.mapToGlobal(at))
        menu.setActiveAction(menu.actions()[0])


def _cut(image: QImage, rect: QRectF) -> QRectF:
    """The middle of the picture in the tile's shape."""
    wide, high = float(image.width()), float(image.height())
    if wide * rect.height() > high * rect.width():
        part = high * rect.width() / rect.height()
        return QRectF((wide - part) / 2, 0, part, high)
    part = wide * rect.height() / rect.width()
    return QRectF(0, (high - part) / 2, wide, part)
