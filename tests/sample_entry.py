"""A made-up entry with everything an entry can hold, for pictures of its page."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QImage, QLinearGradient, QPainter, QPolygonF

from diary_desktop.domain.attachment import Attachment, AttachmentId, Pixels
from diary_desktop.domain.details import Details
from diary_desktop.domain.entry import Entry, Mood
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import Label
from diary_desktop.presenters.entry_state import EntryState
from diary_desktop.presenters.write import WriteState

from . import sample_diary as sample

TRACKERS = (Tracker("run", "number", "km"), Tracker("slept", "number", "h"), Tracker("read a book"))
_SKIES = (("#f3c9a4", "#7a5c86"), ("#bcd9e6", "#4c7a63"))


def full_entry() -> Entry:
    """With numbers, two photos and a file."""
    entry = sample.entry_state().entry
    assert entry is not None
    return replace(
        entry,
        starred=True,
        trackers=(("run", 5.0), ("read a book", 1.0)),
        attachments=(
            _photo(1, "sông Hàn lúc 6 giờ.jpg", 4032, 3024),
            _photo(2, "cầu Rồng.jpg", 3024, 4032),
            Attachment(
                AttachmentId(b"3" * 16), "file", "application/pdf", "half-marathon plan.pdf", 184_000, sample.NOW
            ),
        ),
    )


def full_state(*, playing: bool = False) -> EntryState:
    """Everything shown, a person suggested."""
    photos = {one.attachment_id: _pixels(at, one) for at, one in enumerate(full_entry().attachments[:2])}
    suggested = (Label("person", "chú Tư"),)
    state = sample.entry_state(playing=playing)
    return replace(state, entry=full_entry(), trackers=TRACKERS, suggested=suggested, photos=photos)


def adding_state() -> EntryState:
    """What can be added stands open."""
    return replace(full_state(), detailing="label")


def viewing_state() -> EntryState:
    """One of the photos over the page."""
    state = full_state()
    first = full_entry().attachments[0]
    return replace(state, viewed=first.attachment_id, view=_pixels(0, first, 1600))


def written_state(*, adding: bool = False) -> WriteState:
    """Chips before anything is kept."""
    text = "The lime tree on the roof has six new leaves.\nI counted them twice."
    details = Details(Mood.CLEARING, ("nghỉ ngơi",), ("chị Lan",), "", (("slept", 6.5),))
    question = "What did you eat, and with whom?"
    begun = WriteState(sample.NOW, "Lime tree", text, question, details=details)
    return replace(begun, detailing="mood" if adding else "")


def _photo(number: int, name: str, width: int, height: int) -> Attachment:
    attachment_id = AttachmentId(str(number).encode() * 16)
    size = 2_400_000 + 310_000 * number
    return Attachment(
        attachment_id, "photo", "image/jpeg", name, size, sample.NOW, width, height, 9_000, 700, b"t" * 16
    )


def _pixels(number: int, one: Attachment, edge: int = 480) -> Pixels:
    """A river at dawn, painted."""
    scale = edge / max(one.width, one.height)
    image = QImage(round(one.width * scale), round(one.height * scale), QImage.Format.Format_RGBA8888_Premultiplied)
    wide, high = float(image.width()), float(image.height())
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    sky = QLinearGradient(0, 0, 0, high)
    top, bottom = _SKIES[number % len(_SKIES)]
    sky.setColorAt(0, QColor(top))
    sky.setColorAt(1, QColor(bottom))
    painter.fillRect(image.rect(), sky)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("#fff3d6"))
    painter.drawEllipse(QPointF(wide * 0.68, high * 0.3), wide * 0.07, wide * 0.07)
    for layer, tone in ((0.62, "#59627f"), (0.74, "#3f4866")):
        hill = [QPointF(0, high * (layer + 0.05)), QPointF(wide * 0.3, high * (layer - 0.07))]
        hill += [QPointF(wide * 0.62, high * (layer + 0.04)), QPointF(wide, high * (layer - 0.03))]
        painter.setBrush(QColor(tone))
        painter.drawPolygon(QPolygonF([*hill, QPointF(wide, high), QPointF(0, high)]))
    painter.end()
    return Pixels(image.width(), image.height(), bytes(image.constBits()))
