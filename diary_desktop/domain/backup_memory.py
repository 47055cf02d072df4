"""How what a diary remembers of its backups changes: a new one, one that was read, those that are gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from .backup import BackupCheck, Catalogue, Generation, KnownGeneration
from .entry import EntryId
from .keep_rule import Made, to_keep
from .moment import Moment


def with_check(
    catalogue: Catalogue,
    generation: Generation,
    place: str,
    check: BackupCheck,
    when: datetime,
    *,
    sounds: bool,
    mount: str = "",
) -> Catalogue:
    """With what a reading of ``generation`` found at ``place``; ``sounds`` tells whether those were read too."""
    before = next((one for one in catalogue.known if one.name == generation.name), None)
    sounds_checked = when if sounds else before.sounds_checked if before else None
    known = KnownGeneration(
        generation.name,
        place,
        generation.number,
        generation.made,
        len(check.entry_ids),
        generation.size,
        when,
        sounds_checked,
        check.problems,
        mount,
    )
    others = [one for one in catalogue.known if one.name != generation.name]
    held = _held_with(catalogue.held, check.entry_ids, generation.number)
    return replace(catalogue, known=_by_number([*others, known]), held=held)


def only_there(catalogue: Catalogue, place: str, names: Collection[str]) -> Catalogue:
    """Without generations that are no longer at ``place``, and without entries that none of the rest holds."""
    known = tuple(one for one in catalogue.known if one.place != place or one.name in names)
    oldest = min((one.number for one in known), default=0)
    held = {one: span for one, span in catalogue.held.items() if known and span[1] >= oldest}
    return replace(catalogue, known=known, held=held)


def kept_names(generations: Iterable[Generation], catalogue: Catalogue) -> frozenset[str]:
    """Which generations of one folder are to be kept. One that nobody has read yet counts as sound."""
    damaged = {one.name for one in catalogue.known if one.problems}
    return to_keep(Made(one.name, one.number, one.made.date(), one.name not in damaged) for one in generations)


def highest_number(catalogue: Catalogue) -> int:
    return max((one.number for one in catalogue.known), default=0)


def last_made(catalogue: Catalogue, folder: Path) -> datetime | None:
    """When the newest sound backup in ``folder`` was made, by the order in which they were made."""
    sound = [one for one in _lying_in(catalogue, folder) if not one.problems]
    return max(sound, key=lambda one: one.number).made if sound else None


def last_mount(catalogue: Catalogue, folder: Path) -> str:
    """Where its disk was mounted at the newest backup in ``folder``, or else as that was chosen; empty for the own one.

    A backup that was broken off leaves none to tell by.
    """
    there = _lying_in(catalogue, folder)
    return max(there, key=lambda one: one.number).mount if there else catalogue.mounts.get(str(folder), "")


def moved_to(catalogue: Catalogue, folder: Path, mount: str) -> Catalogue:
    """``folder`` was chosen as it is now, on the disk at ``mount``, whatever was mounted there before."""
    there = set(_lying_in(catalogue, folder))
    known = tuple(replace(one, mount=mount) if one in there else one for one in catalogue.known)
    return replace(catalogue, known=known, mounts={**catalogue.mounts, str(folder): mount})


def succeeded(catalogue: Catalogue, now: Moment) -> Catalogue:
    return replace(catalogue, last_good=now)


def _lying_in(catalogue: Catalogue, folder: Path) -> list[KnownGeneration]:
    return [one for one in catalogue.known if folder in (Path(one.place), Path(one.place).parent)]


def _held_with(
    held: Mapping[EntryId, tuple[int, int]], entry_ids: Iterable[EntryId], number: int
) -> dict[EntryId, tuple[int, int]]:
    spans = dict(held)
    for one in entry_ids:
        first, last = spans.get(one, (number, number))
        spans[one] = (min(first, number), max(last, number))
    return spans


def _by_number(known: Iterable[KnownGeneration]) -> tuple[KnownGeneration, ...]:
    return tuple(sorted(known, key=lambda one: one.number))
