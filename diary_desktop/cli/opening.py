"""Opens the diary for a verb, and does first what the last session left undone."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from diary_desktop.domain.errors import FolderUnusable, VaultMissing
from diary_desktop.domain.events import Event, VaultUnlocked
from diary_desktop.ports.storage import Secrets
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.secret_buffers import wiped

from .output import Output
from .secret_input import SecretInput


def open_diary(journeys: Journeys, args: Namespace, secret: SecretInput) -> None:
    """Raises ``VaultMissing``, and every error of unlocking. Recovery words ask for a new passphrase first."""
    unlock(journeys, args, secret_for(journeys, args, secret))
    if journeys.keys.passphrase_required():
        journeys.keys.change_passphrase(None, secret.new_passphrase())
    journeys.catch_up.run(0, Token())


@contextmanager
def opened_and_proved(journeys: Journeys, args: Namespace, secret: SecretInput) -> Iterator[bytearray]:
    """As ``open_diary``, with the passphrase of today: what opened it, what words asked for, or asked for now."""
    secrets = secret_for(journeys, args, secret)
    with wiped(proof := bytearray(secrets.passphrase or b"")):
        unlock(journeys, args, secrets)
        if journeys.keys.passphrase_required():
            new = secret.new_passphrase()
            proof += new
            journeys.keys.change_passphrase(None, new)
        elif not proof:
            with wiped(typed := secret.passphrase("Passphrase now: ")):
                proof += typed
        journeys.catch_up.run(0, Token())
        yield proof


def secret_for(journeys: Journeys, args: Namespace, secret: SecretInput) -> Secrets:
    """What the options say the diary is to be opened with. Raises ``VaultMissing`` before anything is asked for, or
    ``FolderUnusable`` where nobody can tell."""
    if not journeys.session.exists():
        _refuse_what_may_not_be_read(journeys.session.place.folder)
        raise VaultMissing
    return journeys.keys.from_keystore() if args.keystore else secret.to_open()


def _refuse_what_may_not_be_read(folder: Path) -> None:
    try:
        folder.stat()
        next(folder.iterdir(), None)
    except PermissionError as error:
        what, hint = "You may not read what lies at this place.", "Look at who owns these files. Nothing was changed."
        raise FolderUnusable(what, hint) from error
    except OSError:
        return


def told_where(error: VaultMissing, looked: Path, last: Path | None, *, there: bool, named: bool) -> VaultMissing:
    """Where the diary lies that a window had ``last``, and is or is not ``there``.

    ``looked`` is where there is none: the usual place, unless one was ``named``.
    """
    if error.what_text != VaultMissing.what or last is None or (named and last != looked):
        return error
    if there:
        return VaultMissing(hint="The window had one open at {place}: name that with --vault.", place=last)
    what = "Your diary is at {place}, which is not there now."
    hint = "Plug in its stick or disk, name another folder with --vault, or bring back a backup with `restore`."
    return VaultMissing(what, hint, place=last)


def unlock(journeys: Journeys, args: Namespace, secrets: Secrets) -> None:
    """Open it, and nothing else."""
    journeys.session.unlock(secrets, accept_older=args.accept_older_state)


def told_of_opening(event: Event, out: Output) -> None:
    """What a person should know of the diary they opened; said once, as the computer knows the folder from then on."""
    if isinstance(event, VaultUnlocked) and event.opened_with == "words":
        out.note("The recovery words opened it. `words new` makes new ones, should others have seen these.")
    if isinstance(event, VaultUnlocked) and event.known_elsewhere:
        out.note(
            "This diary was opened from another folder before. If both folders are still there, each goes on by itself "
            "from now on; `bundle` and `merge` bring them together."
        )
