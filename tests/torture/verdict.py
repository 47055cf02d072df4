"""Compares an open diary with what it acknowledged; every complaint is a loss, an invention or a wrong word."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from diary_desktop.audio.microphone import BUFFER_SECONDS
from diary_desktop.domain.audio import SAMPLE_RATE
from diary_desktop.domain.conversation import Conversation
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import MediaUnreadable, RecordDamaged, WrongPassphrase
from diary_desktop.domain.passage import EntryVectors
from diary_desktop.ports.storage import Secrets
from diary_desktop.storage.backup_archive import FolderArchive
from diary_desktop.storage.conversation_codec import without_quotes
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.storage.vault import LanceVault
from tests.unit.storage.backup_samples import job

from . import content, files
from .hearing import samples_in
from .life import cited_by
from .told import GONE, Told, number_of

MOST_SPEECH_LOST = round((1 - BUFFER_SECONDS) * SAMPLE_RATE)
"""Samples of those that were handed over: of the second that is promised the device may hold its part."""

_UNFINISHED = "unfinished last record of the log"
"""A write that was cut off, never acknowledged, is named so. It is no loss."""


def complaints(vault: LedgerVault, told: Told) -> list[str]:
    """What is not as it was told, empty where all is well."""
    found = _Found(vault)
    wrong = [*_of_entries(vault, told, found), *_of_conversations(told, found), *_of_settings(vault, told)]
    wrong += [*_of_recordings(vault, told), *_of_files(vault, told, found)]
    return wrong + [f"named as damaged: {name}" for name in vault.damaged if _UNFINISHED not in name]


def settled(vault: LedgerVault, told: Told) -> None:
    """Let ``told`` go on from what is there; recordings that no entry holds are removed, as checked before."""
    found = _Found(vault)
    states = {key: state for key in told.keys("entry") if (state := found.state_of_entry(key)) is not None}
    for entry_id, name in _names(told).items():
        kept = found.entries[entry_id].attachments if entry_id in found.entries else ()
        states |= {f"file:{files.number_of(one)}": name for one in kept}
    states |= {key: _conversation_state(told, key) for key in told.keys("conversation") if found.conversation(key)}
    for key in ("settings:0", "passphrase:0"):
        if key in told.acknowledged or key in told.maybe:
            states[key] = told.acknowledged.get(key, "0")
    states |= {f"backup:{number}": "1" for number in told.living("backup")}
    if told.keys("settings"):
        states["settings:0"] = str(vault.load_settings().days.begins_at)
    for clip in vault.clips.unclaimed({one.clip.clip_id for one in found.entries.values() if one.clip is not None}):
        vault.clips.remove(clip)
    told.settle(states)


def lost_backups(vault: LedgerVault, told: Told, stick: Path) -> list[str]:
    """Every generation that was told of is there, and the newest one proves itself."""
    archive, source = FolderArchive(), vault.backup_source()
    try:
        there = archive.generations(stick) if stick.is_dir() else ()
        if len(there) < len(told.living("backup")):
            return [f"{len(there)} of {len(told.living('backup'))} backups are left"]
        newest = max(there, key=lambda one: one.number, default=None)
        found = archive.check(newest, source, job(), None) if newest is not None else None
        return [f"the newest backup is damaged: {found.problems}"] if found is not None and found.problems else []
    finally:
        source.wipe()


def wrong_passphrases(vault: LanceVault, told: Told) -> list[str]:
    """Whether a passphrase that may be the one now opens; the one that does is what ``told`` knows afterwards."""
    possible = sorted({one if one != GONE else "0" for one in told.possible("passphrase:0")}, key=int, reverse=True)
    for state in possible:
        try:
            vault.unlock(Secrets(passphrase=content.passphrase(int(state)))).close()
        except WrongPassphrase:
            continue
        told.acknowledged["passphrase:0"] = state
        told.maybe.pop("passphrase:0", None)
        return []
    return [f"no passphrase opens, of {possible}"]


def recorded(vault: LedgerVault, number: int) -> int:
    """Samples that can be heard of a recording, finished or not."""
    recovered = b"".join(payload for _, payload in vault.clips.recover(content.clip_id(number)))
    return samples_in(recovered) if recovered else 0


class _Found:
    """What the vault gives."""

    def __init__(self, vault: LedgerVault) -> None:
        loaded = list(vault.entries.load_all())
        self.entries = {entry.entry_id: entry for entry, _ in loaded}
        self.vectors = {entry.entry_id: vectors for entry, vectors in loaded if vectors is not None}
        self.conversations = {one.conversation_id: one for one in vault.conversations.load_all()}
        self.repeated = len(loaded) - len(self.entries)

    def state_of_entry(self, key: str) -> str | None:
        entry = self.entries.get(content.entry_id(number_of(key)))
        return str(len(entry.revisions)) if entry is not None else None

    def conversation(self, key: str) -> Conversation | None:
        return self.conversations.get(content.conversation_id(number_of(key)))


def _of_entries(vault: LedgerVault, told: Told, found: _Found) -> Iterable[str]:
    known: set[EntryId] = set()
    for key in told.keys("entry"):
        entry = found.entries.get(content.entry_id(number_of(key)))
        state, possible = found.state_of_entry(key) or GONE, told.possible(key)
        if entry is not None:
            known.add(entry.entry_id)
        if state not in possible:
            yield f"{key} is {state}, was told {sorted(possible)}"
        elif entry is not None:
            yield from _of_words(vault, number_of(key), entry, found.vectors.get(entry.entry_id))
    if found.entries.keys() - known or found.repeated:
        yield f"entries that nobody wrote: {len(found.entries.keys() - known)}, and twice: {found.repeated}"


def _of_words(vault: LedgerVault, number: int, entry: Entry, vectors: EntryVectors | None) -> Iterable[str]:
    states = len(entry.revisions)
    if replace(entry, clip=None, attachments=(), taken_out=()) != content.entry(number, states):
        yield f"entry:{number} has a wrong word"
    if vectors is not None and vectors.vectors.tobytes() != _made_vectors(number, states, vectors):
        yield f"entry:{number} has a wrong vector"
    if entry.clip is not None:
        try:
            heard = samples_in(vault.clips.read(entry.clip.clip_id, entry.clip.parts))
        except (RecordDamaged, MediaUnreadable) as error:
            yield f"entry:{number} has lost its sound: {type(error).__name__}"
        else:
            if heard != content.samples_of(number):
                yield f"entry:{number} has {heard} of {content.samples_of(number)} samples"


def _of_files(vault: LedgerVault, told: Told, found: _Found) -> Iterable[str]:
    """Each in the entry it was put into or, taken out or gone with its entry, nowhere; and byte for byte as it was."""
    names, where = _names(told), dict[int, list[str]]()
    for entry in found.entries.values():
        yield from files.wrong_in(vault, entry)
        for one in entry.attachments:
            where.setdefault(files.number_of(one), []).append(names.get(entry.entry_id, "?"))
    for number, entries in where.items():
        if len(entries) > 1 or entries[0] not in told.possible(f"file:{number}"):
            yield f"file:{number} is in {entries}, was told {sorted(told.possible(f'file:{number}'))}"
    living = {name for entry_id, name in names.items() if entry_id in found.entries}
    for key in told.keys("file"):
        possible = told.possible(key)
        if number_of(key) not in where and GONE not in possible and possible & living:
            yield f"{key} is lost"


def _names(told: Told) -> dict[EntryId, str]:
    """The number of each entry, as files tell theirs."""
    return {content.entry_id(number_of(key)): key.partition(":")[2] for key in told.keys("entry")}


def _made_vectors(number: int, state: int, found: EntryVectors) -> bytes:
    return content.vectors(number, state, found.model_id).vectors.tobytes()


def _of_conversations(told: Told, found: _Found) -> Iterable[str]:
    """A quote goes with its entry: neither while the entry may be gone or not may either be called wrong."""
    known = set()
    for key in told.keys("conversation"):
        conversation, possible = found.conversation(key), told.possible(key)
        known.add(content.conversation_id(number_of(key)))
        if conversation is None and GONE not in possible:
            yield f"{key} is lost"
        elif conversation is not None and not _is_possible(told, number_of(key), conversation, possible - {GONE}):
            yield f"{key} has a wrong word, was told {sorted(possible)}"
    if found.conversations.keys() - known:
        yield "conversations that nobody had"


def _is_possible(told: Told, number: int, found: Conversation, states: Iterable[str]) -> bool:
    for state in states:
        cited = [one for one, _ in cited_by(state)]
        surely = {content.entry_id(one) for one in cited if told.possible(f"entry:{one}") == {GONE}}
        perhaps = {content.entry_id(one) for one in cited if GONE in told.possible(f"entry:{one}")}
        made = content.conversation(number, cited_by(state))
        if found in (without_quotes(made, surely), without_quotes(made, perhaps), *_one_by_one(made, surely, perhaps)):
            return True
    return False


def _one_by_one(made: Conversation, surely: set[EntryId], perhaps: set[EntryId]) -> Iterable[Conversation]:
    return (without_quotes(made, surely | {one}) for one in perhaps)


def _conversation_state(told: Told, key: str) -> str:
    """Which citations are left follows from which entries are."""
    (state,) = (told.possible(key) - {GONE}) or {"-"}
    return state


def _of_settings(vault: LedgerVault, told: Told) -> Iterable[str]:
    possible = {state for state in told.possible("settings:0") if state != GONE}
    hour = str(vault.load_settings().days.begins_at)
    if told.acknowledged.get("settings:0", GONE) != GONE and hour not in possible:
        yield f"settings are {hour}, were told {sorted(possible)}"


def _of_recordings(vault: LedgerVault, told: Told) -> Iterable[str]:
    for number, samples in told.heard.items():
        lost = samples - recorded(vault, number)
        if lost > MOST_SPEECH_LOST:
            yield f"recording {number} lost {lost / SAMPLE_RATE:.2f} s"
