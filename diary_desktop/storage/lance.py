"""LanceDB's engine without the Python layer around it, of which a diary needs a few calls.

The layer reads embedding services, a validator of requests, remote catalogues and Arrow's data sets wherever a table is
opened, and keeps them: 35 MiB, and a second of processor time at the first key of an evening (measured with LanceDB
0.40). The engine's own calls are coroutines, run by one event loop in a thread of its own; whoever calls waits.
"""

from __future__ import annotations

import asyncio
import os
import sys
import threading
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from importlib.machinery import PathFinder
from importlib.util import module_from_spec
from pathlib import Path
from types import ModuleType
from typing import Any, TypeVar

import pyarrow as pa  # type: ignore[import-untyped]  # ships no types

T = TypeVar("T")

LOOP_THREAD = "lance"
_PACKAGE, _ENGINE = "lancedb", "lancedb._lancedb"
_MERGE = {
    "on": ["id"],
    "when_matched_update_all": True,
    "when_matched_update_all_condition": None,
    "when_not_matched_insert_all": True,
    "when_not_matched_by_source_delete": False,
    "when_not_matched_by_source_condition": None,
    "when_not_matched_by_source_condition_expr": None,
    "timeout": None,
    "use_index": True,
    "use_lsm": None,
    "validate_single_shard": None,
}
_loops: list[asyncio.AbstractEventLoop] = []
_one_at_a_time = threading.Lock()

if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_loops.clear)  # its thread does not come along


def _engine() -> ModuleType:
    """The compiled module, imported alone: its package stays unread."""
    found = sys.modules.get(_ENGINE)
    if found is None:
        package = PathFinder.find_spec(_PACKAGE)
        places = package.submodule_search_locations if package is not None else None
        spec = PathFinder.find_spec(_ENGINE, places)
        if spec is None or spec.loader is None:
            raise ModuleNotFoundError(_ENGINE, name=_ENGINE)
        found = module_from_spec(spec)
        sys.modules[_ENGINE] = found
        spec.loader.exec_module(found)
    return found


ENGINE = _engine()


class LanceFolder:
    """A folder of tables."""

    def __init__(self, folder: Path) -> None:
        nothing_of_a_remote_one = [None] * 8
        self._inner = _wait(lambda: ENGINE.connect(str(folder), *nothing_of_a_remote_one, False, None, None))

    def create_table(self, name: str, schema: pa.Schema) -> LanceTable:
        """A new empty one."""
        return LanceTable(_wait(lambda: self._inner.create_empty_table(name, "create", schema)))

    def open_table(self, name: str) -> LanceTable:
        """Its newest version."""
        return LanceTable(_wait(lambda: self._inner.open_table(name)))


class LanceTable:
    """One open table. Every call raises what the engine does: RuntimeError, ValueError, OSError, or its panic."""

    def __init__(self, inner: Any) -> None:
        self._inner = inner

    @property
    def version(self) -> int:
        """The version that is open."""
        return int(_wait(self._inner.version))

    @property
    def schema(self) -> pa.Schema:
        """Its columns."""
        return _wait(self._inner.schema)

    def count_rows(self) -> int:
        """All of them."""
        return int(_wait(lambda: self._inner.count_rows(None)))

    def stats(self) -> Mapping[str, Any]:
        """Of its pieces, as LanceDB counts them."""
        found: Mapping[str, Any] = _wait(self._inner.stats)
        return found

    def checkout(self, version: int) -> None:
        """Look at an earlier version from now on."""
        _wait(lambda: self._inner.checkout(version))

    def merge(self, rows: pa.Table) -> None:
        """Insert or replace by ``id``, in one commit."""
        _wait(lambda: self._inner.execute_merge_insert(rows.to_reader(), _MERGE))

    def overwrite(self, rows: pa.RecordBatchReader) -> None:
        """Have these rows and no others, in one commit."""
        _wait(lambda: self._inner.add(_Given(rows.schema, None, lambda: rows, False), "overwrite"))

    def delete(self, predicate: str) -> None:
        """In one commit."""
        _wait(lambda: self._inner.delete(predicate))

    def optimize(self, cleanup_older_than: timedelta) -> None:
        """Merge small pieces and remove versions as old as that."""
        since = round(cleanup_older_than.total_seconds() * 1000)
        _wait(lambda: self._inner.optimize(cleanup_since_ms=since, delete_unverified=False))

    def where(self, predicate: str, columns: Sequence[str], limit: int) -> pa.Table:
        """Rows that the predicate holds for."""
        query = self._inner.query()
        query.select_columns(list(columns))
        query.where(predicate)
        query.limit(limit)
        return _wait(lambda: _gathered(query.execute(max_batch_length=None, timeout=None)))

    def at(self, places: Sequence[int], columns: Sequence[str]) -> pa.Table:
        """The rows at these places, in no order."""
        query = self._inner.take_row_ids(list(places))
        query.select([(name, name) for name in columns])
        return _wait(lambda: _gathered(query.execute()))

    def batches(self, columns: Sequence[str], size: int, *, with_places: bool = False) -> Iterator[pa.RecordBatch]:
        """Every row, up to ``size`` at a time; ``with_places`` adds the column ``_rowid``."""
        query = self._inner.query()
        query.select_columns(list(columns))
        if with_places:
            query.with_row_id()
        stream = _wait(lambda: query.execute(max_batch_length=size, timeout=None))
        while (batch := _wait(lambda: anext(stream, None))) is not None:
            yield batch

    def reader(self) -> pa.RecordBatchReader:
        """Every row with every column, read as it is asked for."""
        schema = self.schema
        return pa.RecordBatchReader.from_batches(schema, self.batches(schema.names, 1024))


@dataclass(frozen=True, slots=True)
class _Given:
    """Rows as the engine takes them."""

    schema: pa.Schema
    num_rows: int | None
    reader: Callable[[], pa.RecordBatchReader]
    rescannable: bool


async def _gathered(executed: Awaitable[Any]) -> pa.Table:
    stream = await executed
    return pa.Table.from_batches([batch async for batch in stream], stream.schema)


def _wait(begin: Callable[[], Awaitable[T]]) -> T:
    """What comes of it. It is begun on the loop's thread, as the engine wants it."""

    async def run() -> T:
        return await begin()

    going_on = asyncio.run_coroutine_threadsafe(run(), _loop())
    try:
        return going_on.result()
    finally:
        going_on.cancel()  # of no effect once it is done; what nobody waits for any more is given up


def _loop() -> asyncio.AbstractEventLoop:
    """One for the process, started with the first call."""
    with _one_at_a_time:
        if not _loops:
            loop = asyncio.new_event_loop()
            threading.Thread(target=loop.run_forever, name=LOOP_THREAD, daemon=True).start()
            _loops.append(loop)
        return _loops[0]
