"""Plants words and sounds that nobody else has in a diary of its own, uses it, and looks where they are left.

The walk is the program's own: the same vault, index, answers and voice as a person's diary, in a folder that is
removed afterwards. The person's diary is not touched.
"""

from __future__ import annotations

import secrets
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

import numpy as np

from diary_desktop.domain.conversation import Question
from diary_desktop.domain.draft import Draft
from diary_desktop.domain.entry import Entry, EntryId
from diary_desktop.domain.errors import CancelToken, ModelError
from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.storage import Secrets

from .file_scan import Roots
from .journeys import Journeys
from .proof_checks import Traces, connections_check, control_check, erased_check, files_check, sockets_check
from .proof_encodings import invented, memory_encodings_of
from .proof_report import MEMORY_COUNTS, MEMORY_LIMIT, MEMORY_MISSED, MEMORY_UNKNOWN, Check, ProofReport
from .proof_sound import PlantedSound

STEPS = ("write", "search", "speak", "erase", "lock", "memory", "files")

NO_VECTORS = np.zeros((0, 0), np.float32)
_COPIES = 3
"""How often the control is planted in memory."""


class Concealed(Protocol):
    """Bytes kept so that a look through memory does not find them here."""

    def shown(self) -> bytearray:
        """A plain copy."""

    def wipe(self) -> None:
        """Forget them."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where the proof takes place: how a diary is opened in a folder, and what the system lets us see.

    ``keys`` conceals the key of an open diary and those made from it, by what each is for; ``scrub`` is what runs after
    every lock. ``counts`` is None where a program cannot look at its own memory, ``sockets`` gives None where it cannot
    count its own connections.
    """

    folder: Path
    roots: Roots
    diary: Callable[[Path], Journeys]
    close: Callable[[Journeys], None]
    conceal: Callable[[bytes], Concealed]
    keys: Callable[[Journeys], Mapping[str, Concealed]]
    counts: Callable[[Mapping[str, Concealed]], Counter[str]] | None
    sockets: Callable[[], int | None]
    refused: Callable[[], int]
    scrub: Callable[[], object]
    attempts: Callable[[], tuple[str, str]]
    """What an attempt at a socket to a network gives, here and in a process begun from here."""


Told = Callable[[str, int, int], None]
"""A step of ``STEPS``, how much of it is done, and of how much (0 while nobody knows)."""


class Proving:
    """One proof; may take minutes on a slow disk. Runs on any thread but an engine's, in a process that has no diary
    open: then what is counted in memory is the proof's own.
    """

    def __init__(self, ground: Ground, token: CancelToken, told: Told) -> None:
        self._ground = ground
        self._token = token
        self._told = told
        self._looks: list[int | None] = []
        self._since = time.time()
        self._words = self._planted([invented(), invented(6), invented(4, vietnamese=True)])
        self._erased = self._planted([invented(6), invented(6)])
        self._passphrase = self._planted([invented(7)])
        self._vectors = self._erased_vectors = NO_VECTORS
        self._sound, self._erased_sound = PlantedSound(), PlantedSound()

    def run(self, when: str) -> ProofReport:
        """The report, dated ``when``. Raises ``Cancelled`` and the errors of the services."""
        memory = self._walk()
        self._step("files")
        kept = Traces.of(
            [*self._plain(self._words), *self._plain(self._passphrase)], self._vectors, self._sound.traces()
        )
        gone = Traces.of(self._plain(self._erased), self._erased_vectors, self._erased_sound.traces())
        scanned = kept.joined(gone).scan(self._ground.roots, self._since, self._token, self._progress)
        checks = (
            files_check(scanned, kept),
            erased_check(scanned, gone),
            control_check(self._ground.folder / "planted", kept.joined(gone)),
            connections_check(self._looks, self._ground.refused()),
            sockets_check(*self._ground.attempts()),
            memory,
        )
        roots = self._ground.roots
        folders = tuple(str(one) for one in (*roots.own.values(), *roots.around.values()))
        return ProofReport(when, checks, folders, tuple(str(one) for one in roots.skipped.values()))

    def _walk(self) -> Check:
        """Everything a person does in an evening."""
        journeys = self._ground.diary(self._ground.folder / "vault")
        try:
            self._write(journeys)
            self._ask(journeys)
            self._erase(journeys)
            return self._lock(journeys)
        finally:
            self._ground.close(journeys)

    def _write(self, journeys: Journeys) -> None:
        self._step("write")
        (passphrase,) = self._passphrase
        journeys.session.create(passphrase.shown())
        journeys.session.lock()
        journeys.session.unlock(Secrets(passphrase=passphrase.shown()))
        first, *rest = self._plain(self._words)
        entry = journeys.diary.write(f"Today {first} came by with {' and '.join(rest)}.", title=first)
        journeys.indexer.index(entry, self._token)
        self._vectors = self._vectors_of(journeys, entry)
        journeys.indexer.index(self._sound.record(journeys, f"Then {rest[0]} sang."), self._token)
        self._begin_another(journeys)

    def _begin_another(self, journeys: Journeys) -> None:
        """Half written when the diary is locked."""
        first, second, _ = self._plain(self._words)
        now = journeys.clock()
        journeys.drafts.changed(Draft(EntryId(secrets.token_bytes(16)), first, f"And then {second}", now, now))
        journeys.drafts.seal()

    def _ask(self, journeys: Journeys) -> None:
        self._step("search")
        first, second, _ = self._plain(self._words)
        journeys.searcher.search(Question(first, journeys.clock()), self._token)
        answer = journeys.answerer.answer(Question(f"Who is {second}?", journeys.clock()), self._token)
        journeys.conversations.add(journeys.conversations.begin(answer.question.text), answer)
        self._step("speak")
        try:
            journeys.narrator.render([f"{first} came by."], "en", self._token)
        except ModelError:
            return  # no voice is installed: nothing is said

    def _erase(self, journeys: Journeys) -> None:
        self._step("erase")
        entry = journeys.diary.write(f"And {' with '.join(self._plain(self._erased))} went again.")
        journeys.indexer.index(entry, self._token)
        self._erased_vectors = self._vectors_of(journeys, entry)
        spoken = self._erased_sound.record(journeys, f"Only {self._plain(self._erased)[0]} hummed.")
        for one in (entry, spoken):
            journeys.bin.put(one.entry_id)
            journeys.bin.erase(one.entry_id)

    def _vectors_of(self, journeys: Journeys, entry: Entry) -> Vectors:
        try:
            return journeys.indexer.vectors_of(entry, self._token)
        except ModelError:
            return NO_VECTORS

    def _lock(self, journeys: Journeys) -> Check:
        """Count while the diary is open, lock, count again: what is left, and whether looking finds anything at all."""
        counts = self._ground.counts
        if counts is None:
            self._step("lock")
            journeys.session.lock()
            return Check("memory", None, MEMORY_UNKNOWN, {}, MEMORY_LIMIT)
        control = self._ground.conceal(invented(8).encode())
        wanted = {f"words {number}": one for number, one in enumerate(self._in_memory())}
        wanted |= {f"key {purpose}": one for purpose, one in self._ground.keys(journeys).items()}
        wanted |= {"passphrase": self._passphrase[0], "control": control}
        before = counts(wanted)
        self._step("lock")
        journeys.session.lock()
        self._ground.scrub()
        self._step("memory")
        planted = [control.shown() for _ in range(_COPIES)]
        after = counts(wanted)
        for one in planted:
            one[:] = bytes(len(one))
        return _memory_check(before, after)

    def _in_memory(self) -> list[Concealed]:
        """Each word in each way it may lie in memory."""
        return [self._ground.conceal(one) for word in self._plain(self._words) for one in memory_encodings_of(word)]

    def _planted(self, words: Sequence[str]) -> tuple[Concealed, ...]:
        return tuple(self._ground.conceal(word.encode()) for word in words)

    @staticmethod
    def _plain(words: Sequence[Concealed]) -> list[str]:
        return [one.shown().decode() for one in words]

    def _progress(self, done: int, total: int) -> None:
        self._told("files", done, total)

    def _step(self, name: str) -> None:
        self._token.raise_if_cancelled()
        self._looks.append(self._ground.sockets())
        self._told(name, 0, 0)


def _memory_check(before: Counter[str], after: Counter[str]) -> Check:
    """Copies planted between the two counts must be in the second, each of them."""
    if after["control"] - before["control"] != _COPIES:
        return Check("memory", False, MEMORY_MISSED, {}, MEMORY_LIMIT)
    values = {
        name + suffix: sum(times for kind, times in found.items() if kind.split()[0] == name)
        for suffix, found in (("", after), ("_open", before))
        for name in ("words", "key", "passphrase")
    }
    return Check("memory", None, MEMORY_COUNTS, values, MEMORY_LIMIT)
