"""Names and transcribing again from the command line."""

from __future__ import annotations

from argparse import Namespace

from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import InputError
from diary_desktop.domain.moment import parse_moment
from diary_desktop.domain.vocabulary import KnownName, Place
from diary_desktop.presenters.proposal import proposal_of
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys

from .describe import SHORT_ID, amount
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

UNREAD = 7
"""Exit code where a recording could not be read."""


def names(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """List, add, remove, or look through older entries."""
    open_diary(journeys, args, secret)
    name = secret.text(args.name).strip() if args.name else ""
    if args.action in ("add", "remove") and not name:
        raise InputError("No name was given.", "Write it behind the action, or - to read it from standard input.")
    if args.action == "add":
        _tell(journeys.vocabulary.remember(name, args.heard, args.language), out, "remembered")
    elif args.action == "remove":
        journeys.vocabulary.forget(name)
        out.event("forgotten", f"{name} is forgotten. Your entries stay as they are.", meant=name)
    elif args.action == "correct":
        _correct(journeys, name, args.yes, out)
    else:
        found = journeys.vocabulary.names()
        for one in found:
            _tell(one, out, "name")
        if not found:
            out.note("No names yet. `names add NAME` adds one; those you correct in the window are offered there.")
    return 0


def transcribe_again(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Every entry that is wanted, one after another; exit code 7 where a recording could not be read."""
    since = parse_moment(args.since, journeys.clock()).local.date() if args.since else None
    open_diary(journeys, args, secret)
    ids = tuple(journeys.diary.find(one).entry_id for one in args.ids)
    plan = journeys.rewriting.plan(since=since, entry_ids=ids, rough_only=not args.all and not ids)
    heard: list[Entry] = []

    def done(entry: Entry) -> None:
        heard.append(entry)
        _tell_again(journeys, entry, args.accept, out)

    unread = journeys.rewriting.run(plan, Token(), done)
    if not heard and not unread:
        out.note("Nothing to do: no recording here was written down by another recogniser than the one there is now.")
    said = f"{amount(len(heard), 'recording')} transcribed again, {unread} could not be read."
    out.event("transcribed_again", said if heard or unread else "", entries=len(heard), unread=unread)
    return UNREAD if unread else 0


VERBS = {"names": names, "transcribe-again": transcribe_again}


def _correct(journeys: Journeys, name: str, yes: bool, out: Output) -> None:
    known = [one for one in journeys.vocabulary.names() if not name or one.meant == name]
    places = journeys.vocabulary.places(known, Token())
    for place in places:
        _tell_place(place, out)
    if not places:
        out.note("No entry has any of what was misheard.")
    elif not yes:
        out.note("Nothing was changed. With --yes every one of these is; the text before stays as a version.")
    else:
        changed = journeys.vocabulary.correct(places)
        for entry in changed:
            journeys.indexer.index(entry, Token())
        out.event(
            "corrected",
            f"{amount(len(changed), 'entry', 'entries')} changed.",
            entries=len(changed),
            places=len(places),
        )


def _tell_again(journeys: Journeys, entry: Entry, accept: bool, out: Output) -> None:
    """What it would change, or did."""
    proposed = entry.again is not None and entry.again.state == "proposed"
    proposal = proposal_of(entry, journeys.diary.proposed_text(entry) if proposed else entry.text)
    safe = len(proposal.safe)
    if accept and proposed:
        entry = journeys.diary.settle_proposal(entry, proposal.text(proposal.safe))
        journeys.indexer.index(entry, Token())
    short, count = entry.entry_id.hex()[:SHORT_ID], len(proposal.changes)
    by_hand = count - safe
    kept = f", {by_hand} of them where you wrote by hand" if by_hand else ""
    line = f"{short}  {amount(count, 'change')}{kept}{'; taken over' if accept and proposed else ''}"
    fields = {"id": entry.entry_id.hex(), "changes": count, "by_hand": by_hand, "accepted": accept and proposed}
    recognizer = entry.again.transcript.recognizer if entry.again is not None else ""
    out.event("heard_again", line, recognizer=recognizer, **fields)


def _tell(name: KnownName, out: Output, event: str) -> None:
    heard = f"  (heard as {', '.join(name.heard)})" if name.heard else ""
    language = f"  [{name.language}]" if name.language else ""
    fields = {"meant": name.meant, "heard": list(name.heard), "language": name.language}
    out.event(event, f"{name.meant}{language}{heard}", **fields)


def _tell_place(place: Place, out: Output) -> None:
    short = place.entry_id.hex()[:SHORT_ID]
    line = f"{short}  {place.when.local:%Y-%m-%d}  {place.before}[{place.heard} -> {place.meant}]{place.after}"
    fields = {"id": place.entry_id.hex(), "start": place.start, "end": place.end}
    out.event("place", line, heard=place.heard, meant=place.meant, **fields)
