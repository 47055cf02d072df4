"""Small sealed things with a name and one row each, beside the settings: unfinished drafts, ids of what was erased."""

from __future__ import annotations

import logging
from collections.abc import Callable

from ..domain.errors import DiaryError
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import SETTINGS, Put
from .revision_ids import new_revision_id

log = logging.getLogger(__name__)

MOST_LOGGED_BYTES = 1 << 20
"""Bytes of one row in the log after which a checkpoint takes it in: a draft is replaced every second."""


class NamedRow:
    """One row of the settings table. Used on the vault thread."""

    def __init__(self, ledger: Callable[[], Ledger], name: bytes) -> None:
        self._ledger = ledger
        self._row_id = name.ljust(16, b"\0")
        self._checkpoint = -1
        self._logged = 0

    def load(self) -> bytes | None:
        """The row's bytes; ``None`` where there is none or it does not prove itself."""
        rows = self._ledger().tables[SETTINGS]
        return rows.get(self._row_id).payload if self._row_id in rows.keys else None

    def save(self, content: bytes) -> None:
        """Durable once this returns, in place of what it held. Raises ``DiskFull``."""
        ledger = self._ledger()
        known = ledger.tables[SETTINGS].keys.get(self._row_id)
        put = Put(self._row_id, known.revision + 1 if known else 1, new_revision_id(), content)
        ledger.put(LogKind.SETTINGS, put)
        self._shed(ledger, len(content))

    def _shed(self, ledger: Ledger, size: int) -> None:
        """Rows replaced again and again never fill a commit, so the log would grow for hours without this."""
        if ledger.latest.number != self._checkpoint:
            self._checkpoint, self._logged = ledger.latest.number, 0
        self._logged += size
        if self._logged < MOST_LOGGED_BYTES or ledger.waits:
            return
        self._logged = 0
        try:
            ledger.checkpoint()
        except DiaryError as error:
            log.warning("no checkpoint, the log keeps everything: %s", type(error).__name__)
