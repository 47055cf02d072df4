"""Two computers, one diary: whoever takes in whom, both end with the same entries and revisions, and none is lost."""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from diary_desktop.domain.attachment import Attachment, AttachmentId
from diary_desktop.domain.entry import Clip, ClipId, ClipPart, Entry, EntryId, LetGo, Mood, Revision, RevisionId
from diary_desktop.domain.merging import (
    merged,
    union,
    wanted_attachments,
    wants_sound,
    without_bytes_yet,
    without_sound_yet,
)
from diary_desktop.domain.moment import Moment

NOON = datetime(2026, 11, 21, 12)

Diary = dict[EntryId, Entry]


def at(minutes: int) -> Moment:
    return Moment(NOON + timedelta(minutes=minutes), 420, "Asia/Ho_Chi_Minh")


def entry(number: int, text: str = "First words.") -> Entry:
    first = Revision(1, RevisionId(number.to_bytes(16)), None, "", text, at(number))
    return Entry(EntryId(number.to_bytes(16)), at(number), (first,))


def edited(one: Entry, text: str, chance: random.Random, minutes: int = 0) -> Entry:
    last = one.revision
    new = Revision(last.number + 1, RevisionId(chance.randbytes(16)), last.revision_id, "", text, at(minutes), "edited")
    return replace(one, revisions=(*one.revisions, new))


def settled(one: Entry, chance: random.Random) -> Entry:
    chosen, *others = one.heads
    number = max(each.number for each in one.revisions) + 1
    new = Revision(
        number,
        RevisionId(chance.randbytes(16)),
        chosen.revision_id,
        "",
        chosen.text,
        at(number),
        "edited",
        tuple(each.revision_id for each in others),
    )
    return replace(one, revisions=(*one.revisions, new))


def taken_in(ours: Diary, theirs: Diary) -> Diary:
    return ours | {one: merged(ours[one], theirs[one]).entry if one in ours else theirs[one] for one in theirs}


def words(diary: Diary) -> dict[EntryId, tuple[Revision, ...]]:
    return {one: each.revisions for one, each in diary.items()}


def live(diary: Diary, actions: list[tuple[int, int]], chance: random.Random) -> Diary:
    """A few days on one computer: writing, going on writing, settling, tagging."""
    for kind, number in actions:
        one = EntryId(number.to_bytes(16))
        if one not in diary:
            diary = diary | {one: entry(number)}
        elif kind == 0:
            diary = diary | {one: edited(diary[one], f"words {chance.random()}", chance, chance.randrange(900))}
        elif kind == 1 and len(diary[one].heads) > 1:
            diary = diary | {one: settled(diary[one], chance)}
        else:
            diary = diary | {one: replace(diary[one], tags=(*diary[one].tags, str(chance.randrange(9))))}
    return diary


days = st.lists(st.tuples(st.integers(0, 2), st.integers(1, 4)), max_size=12)


@settings(max_examples=60, derandomize=True)
@given(days, days, days, days, st.integers(0, 2**32))
def test_both_ways_twice_and_through_a_third_nothing_is_lost_and_all_agree(
    before: list[tuple[int, int]],
    here: list[tuple[int, int]],
    there: list[tuple[int, int]],
    after: list[tuple[int, int]],
    seed: int,
) -> None:
    chance = random.Random(seed)
    base = live({}, before, chance)
    ours, theirs = live(base, here, chance), live(base, there, chance)
    one, other = taken_in(ours, theirs), taken_in(theirs, ours)
    assert words(one) == words(other)
    assert taken_in(one, theirs) == one
    assert taken_in(one, other) == one
    for diary in (ours, theirs):
        for entry_id, each in diary.items():
            assert set(each.revisions) <= set(one[entry_id].revisions)
            assert set(each.tags) <= set(one[entry_id].tags)
    third = live(base, after, chance)
    assert words(taken_in(taken_in(third, one), ours)) == words(taken_in(one, third))


@settings(max_examples=40, derandomize=True)
@given(days, days, st.integers(0, 2**32))
def test_every_revision_stands_behind_the_one_it_goes_on_from(
    here: list[tuple[int, int]], there: list[tuple[int, int]], seed: int
) -> None:
    chance = random.Random(seed)
    base = live({}, here, chance)
    result = taken_in(live(base, there, chance), live(base, here, chance))
    for each in result.values():
        seen: set[RevisionId | None] = {None}
        for revision in each.revisions:
            assert revision.parent_id in seen
            seen.add(revision.revision_id)


def test_going_on_here_or_there_is_no_conflict_and_a_fork_is_one_until_it_is_settled() -> None:
    chance = random.Random(1)
    base = entry(1)
    longer = edited(base, "More.", chance)
    assert (merged(base, longer).change, merged(base, longer).entry.text) == ("newer", "More.")
    assert (merged(longer, base).change, merged(longer, base).entry) == ("same", longer)
    mine, others = edited(base, "Mine.", chance, 5), edited(base, "Theirs.", chance, 9)
    both = merged(mine, others)
    assert both.change == "conflict"
    assert [one.text for one in both.entry.heads] == ["Mine.", "Theirs."]
    assert both.entry.revisions == merged(others, mine).entry.revisions
    peace = settled(both.entry, chance)
    assert [one.text for one in merged(both.entry, peace).entry.heads] == ["Mine."]
    assert merged(others, peace).change == "newer"
    # A third computer that goes on from a state laid aside is a conflict again, and not swallowed.
    late = edited(others, "Later still.", chance)
    assert {one.text for one in merged(peace, late).entry.heads} == {"Mine.", "Later still."}


def test_details_that_differ_are_named_and_ours_stay() -> None:
    ours, theirs = replace(entry(1), mood=Mood.RAINY, place="Huế"), replace(entry(1), mood=Mood.BRIGHT, starred=True)
    result = merged(ours, theirs)
    assert (result.entry.mood, result.entry.place, result.entry.starred) == (Mood.RAINY, "Huế", True)
    assert (result.change, result.differs) == ("details", ("mood",))
    later = edited(theirs, "Went on there.", random.Random(2))
    assert (merged(ours, later).entry.mood, merged(ours, later).differs) == (Mood.BRIGHT, ())


def file(number: int, tag: bytes = b"t" * 16) -> Attachment:
    attachment_id = AttachmentId(bytes([number]) * 16)
    return Attachment(attachment_id, "file", "text/plain", f"{number}.txt", 5, at(1), 0, 0, 0, 2, tag)


def without(one: Entry, *numbers: int) -> Entry:
    """As a person leaves it who took those files out."""
    gone = tuple(file(number).attachment_id for number in numbers)
    kept = tuple(each for each in one.attachments if each.attachment_id not in gone)
    return replace(one, attachments=kept, taken_out=(*one.taken_out, *gone))


def test_trackers_and_files_of_both_are_kept_and_only_their_numbers_can_differ() -> None:
    mine = replace(entry(1), trackers=(("slept", 7.0), ("walk", 1.0)), attachments=(file(1), file(2, b"")), pinned=True)
    others = replace(entry(1), trackers=(("slept", 6.0), ("read", 20.0)), attachments=(file(2), file(3)))
    result = merged(mine, others)
    assert dict(result.entry.trackers) == {"slept": 7.0, "walk": 1.0, "read": 20.0}
    assert result.differs == ("trackers",)
    assert result.entry.attachments == (file(1), file(2), file(3))
    assert result.entry.pinned
    assert wanted_attachments(mine, others) == (file(2), file(3))
    assert wanted_attachments(None, others) == others.attachments
    assert without_bytes_yet(others, {file(3).attachment_id}).attachments == (file(2), replace(file(3, b""), chunks=0))
    later = edited(others, "Went on there.", random.Random(2))
    assert dict(merged(mine, later).entry.trackers)["slept"] == 6.0


def test_a_file_taken_out_here_stays_away_and_one_taken_out_there_stays_here() -> None:
    both = replace(entry(1), attachments=(file(1), file(2)))
    here = without(both, 1)
    assert (merged(here, both).change, merged(here, both).entry) == ("same", here)
    assert wanted_attachments(here, both) == ()
    there = merged(both, here)
    assert (there.change, there.entry) == ("same", both)
    third = merged(replace(entry(1), attachments=(file(3),)), here)
    assert third.entry.attachments == (file(3), file(2))
    assert third.entry.taken_out == (file(1).attachment_id,)
    assert merged(third.entry, both).entry == third.entry, "nobody brings back what was taken out"
    assert merged(third.entry, here).change == "same"
    # It was to be brought, the merge was killed, and meanwhile it was taken out there: nobody waits for it any more.
    half = replace(entry(1), attachments=(file(1, b""), file(2)))
    assert merged(half, here).entry == here
    assert merged(here, half).entry == here


def test_what_lies_in_the_bin_comes_out_only_for_new_words() -> None:
    binned = replace(entry(1), binned=at(9))
    assert merged(binned, entry(1)).entry.binned == at(9)
    assert merged(binned, edited(entry(1), "Still writing.", random.Random(3))).entry.binned is None


def test_sound_is_brought_once_and_not_where_it_was_let_go() -> None:
    clip = Clip(ClipId(b"c" * 16), (ClipPart(1, 1, 9, b"t" * 16),), 3.0)
    theirs = replace(entry(1), clip=clip, awaits_words=True)
    assert wants_sound(None, theirs)
    assert wants_sound(entry(1), theirs)
    assert merged(entry(1), theirs).entry.clip == clip
    half = without_sound_yet(theirs)
    assert half.clip is not None
    assert (half.clip.parts, half.awaits_words) == ((), False)
    assert wants_sound(half, theirs)
    assert merged(half, theirs).entry.awaits_words
    assert not wants_sound(theirs, theirs)
    gone = replace(entry(1), let_go=LetGo(clip.clip_id, 3.0, b"", at(3)))
    assert not wants_sound(gone, theirs)
    assert merged(gone, theirs).entry.clip is None


def test_the_order_does_not_depend_on_the_side() -> None:
    chance = random.Random(4)
    base = entry(1)
    one, two = edited(base, "a", chance, 7), edited(base, "b", chance, 7)
    assert union(one.revisions, two.revisions) == union(two.revisions, one.revisions)
