"""Writes tables anew in short steps: proved row by row, named by a checkpoint, and only then are old versions dropped.

Compaction, erasing and sealing anew share it. Anything may be saved between two steps, and the work may be left at any:
whoever writes anew next goes on with it before its own. A kill leaves the tables as the latest checkpoint knows them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..domain.errors import StorageError
from .files import VaultLayout, undone_by
from .ledger import Ledger
from .sealed_rows import SealedRows
from .table_errors import TableUnreadable

Writing = Mapping[str, Callable[[], None]]
"""What merges or rewrites each table, by its name."""

_PROVED_TOGETHER = 256
"""Rows whose seals are tried in one step: about 20 ms."""
_ROUNDS = 4


def steps_of(ledger: Ledger, names: Iterable[str]) -> int:
    """How many steps ``rewritten`` takes, unless more rows come meanwhile or the tables go back."""
    proofs = sum(2 + -(-len(ledger.tables[name].keys) // _PROVED_TOGETHER) for name in names)
    return 2 + proofs + len(ledger.tables) + 2


def rewritten(ledger: Ledger, layout: VaultLayout, writing: Writing) -> Iterator[None]:
    """Each table of ``writing`` written anew and proved, a checkpoint of them, and older versions dropped.

    Where a checkpoint had to be made meanwhile that could not wait, or a flush failed, the tables went back: then all
    of it once more. Raises ``TableUnreadable`` where a row is not what it was; then all tables are as they were.
    ``StorageError`` where they went back again and again; then nothing of it is done.
    """
    yield from what_is_left(ledger)
    work = ledger.rewriting = _Work(_steps(ledger, layout, writing))
    yield from what_is_left(ledger, work)
    if not work.done:
        raise _undone()


def what_is_left(ledger: Ledger, work: Iterator[None] | None = None) -> Iterator[None]:
    """The steps of the work there is, begun by whomever and left, or still asked for by somebody else as well."""
    while ledger.rewriting is not None and ledger.rewriting is (work or ledger.rewriting):
        with undone_by(lambda: _leave(ledger)):
            ended = next(ledger.rewriting, _END) is _END
        if ended:
            _leave(ledger)
        else:
            yield


def _leave(ledger: Ledger) -> None:
    ledger.rewriting = None


class _Work(Iterator[None]):
    """Steps that several may take in turn; ``done`` tells each of them whether all were taken."""

    def __init__(self, steps: Iterator[None]) -> None:
        self._steps = steps
        self.done = False

    def __next__(self) -> None:
        try:
            next(self._steps)
        except StopIteration:
            self.done = True
            raise


def _steps(ledger: Ledger, layout: VaultLayout, writing: Writing) -> Iterator[None]:
    for _ in range(_ROUNDS):
        if ledger.unsettled or not ledger.is_proved:
            ledger.checkpoint()
            yield
        before = ledger.went_back
        for name, write in writing.items():
            yield from _written_anew(ledger, ledger.tables[name], write)
            if ledger.went_back != before:
                break
        else:
            ledger.checkpoint()
            kept = ledger.went_back == before
            yield
            if kept:
                if writing.keys() == ledger.tables.keys():
                    ledger.commits = 0
                yield from _dropping_old_versions(ledger, layout)
                return
    raise _undone()


def _undone() -> StorageError:
    return StorageError(
        "The disk undid every try to write the diary's tables anew; what was erased may still lie in some files.",
        "Nothing is lost. Check the disk; the diary tries again by itself.",
    )


def _written_anew(ledger: Ledger, rows: SealedRows, write: Callable[[], None]) -> Iterator[None]:
    """The table as read back from its files has the rows it should have, and no seal broke.

    What was before is still there afterwards. Ends early where the tables went back meanwhile.
    """
    name = rows.table.name
    ledger.commit()
    before, stood = rows.table.version, ledger.went_back
    ledger.proving(name)
    write()
    ledger.touched()
    yield
    if ledger.went_back != stood:
        return
    ledger.proving(name)
    row_ids = list(rows.committed)
    with undone_by(ledger.go_back):
        rows.table.open()
        if rows.table.keys() != rows.committed:
            raise TableUnreadable
    yield
    for at in range(0, len(row_ids), _PROVED_TOGETHER):
        if ledger.went_back != stood:
            return
        ledger.proving(name)
        with undone_by(ledger.go_back):
            if rows.worn_since(row_ids[at : at + _PROVED_TOGETHER], before):
                raise TableUnreadable
        yield
    if ledger.went_back == stood:
        ledger.proved(name)


def _dropping_old_versions(ledger: Ledger, layout: VaultLayout) -> Iterator[None]:
    """Every version before the checkpoint's goes, and what interrupted writes left.

    What was saved since is neither merged nor proved here: it lies in pieces of its own until the next time.
    """
    for name, rows in ledger.tables.items():
        yield from rows.table.dropping_before(ledger.latest.tables[name].version, ledger.files)
        yield
    ledger.flush_tables()
    yield
    ledger.files.sweep(layout.folder)
    yield


_END = object()
