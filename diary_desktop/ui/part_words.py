"""What each installed or missing part of the diary is for, in a person's words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from diary_desktop.services.readiness import Part

from .language import tr

ICONS = {"listening": "microphone", "memory": "search", "answering": "ask", "speaking": "speaker"}


def rough_line(part: Part) -> str:
    """What a missing or preliminary part means to a person."""
    lines = {
        ("listening", "starter"): tr("Hearing: a rough starter, English only. Whisper would be exact."),
        ("listening", "missing"): tr("Hearing: nothing writes words down. Your voice is kept all the same."),
        ("answering", "missing"): tr("Answers: quotes from your own entries. A language model would word them."),
        ("speaking", "starter"): tr("Voice: a rough starter. A piper voice would sound like a person."),
        ("speaking", "missing"): tr("Voice: none. Answers stay on the screen."),
        ("memory", "missing"): tr("Memory: searching finds exact words only."),
    }
    return lines.get((part.role, part.state), f"{part.role}: {part.name}")


def part_rows(parts: Iterable[Part]) -> Iterator[tuple[str, str, str, str]]:
    """Icon, title, what it does or what its lack means, and its state: ``ready``, ``starter`` or ``missing``."""
    titles = {
        "listening": (tr("Listening"), tr("Writes down what you say.")),
        "memory": (tr("Memory"), tr("Finds entries by their meaning.")),
        "answering": (tr("Answering"), tr("Reads the entries it finds and answers with sources.")),
        "speaking": (tr("Speaking voice"), tr("Reads answers aloud.")),
    }
    for part in parts:
        title, line = titles[part.role]
        told = line if part.state == "ready" else rough_line(part).split(": ", 1)[-1]
        yield ICONS[part.role], title, told[:1].upper() + told[1:], part.state
