"""What becomes of the names that two computers were taught: each once, with every way in which either misheard it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from .vocabulary import MOST_NAMES, Forgotten, KnownName, mark_of


def without_forgotten(
    theirs: Sequence[KnownName], ours: Sequence[KnownName], forgotten: Sequence[Forgotten]
) -> tuple[KnownName, ...]:
    """Theirs but for those forgotten here and not taught again since, here or there."""
    known, gone = {one.meant for one in ours}, {one.mark: one.at for one in forgotten}

    def stays_away(name: KnownName) -> bool:
        at = gone.get(mark_of(name.meant)) if name.meant not in known else None
        return at is not None and (name.noted is None or name.noted.utc <= at.utc)

    return tuple(one for one in theirs if not stays_away(one))


def merged_names(ours: Sequence[KnownName], theirs: Sequence[KnownName]) -> tuple[tuple[KnownName, ...], int]:
    """Ours with what only theirs has, in the order they were learnt; and how many are new or gained a way.

    Where there is no room for all of theirs, those learnt last come in.
    """
    known = {one.meant: one for one in ours}
    before, room = dict(known), MOST_NAMES - len(known)
    for one in sorted(theirs, key=_learnt, reverse=True):
        mine = known.get(one.meant)
        if mine is not None:
            known[one.meant] = _both(mine, one)
        elif room > 0:
            known[one.meant], room = one, room - 1
    gained = sum(before.get(name) != one for name, one in known.items())
    return (tuple(sorted(known.values(), key=_learnt)), gained) if gained else (tuple(ours), 0)


def _both(mine: KnownName, others: KnownName) -> KnownName:
    heard = tuple(dict.fromkeys((*mine.heard, *others.heard)))
    if heard == mine.heard and (mine.language or not others.language):
        return mine
    return replace(mine, heard=heard, language=mine.language or others.language)


def _learnt(name: KnownName) -> tuple[bool, float]:
    return (name.noted is not None, name.noted.utc.timestamp() if name.noted is not None else 0.0)
