"""What each verb does: one short function on the services, returning an exit code."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable

from diary_desktop.domain.conversation import Answer, Question
from diary_desktop.domain.entry import Entry
from diary_desktop.domain.errors import DiaryError, InputError, ModelError, NoSpeaker, RecordDamaged
from diary_desktop.domain.moment import Moment, parse_moment
from diary_desktop.domain.settings import Listening
from diary_desktop.domain.transcript import Segment
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.readiness import Checkup
from diary_desktop.services.secret_buffers import wiped

from . import (
    backup_verbs,
    bin_verbs,
    conversation_verbs,
    export_verbs,
    import_verbs,
    insights_verbs,
    vault_verbs,
    words_verbs,
)
from .describe import (
    SHORT_ID,
    answer_fields,
    answer_page,
    entry_fields,
    entry_page,
    hit_fields,
    hit_line,
    summary_fields,
    summary_line,
)
from .key_verbs import VERBS as KEY_VERBS
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput
from .watch import Watch

NOTHING_FOUND = 9
"""Exit code of a search or question that nothing in the diary answers."""

Verb = Callable[[Journeys, Namespace, Output, SecretInput], int]


def create(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Make a diary and say its recovery words once."""
    passphrase = secret.new_passphrase()
    with wiped(proof := bytearray(passphrase)):
        words = journeys.session.create(passphrase)
        if args.new_key_file:
            journeys.keys.add_key_file(args.new_key_file, proof)
    lines = [f"{number:2d}. {word}" for number, word in enumerate(words, 1)]
    sentence = "\n".join(
        [
            "Your diary is made. Write these 12 words on paper. They open the diary if the passphrase is lost.",
            "Nobody else can, and they are shown only now.",
            "",
            *lines,
        ]
    )
    out.event("created", sentence, recovery_words=list(words))
    return 0


def add(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Keep a note, then make it findable. What could be kept is kept even where the exit code is not 0."""
    happened = parse_moment(args.date, journeys.clock()) if args.date else None
    if args.language:
        Listening(language=args.language).validate()
    open_diary(journeys, args, secret)
    before = {one.entry_id for one in journeys.diary.summaries()}
    try:
        entry = _taken_in(journeys, args, out, secret, happened)
    except DiaryError:
        for one in journeys.diary.summaries():
            if one.entry_id not in before:
                out.event("kept", f"Kept {one.entry_id.hex()[:SHORT_ID]}, without words.", **summary_fields(one))
        raise
    journeys.indexer.index(entry, Token())
    out.event("added", f"Kept {entry.entry_id.hex()[:SHORT_ID]}: {entry.text}", **entry_fields(entry))
    if entry.transcript and entry.transcript.rough:
        out.note(f"Written down by {entry.transcript.recognizer}: rough; install Whisper for accuracy.")
    return 0


def list_entries(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """All entries, newest first; 7 where something damaged is among them or had to be left out."""
    open_diary(journeys, args, secret)
    journeys.row_proofs.run(0, Token())
    entries = journeys.diary.summaries()
    for one in entries:
        out.event("entry", summary_line(one), **summary_fields(one))
    if not entries:
        out.note("Nothing here yet. Say one sentence about today. It counts.")
    return _damage_told(journeys, out)


def _damage_told(journeys: Journeys, out: Output) -> int:
    names = journeys.session.with_vault(lambda vault: vault.damaged)
    if not names:
        return 0
    out.note(
        f"Damaged: {', '.join(names)}. Look with `diary-desktop verify`, and restore from a backup if you have one."
    )
    return RecordDamaged.exit_code


def show(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """One entry, whole."""
    open_diary(journeys, args, secret)
    entry = journeys.diary.find(args.id)
    out.event("entry", entry_page(entry), **entry_fields(entry))
    return 0


def search(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Passages that hold or resemble the words."""
    open_diary(journeys, args, secret)
    question = _question(secret.text(args.text), journeys)
    hits = journeys.searcher.search(question, Token())
    for hit in hits:
        out.event("hit", hit_line(hit), **hit_fields(hit))
    if not hits:
        out.note("No entry has these words. Try without marks, or ask instead.")
        return NOTHING_FOUND
    return 0


def ask(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """A question, answered from the diary alone and kept with its answer."""
    open_diary(journeys, args, secret)
    question = _question(secret.text(args.question), journeys)
    kept = journeys.conversations.all() if args.goes_on else ()
    conversation = kept[0] if kept else journeys.conversations.begin(question.text)
    answer = journeys.answerer.answer(question, Token(), earlier=conversation.read)
    journeys.conversations.add(conversation, answer)
    out.event("answer", answer_page(answer), **answer_fields(answer))
    spoken = _speak(journeys, answer, out) if args.speak else 0
    return spoken or (NOTHING_FOUND if answer.kind == "nothing" else 0)


def doctor(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Versions, devices and models; opens nothing."""
    checkup = journeys.readiness.checkup()
    out.event("doctor", checkup_page(checkup), **checkup_fields(checkup))
    return 0


def checkup_fields(checkup: Checkup) -> dict[str, object]:
    """The doctor's findings for a script."""
    return {
        "versions": checkup.versions,
        "parts": [{"role": one.role, "state": one.state, "name": one.name, "hint": one.hint} for one in checkup.parts],
        "microphones": list(checkup.microphones),
        "free_bytes": checkup.free_bytes,
        "cores": checkup.cores,
        "memory_bytes": checkup.memory_bytes,
        "timings": checkup.timings,
        "internet_sockets_refused": checkup.sockets,
        "echo": checkup.echo,
    }


_SOCKETS = {
    "on": "refused by the system to the whole program, compiled libraries with it",
    "off": "refused to Python code only; the system's own refusal is switched off",
    "unsupported": "refused to Python code only; this system has no refusal of its own",
}

_ECHO = {
    "cancelled": "cancelled by the sound system, through which hands-free listens (unless a microphone is named)",
    "turned_down": "cancelled by the sound system, through which hands-free listens (unless a microphone is named); "
    'it turns the microphone down meanwhile: aec_args="analog_gain_control=0" for module-echo-cancel prevents that',
    "chosen": "variables of this system name the devices, so no canceller is looked for; told apart by loudness",
    "none": "no canceller of the sound system is known; told apart by loudness",
}


def checkup_page(checkup: Checkup) -> str:
    """The doctor's findings for a person and a bug report."""
    parts = [
        f"  {one.role:<10} {one.state:<8} {one.name}{'  ' + one.hint if one.hint else ''}" for one in checkup.parts
    ]
    versions = [f"  {name} {version}" for name, version in checkup.versions.items()]
    timings = [f"  {name}: {seconds:g} s" for name, seconds in checkup.timings.items()]
    return "\n".join(
        [
            f"{checkup.cores} cores, {checkup.memory_bytes / 2**30:.1f} GiB memory, "
            f"{checkup.free_bytes / 2**30:.1f} GiB free",
            f"Microphones: {', '.join(checkup.microphones) or 'none found; connect one, or add recordings from files'}",
            f"Echo of the loudspeaker: {_ECHO[checkup.echo]}",
            f"Internet sockets: {_SOCKETS[checkup.sockets]}",
            "Parts:",
            *parts,
            "Last timings:",
            *(timings or ["  none yet"]),
            "Versions:",
            *versions,
        ]
    )


VERBS: dict[str, Verb] = {
    "create": create,
    "add": add,
    "list": list_entries,
    "show": show,
    "search": search,
    "ask": ask,
    "doctor": doctor,
    **vault_verbs.VERBS,
    **words_verbs.VERBS,
    **conversation_verbs.VERBS,
    **bin_verbs.VERBS,
    **backup_verbs.VERBS,
    **export_verbs.VERBS,
    **import_verbs.VERBS,
    **insights_verbs.VERBS,
    **KEY_VERBS,
}


def _question(text: str, journeys: Journeys) -> Question:
    if not text.strip():
        raise InputError("Nothing was asked.", "Write a few words to look for.")
    return Question(text.strip(), journeys.clock())


def _taken_in(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput, happened: Moment | None) -> Entry:
    if args.audio is None:
        return journeys.diary.write(secret.text(args.text), title=args.title, happened=happened)

    def heard(segment: Segment) -> None:
        out.note(segment.text)

    token, watch = Token(), Watch(out)
    try:
        return journeys.dictation.take_in(
            args.audio, token, happened=happened, heard=heard, spoken=args.language, moved=watch.moved
        )
    except KeyboardInterrupt:
        token.cancel()
        raise


def _speak(journeys: Journeys, answer: Answer, out: Output) -> int:
    """Read the answer aloud; where that cannot be, say so, the text having been given already."""
    try:
        journeys.narrator.say(journeys.answerer.spoken(answer), answer.question.language or "en", Token())
    except (ModelError, NoSpeaker) as error:
        return out.error(error)
    return 0
