"""How the details of an entry look as chips: weather, labels, numbers, what is suggested, and the way to add more."""

from __future__ import annotations

from collections.abc import Sequence

from diary_desktop.domain.details import Details
from diary_desktop.domain.journal import Tracker
from diary_desktop.domain.labels import Label

from .detail_panel import ICONS, kind_word, tracker_number
from .language import tr
from .widgets.detail_chips import ChipFace
from .widgets.mood import MOOD_WORDS

MOOD, ADD, STARRED, PINNED = "mood", "add", "starred", "pinned"
"""Keys of the chips that stand for no name."""


def faces_of(
    details: Details, trackers: Sequence[Tracker], suggested: Sequence[Label], *, still: bool = False
) -> list[ChipFace]:
    """In the order of the page; ``still`` ones cannot be changed."""
    faces = [_mood(details, still=still)] if details.mood or not still else []
    if details.pinned:
        faces.append(ChipFace(PINNED, tr("Pinned"), tr("Pinned"), "pin", removable=not still))
    if details.starred:
        faces.append(
            ChipFace(STARRED, tr("Starred"), tr("Starred"), "star", "lamp_soft", "lamp_ink", removable=not still)
        )
    faces += [_label(one, still=still) for one in details.labels]
    faces += [_tracker(name, value, trackers, still=still) for name, value in details.trackers]
    if still:
        return faces
    faces += [_suggestion(one) for one in suggested]
    return [*faces, ChipFace(ADD, tr("Add"), tr("Add a tag, person, place or number"), "plus", dashed=True)]


def _mood(details: Details, *, still: bool) -> ChipFace:
    if details.mood is None:
        return ChipFace(MOOD, tr("Mood"), tr("Add a mood"), "plus", dashed=True)
    mood = int(details.mood)
    word = tr(MOOD_WORDS[mood - 1])
    name = tr("Mood: {mood}, {number} of 5", mood=word, number=mood)
    return ChipFace(MOOD, word, name, f"mood-{mood}", f"mood{mood}_soft", "ink", removable=not still)


def _label(label: Label, *, still: bool) -> ChipFace:
    name = tr("{kind} {name}", kind=kind_word(label), name=label.text)
    return ChipFace(label, label.text, name, ICONS[label.kind], removable=not still, menu=not still)


def _suggestion(label: Label) -> ChipFace:
    name = tr("Suggested: {name}. Enter adds it, Delete puts it away.", name=label.text)
    return ChipFace(("suggested", label), label.text, name, "plus", dashed=True, removable=True)


def _tracker(name: str, value: float, trackers: Sequence[Tracker], *, still: bool) -> ChipFace:
    known = next((one for one in trackers if one.name == name), None)
    yes_no = known.kind == "yes_no" if known is not None else value in (0.0, 1.0)
    unit = f" {known.unit}" if known is not None and known.unit else ""
    amount = tracker_number(value)
    text = name if yes_no and value else f"{name} {amount}{unit}" if unit else f"{amount} {name}"
    said = text if not (yes_no and not value) else f"{name}: {tr('no')}"
    spoken = tr("Number: {said}", said=said)
    return ChipFace(("tracker", name), said, spoken, "", "info_soft", "info", removable=not still)
