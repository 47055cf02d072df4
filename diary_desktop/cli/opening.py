"""Opens the diary for a verb, and does first what the last session left undone."""

from __future__ import annotations

from argparse import Namespace

from diary_desktop.domain.errors import VaultMissing
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .secret_input import SecretInput


def open_diary(journeys: Journeys, args: Namespace, secret: SecretInput) -> None:
    """Raises ``VaultMissing``, and every error of unlocking."""
    if not journeys.session.exists():
        raise VaultMissing
    journeys.session.unlock(secret.to_open(), accept_older=args.accept_older_state)
    journeys.catch_up.run(0, Token())
