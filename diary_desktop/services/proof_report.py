"""What "Prove it" found: for each thing that was looked at the result, and what it does not prove.

Sentences are English templates, as errors are: the window translates them before filling them in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

from diary_desktop.domain.errors import CancelToken, DiaryError

Prover = Callable[[CancelToken, Callable[[str, int, int], None]], Mapping[str, object]]
"""Makes a proof and gives the fields of its report; tells a step, how much of it is done, and of how much."""

FILES_CLEAN = (
    "{files} files ({size}) hold none of the planted words and sounds, in none of {ways} ways of writing them."
)
FILES_FOUND = "Planted words or sounds can be read in {places} files of {files}."
FILES_LIMIT = (
    "It does not look inside compressed files, and it says nothing about software that reads along while you write, "
    "nor about what the system keeps elsewhere: swap, snapshots, worn flash cells."
)
CONTROL_FOUND = "A planted plain file was found in every one of {ways} ways of writing, and removed."
CONTROL_MISSED = "A planted plain file was missed in {missed} of {ways} ways: this look proves nothing."
CONTROL_LIMIT = "It proves that looking works, not that there is no other way of writing."
ERASED_CLEAN = (
    "Of entries that were kept, binned and erased no word, no sound and no number of their meaning is left in any file."
)
ERASED_FOUND = "Of erased entries {places} files still hold something."
ERASED_LIMIT = "Backups made before erasing keep an entry until they are replaced."
CONNECTIONS_NONE = "{looks} looks: no open connection. Attempts refused: {refused}."
CONNECTIONS_SOME = "{open} sockets to a network were open."
CONNECTIONS_UNKNOWN = "This system does not let a program count its own sockets. Attempts refused: {refused}."
CONNECTIONS_LIMIT = (
    "Python code is refused every connection; a compiled library could open one between two looks. "
    "A firewall or a computer without a network shows more."
)
SOCKETS_REFUSED = (
    "The system refuses sockets to a network: an attempt made below Python failed, in this program and in one it began."
)
SOCKETS_OPEN = "The system's own refusal of sockets is switched off, or steps aside for a window shown over a network."
SOCKETS_LEAK = "A program begun from this one could open a socket to a network."
SOCKETS_UNKNOWN = "This system has no refusal of its own that a program can ask for."
SOCKETS_LIMIT = (
    "What another program does is not seen, and a socket that another program hands over would work. "
    "Models are fetched by a process of its own that never opens a diary."
)
MEMORY_COUNTS = (
    "After locking, words are left {words} times (open: {words_open}), "
    "the diary's keys {key} times (open: {key_open}), the passphrase {passphrase} times (open: {passphrase_open})."
)
MEMORY_UNKNOWN = "This system does not let a program look at its own memory."
MEMORY_MISSED = "A planted copy in memory was not found: this look proves nothing."
MEMORY_LIMIT = (
    "Other forms of the keys, such as the tables a cipher makes of them, are not looked for, nor swapped pages. "
    "What is left goes with the address space: a deep lock starts the program anew."
)

SENTENCES = tuple(value for name, value in sorted(globals().items()) if name.isupper() and isinstance(value, str))


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. ``ok`` is None where the figure is for the person to judge."""

    name: str
    ok: bool | None
    result: str
    values: Mapping[str, int | str]
    limit: str


@dataclass(frozen=True, slots=True)
class ProofReport:
    """``when`` is local time, ISO 8601. ``folders`` and ``skipped`` say where was looked and where not, and why."""

    when: str
    checks: tuple[Check, ...]
    folders: tuple[str, ...] = ()
    skipped: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing was found that must not be there."""
        return all(one.ok is not False for one in self.checks)

    def fields(self) -> dict[str, object]:
        """For a JSON line."""
        return {"ok": self.holds, **asdict(self)}


def report_of(fields: Mapping[str, object]) -> ProofReport:
    """The report a JSON line holds. Raises ``KeyError``, ``TypeError`` for anything else."""
    found = fields["checks"]
    folders, skipped = fields["folders"], fields["skipped"]
    if not (isinstance(found, list) and isinstance(folders, list) and isinstance(skipped, list)):
        raise TypeError
    return ProofReport(str(fields["when"]), tuple(Check(**one) for one in found), tuple(folders), tuple(skipped))


def unprovable(token: CancelToken, told: Callable[[str, int, int], None]) -> Mapping[str, object]:
    """Where the program runs without its own command line, nothing can be started to look."""
    raise DiaryError("A proof cannot be made here.", "Use the program as it is installed.")
