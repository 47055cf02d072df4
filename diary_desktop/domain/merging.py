"""What becomes of one entry that two computers have: every revision of both is kept, and nothing is chosen silently."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from .attachment import Attachment, AttachmentId
from .entry import Entry, Revision, RevisionId

T = TypeVar("T")

Change = Literal["added", "newer", "conflict", "details", "same"]
"""``newer``: their revisions go on from ours; ``conflict``: both went on, and both are shown; ``details``: no new word,
but a tag or a sound; ``same``: nothing changed here, because they have nothing that is not here."""


@dataclass(frozen=True, slots=True)
class Merged:
    """The entry as it is to be kept. ``differs`` names details in which the two do not agree, ours being kept."""

    entry: Entry
    change: Change
    differs: tuple[str, ...] = ()


def merged(ours: Entry, theirs: Entry) -> Merged:
    """Ours with everything theirs has besides. Their revisions come out in the same order whoever merges whom.

    Where their revisions simply go on from ours, their mood, place and date come along: they are the later state of the
    same entry. Where neither goes on from the other, ours stay and the difference is named. Sound let go here on
    purpose does not come back, nor does a photo or file taken out here; one that was taken out there and is here stays.
    """
    revisions = union(ours.revisions, theirs.revisions)
    here, there = _ids(ours.revisions), _ids(theirs.revisions)
    ahead = here < there
    differs: list[str] = []

    def chosen(name: str, mine: T, others: T) -> T:
        if mine == others or not others:
            return mine
        if not mine or ahead:
            return others
        differs.append(name)
        return mine

    entry = replace(
        ours,
        revisions=revisions,
        happened=chosen("date", ours.happened, theirs.happened),
        mood=chosen("mood", ours.mood, theirs.mood),
        place=chosen("place", ours.place, theirs.place),
        language=ours.language or theirs.language,
        transcript=ours.transcript or theirs.transcript,
        again=ours.again or theirs.again,
        confirmed=tuple(sorted({*ours.confirmed, *theirs.confirmed})),
        tags=_both(ours.tags, theirs.tags),
        people=_both(ours.people, theirs.people),
        starred=ours.starred or theirs.starred,
        pinned=ours.pinned or theirs.pinned,
        trackers=_trackers(ours, theirs, ahead=ahead, differs=differs),
        attachments=_attachments(ours, theirs),
        taken_out=_taken_out(ours, theirs),
        awaits_words=_awaits(ours, theirs),
        clip=theirs.clip if wants_sound(ours, theirs) else ours.clip,
        binned=None if there - here else ours.binned,
    )
    return Merged(entry, _change(ours, entry, here, there), tuple(differs))


def union(ours: Iterable[Revision], theirs: Iterable[Revision]) -> tuple[Revision, ...]:
    """Every revision once, each behind the one it goes on from; the same from either side.

    A revision counts one more than its parent, so ordering by number keeps parents first. Of two with one number the
    one made later comes last and is the one shown; both stay heads until a person settles them.
    """
    by_id: dict[RevisionId, Revision] = {}
    for one in (*ours, *theirs):
        by_id.setdefault(one.revision_id, one)
    return tuple(sorted(by_id.values(), key=lambda one: (one.number, one.made.utc, one.revision_id)))


def wants_sound(ours: Entry | None, theirs: Entry) -> bool:
    """Whether their sound has to be brought: there is none here yet, not even let go."""
    if theirs.clip is None or not theirs.clip.parts:
        return False
    if ours is None:
        return True
    return ours.let_go is None and (ours.clip is None or not ours.clip.parts)


def without_sound_yet(entry: Entry) -> Entry:
    """Claims the clip before its sound is there: a kill in between leaves no sound that nobody owns.

    Merging again finds a clip without parts and brings its sound.
    """
    if entry.clip is None:
        return entry
    return replace(entry, clip=replace(entry.clip, parts=(), seconds=0.0), awaits_words=False)


def without_bytes_yet(entry: Entry, missing: Collection[AttachmentId]) -> Entry:
    """As ``without_sound_yet``, of these attachments: each is named before its bytes come."""
    kept = (replace(one, chunks=0, last_tag=b"") if one.attachment_id in missing else one for one in entry.attachments)
    return replace(entry, attachments=tuple(kept))


def wanted_attachments(ours: Entry | None, theirs: Entry) -> tuple[Attachment, ...]:
    """Attachments whose bytes they have and we have not, but for those taken out here."""
    if ours is None:
        return tuple(one for one in theirs.attachments if one.here)
    here = {one.attachment_id for one in ours.attachments if one.here}.union(ours.taken_out)
    return tuple(one for one in theirs.attachments if one.here and one.attachment_id not in here)


def _awaits(ours: Entry, theirs: Entry) -> bool:
    """Whether nobody has written the sound down yet."""
    if wants_sound(ours, theirs):
        return theirs.awaits_words and ours.transcript is None
    return ours.awaits_words and theirs.awaits_words


def _change(before: Entry, after: Entry, here: set[RevisionId], there: set[RevisionId]) -> Change:
    if there - here:
        forked = len(after.heads) > 1 and (len(after.heads) > len(before.heads) or bool(here - there))
        return "conflict" if forked else "newer"
    return "same" if after == before else "details"


def _trackers(ours: Entry, theirs: Entry, *, ahead: bool, differs: list[str]) -> tuple[tuple[str, float], ...]:
    """Each once, by its name; where the two say different numbers it is as with the mood."""
    mine, others = dict(ours.trackers), dict(theirs.trackers)
    differ = any(mine[name] != others[name] for name in mine.keys() & others.keys())
    if differ and not ahead:
        differs.append("trackers")
    return tuple(((mine | others) if ahead else (mine | others | mine)).items())


def _attachments(ours: Entry, theirs: Entry) -> tuple[Attachment, ...]:
    """Ours, and theirs that we do not have, once each; one whose bytes are not here yet is the one that has them.

    One whose bytes are not here and never come, for they were taken out there meanwhile, is waited for no more.
    """
    known = {one.attachment_id: one for one in theirs.attachments if one.here}
    mine = [one if one.here else known.get(one.attachment_id, one) for one in ours.attachments]
    mine = [one for one in mine if one.here or one.attachment_id not in theirs.taken_out]
    have = {one.attachment_id for one in mine}.union(ours.taken_out)
    return (*mine, *(one for one in theirs.attachments if one.attachment_id not in have))


def _taken_out(ours: Entry, theirs: Entry) -> tuple[AttachmentId, ...]:
    """Ours, and theirs but for what is here: so a third computer brings back neither."""
    here = {one.attachment_id for one in ours.attachments if one.here}.union(ours.taken_out)
    return (*ours.taken_out, *(one for one in theirs.taken_out if one not in here))


def _both(ours: tuple[str, ...], theirs: tuple[str, ...]) -> tuple[str, ...]:
    return (*ours, *(one for one in theirs if one not in ours))


def _ids(revisions: Iterable[Revision]) -> set[RevisionId]:
    return {one.revision_id for one in revisions}
