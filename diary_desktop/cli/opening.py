"""Opens the diary for a verb, and does first what the last session left undone."""

from __future__ import annotations

from argparse import Namespace

from diary_desktop.domain.errors import VaultMissing
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .secret_input import SecretInput


def open_diary(journeys: Journeys, args: Namespace, secret: SecretInput) -> None:
    """Raises ``VaultMissing``, and every error of unlocking. Recovery words ask for a new passphrase first."""
    unlock(journeys, args, secret_for(journeys, args, secret))
    if journeys.keys.passphrase_required():
        journeys.keys.change_passphrase(None, secret.new_passphrase())
    journeys.catch_up.run(0, Token())


def secret_for(journeys: Journeys, args: Namespace, secret: SecretInput) -> Secrets:
    """What the options say the diary is to be opened with. Raises ``VaultMissing`` before anything is asked for."""
    if not journeys.session.exists():
        raise VaultMissing
    return journeys.keys.from_keystore() if args.keystore else secret.to_open()


def unlock(journeys: Journeys, args: Namespace, secrets: Secrets) -> None:
    """Open it, and nothing else."""
    journeys.session.unlock(secrets, accept_older=args.accept_older_state)
