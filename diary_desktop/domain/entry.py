"""The diary entry: its text and every revision of it, its sound, its times, and what a list shows of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Literal, NewType

from .attachment import Attachment, AttachmentId
from .moment import Moment
from .transcript import Transcript

EntryId = NewType("EntryId", bytes)
"""16 random bytes; shown to people as 32 hexadecimal digits, or the first 8 where that is enough."""

ClipId = NewType("ClipId", bytes)
"""16 random bytes."""

RevisionId = NewType("RevisionId", bytes)
"""16 random bytes; sameness of two revisions is sameness of this."""

TITLE_LENGTH = 60
PREVIEW_LENGTH = 180
_SENTENCE_END = re.compile(r"[.!?…](?=\s)|\n")
_SPACE_OR_NOT = bytes(ord(" ") if chr(one).isspace() else ord("x") for one in range(128)) + bytes(128)
"""Of every character of ASCII whether it is a space or part of a word."""


class Mood(IntEnum):
    """Weather, not grades."""

    STORMY = 1
    RAINY = 2
    CLOUDY = 3
    CLEARING = 4
    BRIGHT = 5


@dataclass(frozen=True, slots=True)
class ClipPart:
    """One stream of a clip as the entry remembers it: a mismatch with the file is damage.

    ``last_tag`` is empty while the part has never been marked finished.
    """

    number: int
    chunks: int = 0
    length: int = 0
    last_tag: bytes = b""


@dataclass(frozen=True, slots=True)
class Gap:
    """Sound that could not be kept: where in the clip and how much, in seconds."""

    at: float
    seconds: float


@dataclass(frozen=True, slots=True)
class Clip:
    """The sealed sound of an entry: its parts, length in seconds and the bars of its waveform (a byte each)."""

    clip_id: ClipId
    parts: tuple[ClipPart, ...]
    seconds: float
    peaks: bytes = b""
    gaps: tuple[Gap, ...] = ()
    source: str = "microphone"
    """``microphone`` or ``file``; never a file's name."""
    marks: tuple[float, ...] = ()
    """Moments a person marked while speaking, in seconds."""
    longest_wait: float = 0.0
    """Seconds that sound lay in memory at the longest before it could be sealed; 0 where it was always within one."""
    worded: float = 0.0
    """Seconds from the beginning whose words the entry has, though it awaits those of what was recorded further."""
    device: str = ""
    """Name of the microphone it began with; empty where nobody knows it, and for a file."""

    @property
    def growing(self) -> bool:
        """Whether its last part was never finished, nor looked at since its recording broke off."""
        return bool(self.parts) and not self.parts[-1].chunks and not self.parts[-1].last_tag


@dataclass(frozen=True, slots=True)
class LetGo:
    """Sound that was let go on purpose: what it was, how long, how loud (a byte a bar), and when it was let go."""

    clip_id: ClipId
    seconds: float
    peaks: bytes
    when: Moment


@dataclass(frozen=True, slots=True)
class Revision:
    """One state of the text. Two revisions with one parent are a conflict, and both are kept."""

    number: int
    revision_id: RevisionId
    parent_id: RevisionId | None
    title: str
    text: str
    made: Moment
    origin: str = "written"
    """``written``, ``transcribed`` or ``edited``."""
    settles: tuple[RevisionId, ...] = ()
    """Other newest revisions that a person laid aside for this one: they are kept, and no longer a conflict."""


@dataclass(frozen=True, slots=True)
class HeardAgain:
    """The newest of later transcripts, kept beside the original one.

    ``proposed`` until a person has looked at what differs; ``settled`` after that, or where nothing differs.
    """

    transcript: Transcript
    made: Moment
    state: Literal["proposed", "settled"] = "proposed"


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``revisions`` is never empty; the last one is what is shown."""

    entry_id: EntryId
    told: Moment
    revisions: tuple[Revision, ...]
    happened: Moment | None = None
    language: str = ""
    transcript: Transcript | None = None
    clip: Clip | None = None
    mood: Mood | None = None
    tags: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    place: str = ""
    starred: bool = False
    pinned: bool = False
    trackers: tuple[tuple[str, float], ...] = ()
    """What a person keeps count of, by name: a number, or 1 for yes and 0 for no."""
    attachments: tuple[Attachment, ...] = ()
    taken_out: tuple[AttachmentId, ...] = ()
    """Files a person took out of it: their bytes go, and merging brings none back.

    A revision is a state of the words and names no file, so nothing that is kept needs one of these any more.
    """
    awaits_words: bool = False
    """True while the sound is kept but no recogniser could write it down."""
    binned: Moment | None = None
    """When it was put into the bin; ``None`` for an entry that is not there."""
    let_go: LetGo | None = None
    """Set, and ``clip`` empty, once the sound was let go; the clip's files may outlive that by a moment."""
    again: HeardAgain | None = None
    """What a later transcription heard; ``transcript`` stays what was heard first."""
    confirmed: tuple[float, ...] = ()
    """Seconds of the clip at which doubtful words begin that a person has listened to and found right."""

    @property
    def heads(self) -> tuple[Revision, ...]:
        """Revisions that nothing follows: one, or in a conflict all that stand side by side, the newest last."""
        followed = {one.parent_id for one in self.revisions}.union(*(one.settles for one in self.revisions))
        return tuple(one for one in self.revisions if one.revision_id not in followed)

    @property
    def revision(self) -> Revision:
        """The newest revision."""
        return self.revisions[-1]

    @property
    def text(self) -> str:
        return self.revision.text

    @property
    def title(self) -> str:
        """What the person called it, else the beginning of the text."""
        return self.revision.title or title_of(self.revision.text)

    @property
    def when(self) -> Moment:
        """When it happened where that is known, else when it was told."""
        return self.happened or self.told


@dataclass(frozen=True, slots=True)
class LostSound:
    """A recording that no entry names: the numbers of its parts, and when it was last written to."""

    clip_id: ClipId
    parts: tuple[int, ...]
    when: Moment


@dataclass(frozen=True, slots=True)
class EntrySummary:
    """What a list shows, without opening the entry's text."""

    entry_id: EntryId
    told: Moment
    happened: Moment | None
    title: str
    preview: str
    words: int
    seconds: float
    mood: Mood | None = None
    tags: tuple[str, ...] = ()
    peaks: bytes = field(default=b"", repr=False)
    awaits_words: bool = False
    binned: Moment | None = None
    people: tuple[str, ...] = ()
    place: str = ""
    starred: bool = False
    pinned: bool = False
    trackers: tuple[tuple[str, float], ...] = ()
    attachments: int = 0
    """How many photos and files it has."""
    damaged: bool = False
    """Whether the entry itself does not open: this is what the snapshot held of it."""

    @property
    def when(self) -> Moment:
        """When it happened where that is known, else when it was told."""
        return self.happened or self.told


@dataclass(frozen=True, slots=True)
class Outline:
    """What lists and search need of an entry, read in a third of the time that all of it takes.

    ``text`` is that of the newest revision, which ``revision_id`` names.
    """

    summary: EntrySummary
    revision_id: RevisionId
    text: str


def title_of(text: str) -> str:
    """The first sentence, cut at a word to ``TITLE_LENGTH`` characters, without its full stop."""
    whole = text.strip()
    end = _SENTENCE_END.search(whole)
    sentence = whole if end is None else whole[: end.end()]
    return shortened(sentence, TITLE_LENGTH).rstrip(".")


def shortened(text: str, length: int) -> str:
    """``text`` on one line, cut at a word boundary with an ellipsis where it is longer than ``length`` characters."""
    line = _on_one_line(text[: length + 2])  # a word cut there changes nothing, unless there is much space
    if len(line) <= length < len(text):
        most = length // 2 + 2  # so many words and the spaces between them are longer than ``length`` in any case
        line = " ".join(text.split(maxsplit=most)[:most])
    if len(line) <= length:
        return line
    cut = line[: length - 1]
    border = cut.rfind(" ")
    return (cut[:border] if border > length // 2 else cut).rstrip(" ,;:") + "…"


def _on_one_line(text: str) -> str:
    if text.isprintable() and "  " not in text:  # the space is the only one that counts as printable
        return text.strip(" ")
    return " ".join(text.split())


def pieces_in(text: str) -> int:
    """How many words stand between spaces: ``len(text.split())``, in a third of the time where they are of ASCII, and
    in half of it where single spaces part them."""
    if text.isascii():
        return (b" " + text.encode("ascii")).translate(_SPACE_OR_NOT).count(b" x")
    if text.isprintable() and "  " not in text:
        return text.strip(" ").count(" ") + bool(text.strip(" "))
    return len(text.split())


def preview_of(text: str) -> str:
    """The beginning of the text, as lists show it."""
    return shortened(text, PREVIEW_LENGTH)


def summary_of(entry: Entry) -> EntrySummary:
    """What a list shows of ``entry``."""
    return EntrySummary(
        entry_id=entry.entry_id,
        told=entry.told,
        happened=entry.happened,
        title=entry.title,
        preview=preview_of(entry.text),
        words=pieces_in(entry.text),
        seconds=entry.clip.seconds if entry.clip else 0.0,
        mood=entry.mood,
        tags=entry.tags,
        peaks=entry.clip.peaks if entry.clip else b"",
        awaits_words=entry.awaits_words,
        binned=entry.binned,
        people=entry.people,
        place=entry.place,
        starred=entry.starred,
        pinned=entry.pinned,
        trackers=entry.trackers,
        attachments=len(entry.attachments),
    )
