"""Leaving with everything, from the command line."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from diary_desktop.domain.errors import InputError, RecordDamaged
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.export import Wanted
from diary_desktop.services.journeys import Journeys

from .agreeing import agree
from .describe import amount
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

NOT_ENCRYPTED = "This file is not encrypted. Whoever has it can read it."


def export(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Write the archive, after saying that it is readable by anybody; 7 where something damaged is not in it."""
    wanted = Wanted(_day(args.first), _day(args.last), not args.no_sounds, tuple(args.tags or ()))
    wanted.validate()
    open_diary(journeys, args, secret)
    if not args.plain:
        agree(secret, f"{NOT_ENCRYPTED} Write it all the same?", "--plain")
    token = Token()
    try:
        report = journeys.export.run(args.to, wanted, token)
    except KeyboardInterrupt:
        token.cancel()
        raise
    entries, talks = amount(report.entries, "entry", "entries"), amount(report.conversations, "conversation")
    sentence = f"{entries}, {amount(report.sounds, 'recording')} and {talks} written."
    if report.damaged:
        sentence += f" Damaged and therefore not in it: {', '.join(report.damaged)}."
    out.event(
        "exported",
        f"{sentence} {NOT_ENCRYPTED}",
        entries=report.entries,
        sounds=report.sounds,
        conversations=report.conversations,
        bytes=report.size,
        damaged=list(report.damaged),
    )
    return RecordDamaged.exit_code if report.damaged else 0


VERBS = {"export": export}


def _day(text: str | None) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise InputError("'{text}' is not a day.", "Write it as 2026-11-21.", text=text) from error
