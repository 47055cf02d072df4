"""Entries, answers and passages as a person reads them and as a script does."""

from __future__ import annotations

from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.domain.entry import Entry, EntrySummary
from diary_desktop.domain.passage import Hit

SHORT_ID = 8


def amount(count: int, one: str, many: str = "") -> str:
    """``1 entry``, ``2 entries``; without ``many`` an s is added."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def summary_fields(one: EntrySummary) -> dict[str, object]:
    """A list's row for a script."""
    return {
        "id": one.entry_id.hex(),
        "told": one.told.isoformat(),
        "happened": one.happened.isoformat() if one.happened else None,
        "title": one.title,
        "words": one.words,
        "seconds": round(one.seconds, 2),
        "mood": one.mood.name.lower() if one.mood else None,
        "tags": list(one.tags),
        "awaits_words": one.awaits_words,
        "damaged": one.damaged,
    }


def summary_line(one: EntrySummary) -> str:
    """A list's row for a person."""
    sound = f"{int(one.seconds) // 60}:{int(one.seconds) % 60:02d}" if one.seconds else ""
    title = one.title or ("(words will be added)" if one.awaits_words else "(no words)")
    damaged = "  (damaged: it does not open)" if one.damaged else ""
    return f"{one.entry_id.hex()[:SHORT_ID]}  {one.when.local:%Y-%m-%d %H:%M}  {sound:>6}  {title}{damaged}"


def entry_fields(entry: Entry) -> dict[str, object]:
    """An entry, whole, for a script."""
    transcript = entry.transcript
    return {
        "id": entry.entry_id.hex(),
        "told": entry.told.isoformat(),
        "zone": entry.told.zone,
        "happened": entry.happened.isoformat() if entry.happened else None,
        "title": entry.title,
        "text": entry.text,
        "revisions": len(entry.revisions),
        "mood": entry.mood.name.lower() if entry.mood else None,
        "tags": list(entry.tags),
        "seconds": round(entry.clip.seconds, 2) if entry.clip else 0.0,
        "language": entry.language,
        "recognizer": transcript.recognizer if transcript else None,
        "rough": transcript.rough if transcript else False,
        "awaits_words": entry.awaits_words,
    }


def entry_page(entry: Entry) -> str:
    """An entry, whole, for a person."""
    head = f"{entry.when.local:%A, %d %B %Y, %H:%M} ({entry.when.zone})"
    notes = []
    if entry.clip:
        notes.append(f"Spoken, {entry.clip.seconds:.0f} s of sound kept.")
    if entry.transcript and entry.transcript.rough:
        notes.append(f"Written down by {entry.transcript.recognizer}: rough; install Whisper for accuracy.")
    if entry.awaits_words:
        notes.append("Words will be added when a recogniser for this language is installed.")
    return "\n".join([head, entry.title, "", entry.text, "", *notes]).rstrip()


def citation_fields(one: Citation) -> dict[str, object]:
    """A source for a script."""
    return {
        "number": one.number,
        "id": one.entry_id.hex(),
        "date": one.day.isoformat(),
        "title": one.title,
        "quote": one.quote,
        "start": one.start,
        "end": one.end,
    }


def answer_fields(answer: Answer) -> dict[str, object]:
    """An answer for a script. ``kind`` tells whose words these are: ``quoted``, ``generated`` or ``nothing``."""
    period = answer.period
    return {
        "kind": answer.kind,
        "answer": answer.text,
        "citations": [citation_fields(one) for one in answer.citations],
        "from": period.first.isoformat() if period and period.first else None,
        "to": period.last.isoformat() if period and period.last else None,
        "entries_read": answer.entries_read,
        "seconds": round(answer.seconds, 3),
    }


def answer_page(answer: Answer) -> str:
    """An answer for a person: its text, then the sources."""
    sources = [
        f"  [{one.number}] {one.day:%d %B %Y}  “{one.quote}”  (show {one.entry_id.hex()[:SHORT_ID]})"
        for one in answer.citations
    ]
    return "\n".join([answer.text, *sources])


def hit_fields(hit: Hit) -> dict[str, object]:
    """A found passage for a script."""
    return {
        "id": hit.passage.entry_id.hex(),
        "date": hit.day.isoformat(),
        "title": hit.title,
        "text": hit.passage.text,
        "keywords": list(hit.keywords),
        "similarity": round(hit.similarity, 3),
        "score": round(hit.score, 5),
    }


def hit_line(hit: Hit) -> str:
    """A found passage for a person."""
    why = f"same words: {', '.join(hit.keywords)}" if hit.keywords else "close in meaning"
    return f"{hit.passage.entry_id.hex()[:SHORT_ID]}  {hit.day}  {hit.passage.text}\n          {why}"
