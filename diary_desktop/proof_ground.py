"""The ground of "Prove it": which folders are looked through, and the real memory, sockets and diary to look at."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import platformdirs

from diary_desktop import app
from diary_desktop.assembly import Running
from diary_desktop.domain.errors import CancelToken
from diary_desktop.services.file_scan import Roots
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.proof_report import ProofReport
from diary_desktop.services.proving import Ground, Proving
from diary_desktop.storage.open_vault import LedgerVault
from diary_desktop.system import hardening, own_memory, socket_filter
from diary_desktop.system.local_clock import now
from diary_desktop.system.own_sockets import open_sockets
from diary_desktop.system.scrubbing import scrub

Told = Callable[[str, int, int], None]


def prove(where: app.Places, token: CancelToken, told: Told) -> ProofReport:
    """One proof in a temporary folder, removed afterwards. Raises ``Cancelled`` and the errors of the services."""
    with _own_temporary_folder() as folder:
        return Proving(ground_in(folder, where), token, told).run(now().local.isoformat(timespec="minutes"))


def ground_in(folder: Path, where: app.Places) -> Ground:
    """``folder`` takes the diary of the proof; ``where`` is what belongs to the person."""
    opened: dict[int, Running] = {}

    def diary(vault: Path) -> Journeys:
        running = app.build(app.places(vault, where.models, state=folder / "state"))
        opened[id(running.journeys)] = running
        return running.journeys

    def close(journeys: Journeys) -> None:
        opened.pop(id(journeys)).close()

    return Ground(
        folder=folder,
        roots=roots_of(where, folder),
        diary=diary,
        close=close,
        conceal=own_memory.Hidden,
        keys=concealed_keys,
        counts=own_memory.counts if own_memory.can_read() else None,
        sockets=open_sockets,
        refused=hardening.refused,
        scrub=scrub,
        attempts=lambda: (socket_filter.state(), socket_filter.state_in_child()),
    )


def roots_of(where: app.Places, folder: Path) -> Roots:
    """The program's own folders whole; around them, and in the temporary folder, what changes meanwhile."""
    own = {
        "data": platformdirs.user_data_path(app.NAME, appauthor=False),
        "config": platformdirs.user_config_path(app.NAME, appauthor=False),
        "cache": platformdirs.user_cache_path(app.NAME, appauthor=False),
        "state": where.state,
        "diary": where.vault,
        "proof": folder,
    }
    around = {name: own[name].parent for name in ("data", "config", "cache", "state")}
    around["temporary files"] = Path(tempfile.gettempdir())
    if run := os.environ.get("XDG_RUNTIME_DIR"):
        around["runtime"] = Path(run)
    return Roots(own, around, {"models": where.models})


def concealed_keys(journeys: Journeys) -> dict[str, own_memory.Hidden]:
    """The keys of an open diary by what they are for, to count their copies in memory."""

    def keys_of(vault: object) -> dict[str, own_memory.Hidden]:
        assert isinstance(vault, LedgerVault)
        shown = vault.shown_keys()
        try:
            return {name: own_memory.Hidden(plain) for name, plain in shown.items()}
        finally:
            for plain in shown.values():
                plain[:] = bytes(len(plain))

    return journeys.session.with_vault(keys_of)


@contextmanager
def _own_temporary_folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="diary-prove-") as folder:
        yield Path(folder)
