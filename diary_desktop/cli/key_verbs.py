"""Who may open the diary, from the command line: passphrase, recovery words, key files, the system's keystore."""

from __future__ import annotations

import contextlib
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

from diary_desktop.domain.errors import ChangeUncertain, InputError, WrongPassphrase
from diary_desktop.domain.events import Event, Progress
from diary_desktop.ports.keys import KeySlot
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.keys import WORDS_CHANGED, KeyReport
from diary_desktop.services.resealing import SEALED_ANEW, STEP_NAME
from diary_desktop.services.secret_buffers import wiped

from .describe import amount
from .opening import open_diary, opened_and_proved, secret_for, unlock
from .output import Output
from .secret_input import SecretInput

Verb = Callable[[Journeys, Namespace, Output, SecretInput], int]

DAMAGED = 7
"""Exit code where something is damaged."""

_SLOT_DIGITS = 8


def passphrase(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Change the passphrase; the entries are not touched. The current one is asked for if it did not open the diary."""
    secrets = secret_for(journeys, args, secret)
    current = bytearray(secrets.passphrase) if secrets.passphrase is not None else None
    with wiped(current):
        unlock(journeys, args, secrets)
        if current is None and not journeys.keys.passphrase_required():
            current = secret.passphrase("Passphrase now: ")
        report = journeys.keys.change_passphrase(current, secret.new_passphrase())
    out.event("passphrase_changed", _page(report), reaches_not=report.reaches_not)
    return 0


def keys(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Every way into the diary."""
    open_diary(journeys, args, secret)
    for slot in journeys.keys.slots():
        made = slot.made.isoformat() if slot.made else ""
        out.event("key", _line(slot), kind=slot.kind, id=slot.slot_id, made=made, checked=slot.checked)
    return 0


def words(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """New recovery words, said once; or all twelve from the paper, compared."""
    if args.action == "check":
        open_diary(journeys, args, secret)
        if not journeys.keys.check_all_words(secret.recovery_words()):
            raise WrongPassphrase("These are not the words of this diary.", "`diary-desktop words new` makes new ones.")
        out.event("words_checked", "These are the words of this diary. Keep the paper where you will find it.")
        return 0
    with opened_and_proved(journeys, args, secret) as current, _words_said_if_uncertain(journeys, out):
        found = journeys.keys.new_recovery_words(current)
    _say_words(out, found, _page(WORDS_CHANGED))
    return 0


def key_file(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Write a key file that opens the diary, or let one go."""
    if args.action == "add":
        with opened_and_proved(journeys, args, secret) as current:
            slot_id = journeys.keys.add_key_file(Path(args.target), current)
        out.event("key_file_added", "Whoever has this file opens the diary. Keep it apart from the diary.", id=slot_id)
        return 0
    open_diary(journeys, args, secret)
    slot = _found(journeys.keys.slots(), args.target)
    journeys.keys.remove(slot.slot_id)
    out.event("key_removed", "It opens the diary no longer. Older backups still open with it.", id=slot.slot_id)
    return 0


def keystore(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Let this computer's keystore open the diary, or no longer."""
    wanted = args.action == "on"
    if wanted:
        with opened_and_proved(journeys, args, secret) as current:
            journeys.keys.use_keystore(True, current)
    else:
        open_diary(journeys, args, secret)
        journeys.keys.use_keystore(False)
    name = journeys.keys.keystore_name()
    said = "Whoever is logged in as you opens the diary with --keystore." if wanted else "It opens the diary no longer."
    out.event("keystore", f"{name}: {said}", on=wanted, keystore=name)
    return 0


def rekey(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Seal everything under a new key, or go on where that was interrupted; exit code 7 where damage is in the way."""
    secrets = secret_for(journeys, args, secret)
    current = bytearray(secrets.passphrase) if secrets.passphrase is not None else None
    with wiped(current):
        unlock(journeys, args, secrets)
        if journeys.resealing.going_on():
            out.note("Going on where it was interrupted.")
        else:
            _begin(journeys, args, out, secret, current)
    _show_progress(journeys, out)
    outcome = journeys.resealing.go_on(0, Token())
    left = f"Damaged, and still under the old key: {', '.join(outcome.left)}. Remove or restore these, then go on."
    out.event("rekeyed", _page(SEALED_ANEW) if outcome.finished else left, ok=outcome.finished, left=list(outcome.left))
    return 0 if outcome.finished else DAMAGED


def _begin(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, current: bytearray | None) -> None:
    by_words = current is None and journeys.keys.passphrase_required()
    if current is None and not by_words:
        current = secret.passphrase("Passphrase now: ")
    new = secret.new_passphrase() if by_words or args.new_passphrase else None
    with _words_said_if_uncertain(journeys, out):
        begun = journeys.resealing.begin(current, new)
    _say_words(out, begun.words, "The words before open it no longer.")
    if begun.key_files_gone:
        files = amount(begun.key_files_gone, "key file")
        out.note(f"No longer opening it: {files}. Add new ones when this is done.")


def _show_progress(journeys: Journeys, out: Output) -> None:
    """A line each tenth of the way, for a person."""
    told: set[int] = set()

    def listen(event: Event) -> None:
        if isinstance(event, Progress) and event.step == STEP_NAME and event.total:
            tenth = 10 * event.done // event.total
            if tenth not in told:
                told.add(tenth)
                out.note(f"{10 * tenth} %")

    journeys.bus.listen(listen)


VERBS: dict[str, Verb] = {
    "rekey": rekey,
    "passphrase": passphrase,
    "keys": keys,
    "words": words,
    "key-file": key_file,
    "keystore": keystore,
}


@contextlib.contextmanager
def _words_said_if_uncertain(journeys: Journeys, out: Output) -> Iterator[None]:
    """Words that may open the diary are said although the change failed; the error goes on."""
    try:
        yield
    except ChangeUncertain:
        if journeys.keys.uncertain_words:
            _say_words(out, journeys.keys.uncertain_words, "Keep the words before as well.")
        raise


def _say_words(out: Output, words: tuple[str, ...], what_else: str) -> None:
    lines = [f"{number:2d}. {word}" for number, word in enumerate(words, 1)]
    page = ["Write these 12 words on paper; they are shown only now.", "", *lines, "", what_else]
    out.event("words", "\n".join(page), recovery_words=list(words))


def _page(report: KeyReport) -> str:
    return f"{report.done}\n{report.reaches_not}\n{report.offer}"


def _line(slot: KeySlot) -> str:
    made = f"since {slot.made.isoformat()}" if slot.made else "since an unknown day"
    checked = "" if slot.kind != "words" or slot.checked else "  not checked: `diary-desktop words check`"
    return f"{slot.slot_id[:_SLOT_DIGITS]}  {slot.kind.replace('_', ' '):<10}  {made}{checked}"


def _found(slots: tuple[KeySlot, ...], digits: str) -> KeySlot:
    found = [one for one in slots if one.slot_id.startswith(digits.lower()) and one.kind in ("key_file", "keystore")]
    if len(found) != 1 or not digits:
        raise InputError("There is no key file with this id, or more than one.", "`diary-desktop keys` lists them.")
    return found[0]
