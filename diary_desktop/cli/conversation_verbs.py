"""Kept conversations and looking back, from the command line."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence
from datetime import date

from diary_desktop.domain.conversation import Answer, Conversation
from diary_desktop.domain.errors import InputError
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.bin import KEPT_DAYS
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.reflections import kind_of

from .agreeing import agree
from .describe import SHORT_ID, amount, answer_fields, answer_page
from .export_verbs import NOT_ENCRYPTED
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

NOTHING_FOUND = 9
_HINT = "`diary-desktop conversations list` shows the ids."

Action = Callable[[Journeys, Namespace, Output, SecretInput, Conversation], int]


def conversations(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """One action on one of them, or the list."""
    _check(args)
    open_diary(journeys, args, secret)
    if args.action == "list":
        return _list(journeys, args, out, secret)
    chosen = _chosen(args.id, journeys.conversations.all())
    return _ACTIONS[args.action](journeys, args, out, secret, chosen)


def reflect(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """A look back, computed and quoted; kept as a conversation of its own."""
    kind, day = kind_of(args.kind), _day(args.date)
    open_diary(journeys, args, secret)
    answer = journeys.reflections.reflect(kind, Token(), day=day, language=args.language)
    journeys.conversations.add(journeys.conversations.begin(answer.question.text), answer)
    out.event("reflection", f"{answer.question.text}\n{answer_page(answer)}", **_turn_fields(answer))
    return NOTHING_FOUND if answer.kind == "nothing" else 0


VERBS = {"conversations": conversations, "reflect": reflect}


def _check(args: Namespace) -> None:
    """Before the passphrase is asked for."""
    if args.action != "list" and not args.id:
        raise InputError("Which conversation is meant?", _HINT)
    if args.action == "rename" and not args.title:
        raise InputError("A conversation needs a title.", "Give it with --title.")
    if args.action == "export" and args.to is None:
        raise InputError("Where is it to be written?", "Give a file with --to.")


def _list(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    words = secret.text(args.find) if args.find else ""
    found = [one for one in journeys.conversations.search(words) if (one.archived is not None) == args.archived]
    for one in found:
        out.event("conversation", _line(one), **_fields(one))
    if not found:
        out.note("No conversation." if not words else "No conversation has these words.")
    return 0


def _show(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, chosen: Conversation) -> int:
    turns = [f"> {one.question.text}\n{answer_page(one)}" for one in chosen.read]
    page = "\n\n".join([f"{chosen.title}\n{chosen.started.local:%A, %d %B %Y, %H:%M}", *turns])
    out.event("conversation", page, **_fields(chosen), answers=[_turn_fields(one) for one in chosen.read])
    return 0


def _rename(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, chosen: Conversation) -> int:
    renamed = journeys.conversations.rename(chosen.conversation_id, secret.text(args.title))
    out.event("renamed", f"{_short(chosen)} is called “{renamed.title}” now.", **_fields(renamed))
    return 0


def _archive(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, chosen: Conversation) -> int:
    aside = args.action == "archive"
    changed = journeys.conversations.archive(chosen.conversation_id, archived=aside)
    sentence = f"{_short(chosen)} is archived." if aside else f"{_short(chosen)} is in the list again."
    out.event("archived" if aside else "unarchived", sentence, **_fields(changed))
    return 0


def _delete(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, chosen: Conversation) -> int:
    journeys.bin.put_conversation(chosen.conversation_id)
    sentence = f"{_short(chosen)} is in the bin for {KEPT_DAYS} days."
    out.event("binned", sentence, days_left=KEPT_DAYS, **_fields(chosen))
    return 0


def _export(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, chosen: Conversation) -> int:
    if not args.plain:
        agree(secret, f"{NOT_ENCRYPTED} Write it all the same?", "--plain")
    size = journeys.conversations.export(chosen.conversation_id, args.to, args.format)
    out.event("exported", f"The conversation is written. {NOT_ENCRYPTED}", bytes=size, **_fields(chosen))
    return 0


_ACTIONS: dict[str, Action] = {
    "show": _show,
    "rename": _rename,
    "archive": _archive,
    "unarchive": _archive,
    "delete": _delete,
    "export": _export,
}


def _chosen(prefix: str, among: Sequence[Conversation]) -> Conversation:
    wanted = prefix.strip().lower()
    found = [one for one in among if len(wanted) >= 4 and one.conversation_id.hex().startswith(wanted)]
    if len(found) != 1:
        what = "No conversation has the id '{id}'." if not found else "Several conversations begin with '{id}'."
        raise InputError(what, _HINT, id=prefix)
    return found[0]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise InputError("'{text}' is not a day.", "Write it as 2026-11-21.", text=text) from error


def _short(one: Conversation) -> str:
    return one.conversation_id.hex()[:SHORT_ID]


def _line(one: Conversation) -> str:
    questions = amount(len(one.read), "question")
    return f"{_short(one)}  {one.touched.local:%Y-%m-%d %H:%M}  {questions:<13}  {one.title}"


def _fields(one: Conversation) -> dict[str, object]:
    return {
        "id": one.conversation_id.hex(),
        "title": one.title,
        "started": one.started.isoformat(),
        "asked": one.touched.isoformat(),
        "archived": one.archived is not None,
        "questions": len(one.read),
    }


def _turn_fields(answer: Answer) -> dict[str, object]:
    read = answer.reading.text if answer.reading else answer.question.text
    return {"question": answer.question.text, "read_as": read, **answer_fields(answer)}
