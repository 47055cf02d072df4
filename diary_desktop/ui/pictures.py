"""Reads pictures with Qt, on whatever thread asks: their size, a small copy, and their pixels at the size to be shown.

Nothing but memory is touched. Only formats of pixels are read: a drawing that names other files is no photo.
"""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageIOHandler, QImageReader, QImageWriter, QPainter

from diary_desktop.domain.attachment import Pixels
from diary_desktop.ports.pictures import Picture

SMALL_EDGE = 480
"""The longer side of the small copy, in pixels: as large as a photo stands on the page at 200 %."""
MOST_PIXELS = 200_000_000
_MEDIA_TYPES = {
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "png": "image/png",
    "gif": "image/gif",
    "webp": "image/webp",
    "bmp": "image/bmp",
    "tiff": "image/tiff",
    "tif": "image/tiff",
    "heic": "image/heic",
    "heif": "image/heif",
    "avif": "image/avif",
    "ico": "image/x-icon",
    "jp2": "image/jp2",
    "tga": "image/x-tga",
    "ppm": "image/x-portable-pixmap",
    "pgm": "image/x-portable-graymap",
    "pbm": "image/x-portable-bitmap",
    "xpm": "image/x-xpixmap",
}
_QUALITY = 82


class QtPictures:
    """``Pictures`` by whatever formats this Qt has."""

    def read(self, content: bytes) -> Picture | None:
        """Its size, turned as the camera was held, and a small JPEG without what the camera wrote beside it."""
        with _Opened(content) as opened:
            media_type, size = opened.media_type, opened.size
            image = opened.within(SMALL_EDGE, SMALL_EDGE)
        if image is None:
            return None
        return Picture(media_type, size.width(), size.height(), _jpeg(image))

    def shown(self, content: bytes, width: int, height: int) -> Pixels | None:
        with _Opened(content) as opened:
            image = opened.within(width, height)
        if image is None:
            return None
        flat = image.convertToFormat(QImage.Format.Format_RGBA8888_Premultiplied)
        return Pixels(flat.width(), flat.height(), bytes(flat.constBits()))


def image_of(pixels: Pixels) -> QImage:
    """To be painted; a copy of its own."""
    form = QImage.Format.Format_RGBA8888_Premultiplied
    return QImage(pixels.rgba, pixels.width, pixels.height, 4 * pixels.width, form).copy()


class _Opened:
    """A reader over bytes in memory."""

    def __init__(self, content: bytes) -> None:
        self._data = QByteArray(content)
        self._buffer = QBuffer(self._data)
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._reader = QImageReader(self._buffer)
        self._reader.setDecideFormatFromContent(True)
        self._reader.setAutoTransform(True)

    def __enter__(self) -> _Opened:
        return self

    def __exit__(self, *_: object) -> None:
        self._buffer.close()

    @property
    def media_type(self) -> str:
        """Empty for what is read as no picture of pixels."""
        return _MEDIA_TYPES.get(bytes(self._reader.format().data()).decode("ascii", "replace"), "")

    @property
    def size(self) -> QSize:
        """As it is shown: a photo taken on its side is turned."""
        size = self._reader.size()
        turned = QImageIOHandler.Transformation.TransformationRotate90
        return size.transposed() if self._reader.transformation() & turned else size

    def within(self, width: int, height: int) -> QImage | None:
        """``None`` where it cannot be read, or is so large that it would fill the memory."""
        size = self._reader.size()
        if not self.media_type or not size.isValid() or size.width() * size.height() > MOST_PIXELS:
            return None
        wanted = self.size.boundedTo(self.size.scaled(width, height, Qt.AspectRatioMode.KeepAspectRatio))
        own = wanted if self.size == size else wanted.transposed()
        self._reader.setScaledSize(own.expandedTo(QSize(1, 1)))
        image = self._reader.read()
        return None if image.isNull() else image


def _jpeg(image: QImage) -> bytes:
    """On white where it lets something shine through: a JPEG has no such thing."""
    flat = QImage(image.size(), QImage.Format.Format_RGB32)
    flat.fill(Qt.GlobalColor.white)
    painter = QPainter(flat)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QImageWriter(buffer, QByteArray(b"jpeg"))
    writer.setQuality(_QUALITY)
    writer.write(flat)
    return bytes(buffer.data().data())
