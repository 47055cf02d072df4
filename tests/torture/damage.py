"""Flips bits, cuts and empties files anywhere in a vault: what opens is as it was put, or an error names what is not.

Opened in a child, for LanceDB reads what it is given and might take its process down with it.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError, MediaUnreadable, RecordDamaged
from diary_desktop.storage.conversation_codec import without_quotes
from diary_desktop.storage.open_vault import LedgerVault

from . import content, files, leaving, snapshots
from .hearing import samples_in
from .life import cited_by
from .nursery import Ended, Nursery, Tell
from .place import Place, let_go, lived_in, made
from .told import GONE, Told, number_of

FLIPS, CUTS, EMPTIED, LOST, ZEROED = "flip", "cut", "emptied", "lost", "zeroed"
KINDS = (*[FLIPS] * 12, CUTS, EMPTIED, LOST, ZEROED)
"""One in so many rounds is something else than a flipped bit."""
EXPORTED_EVERY = 10
"""Rounds, of which one also leaves with everything that is left; for time."""
_SEED = 5

Names = Callable[[], tuple[str, ...]]
"""What verifying names."""


def run(nursery: Nursery, folder: Path, seeds: Sequence[int], patience: float, only_flips: bool = False) -> Ended:
    """All of them in one child, which tells each before and after it."""
    folder.mkdir(parents=True, exist_ok=True)
    return nursery.run(f"{__name__}:child", folder, patience, seeds=list(seeds), only_flips=only_flips)


def child(folder: Path, arguments: Mapping[str, Any], tell: Tell) -> None:
    """One damage for each seed, each on a fresh copy of a vault as a killed program leaves it."""
    place, told = template(folder)
    for seed in arguments["seeds"]:
        copy = place.copied(folder / "copy")
        chance = Random(f"damage {seed}")
        what = FLIPS if arguments["only_flips"] else chance.choice(KINDS)
        where = harm(copy.inside, chance, what)
        tell(f"begin {seed} {what} {where}")
        for wrong in trusted(copy, told, exporting=seed % EXPORTED_EVERY == 0):
            tell(f"wrong {seed} {what} {where}: {wrong}")
        shutil.rmtree(copy.folder)
        tell("done")


def harm(folder: Path, chance: Random, what: str) -> str:
    """Harm one file, each byte of the folder as likely as any other; says which."""
    files = [file for file in sorted(folder.rglob("*")) if file.is_file() and file.stat().st_size]
    (file,) = chance.choices(files, [one.stat().st_size for one in files])
    if what != FLIPS:
        file = chance.choice(files)
    held = bytearray(file.read_bytes())
    at = chance.randrange(len(held))
    if what == FLIPS:
        held[at] ^= 1 << chance.randrange(8)
    elif what == ZEROED:
        held[at : at + 512] = bytes(len(held[at : at + 512]))
    else:
        held = held[:at] if what == CUTS else bytearray()
    if what == LOST:
        file.unlink()
    else:
        file.write_bytes(held)
    return f"{file.relative_to(folder)} at {at}"


def trusted(place: Place, told: Told, exporting: bool = False) -> list[str]:
    """Open it as a person would, then as one who accepts that something is missing; what is not to be trusted."""
    try:
        return _trusted(place, told, False, exporting)
    except DiaryError:
        pass  # noticed: what follows is asked for knowingly
    try:
        return _trusted(place, told, True, exporting)
    except DiaryError as error:
        return [] if error.what_text and error.hint_text else ["an error that says nothing"]


def _trusted(place: Place, told: Told, accepting: bool, exporting: bool) -> list[str]:
    try:
        opened = place.open(accept_older=accepting)
        try:
            wrong = looked_through(opened, told, accepting)
            wrong += leaving.wrong_in_export(opened, place.folder / "left.zip") if exporting else []
            return wrong + snapshots.wrong_in(opened.snapshot, content.small_snapshot())
        except DiaryError as error:
            return [f"opened, then: {type(error).__name__}: {error}"]
        finally:
            let_go(opened)
    except DiaryError:
        raise
    except Exception as error:  # noqa: BLE001  whatever else comes out is what we look for
        return [f"came out as {type(error).__name__}: {error}"]


def looked_through(opened: LedgerVault, told: Told, noticed: bool) -> list[str]:
    """Nothing that is there may be wrong, and nothing that is missing may go unnamed, unless it was ``noticed``."""
    loaded = {entry.entry_id: (entry, vectors) for entry, vectors in opened.entries.load_all()}
    entries = [entry for entry, _ in loaded.values()]
    named_as_damaged = cache(lambda: opened.verify().damaged)  # asked for seldom, and then more than once
    wrong, missing = [], 0
    for key in told.keys("entry"):
        entry, vectors = loaded.pop(content.entry_id(number_of(key)), (None, None))
        state = told.acknowledged[key]
        if entry is None:
            missing += state != GONE
        elif state == GONE and not noticed:
            wrong.append(f"{key} came back")
        elif state == GONE or not _is_as_put(entry, number_of(key), int(state)):
            missing += state != GONE and len(entry.revisions) < int(state)
            wrong += [f"{key} has a wrong word"] if not _is_as_put(entry, number_of(key), len(entry.revisions)) else []
        if entry is not None and vectors is not None:
            right = content.vectors(number_of(key), len(entry.revisions), vectors.model_id).vectors
            wrong += [f"{key} has a wrong vector"] if vectors.vectors.tobytes() != right.tobytes() else []
        if entry is not None and entry.clip is not None and not entry.clip.parts:
            missing += 1  # said to be not here
        elif entry is not None:
            wrong += _of_sound(opened, entry, number_of(key), named_as_damaged)
    wrong += ["entries that nobody wrote"] if loaded else []
    found, lost = _of_files(opened, entries, told, noticed, named_as_damaged)
    wrong, missing = wrong + found, missing + lost
    wrong += _of_conversations(opened, told, noticed)
    named = noticed or not missing or named_as_damaged()
    return wrong + ([] if named else ["something is missing and not named"])


def _is_as_put(entry: Entry, number: int, states: int) -> bool:
    made_again = content.entry(number, states)
    return (entry.revisions, entry.told, entry.tags) == (made_again.revisions, made_again.told, made_again.tags)


def _of_sound(opened: LedgerVault, entry: Entry, number: int, damaged: Names) -> list[str]:
    if entry.clip is None:
        return []
    try:
        heard = samples_in(opened.clips.read(entry.clip.clip_id, entry.clip.parts))
    except RecordDamaged:
        return [] if any("sound" in name for name in damaged()) else ["lost sound is not named"]
    except MediaUnreadable:
        return ["sound that was proved cannot be played"]
    return [] if heard == content.samples_of(number) else [f"entry:{number} has a wrong length of sound"]


def _of_files(
    opened: LedgerVault, entries: list[Entry], told: Told, noticed: bool, damaged: Names
) -> tuple[list[str], int]:
    """What is wrong about photos and files, and how many are missing from entries that are there."""
    wrong: list[str] = []
    there, living = set(), set()
    for entry in entries:
        living.add(entry.entry_id)
        there |= {files.number_of(one) for one in entry.attachments}
        for one in files.wrong_in(opened, entry):
            named = one.endswith("is damaged") and any("a file of" in name for name in damaged())
            wrong += [] if named else [one]
    came_back = [one for one in there if told.acknowledged.get(f"file:{one}", GONE) == GONE]
    # What took them out stood in the log: where that is gone, opening says so, and what it told is gone with it.
    noticed = noticed or any("log" in name for name in opened.damaged)
    wrong += [f"files {came_back} came back, or nobody put them"] if came_back and not noticed else []
    pairs = [(number, told.acknowledged[f"file:{number}"]) for number in told.living("file")]
    return wrong, sum(number not in there and content.entry_id(int(entry)) in living for number, entry in pairs)


def _of_conversations(opened: LedgerVault, told: Told, noticed: bool) -> list[str]:
    wrong = []
    for conversation in opened.conversations.load_all():
        ids = {content.conversation_id(number_of(key)): key for key in told.keys("conversation")}
        keys = [ids[conversation.conversation_id]] if conversation.conversation_id in ids else []
        if not keys or told.acknowledged[keys[0]] == GONE:
            wrong += ["a conversation that nobody had, or that came back"] if not keys or not noticed else []
            continue
        cited = cited_by(told.acknowledged[keys[0]])
        gone = {content.entry_id(one) for one, _ in cited if told.possible(f"entry:{one}") == {GONE}}
        whole = content.conversation(number_of(keys[0]), cited)
        if conversation not in (whole, without_quotes(whole, gone)):
            wrong.append(f"{keys[0]} has a wrong word")
    return wrong


def template(folder: Path) -> tuple[Place, Told]:
    """Entries in the tables, more in the log alone, sound, a conversation, settings, a snapshot; as after a crash."""
    place, image, kept = Place(folder / "living"), Place(folder / "template"), folder / "told.json"
    if kept.exists():
        return image, Told.of_json(kept.read_text())
    made(place.folder)
    told = lived_in(place, _SEED, 14)
    opened = place.open()
    snapshots.write(opened.snapshot, content.small_snapshot())
    for number in range(told.next_number("entry"), told.next_number("entry") + 3):
        with told.asking(f"entry:{number}", "1"):
            opened.entries.put(content.entry(number))
    place.copied(image.folder)
    opened.close()
    kept.write_text(told.as_json())
    return image, told
