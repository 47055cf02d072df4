"""What each installed or missing part of the diary is for, in a person's words."""

from __future__ import annotations

from diary_desktop.services.readiness import Part

from .language import tr

ICONS = {
    "listening": "microphone",
    "memory": "memory",
    "answering": "ask",
    "speaking": "speaker",
    "captions": "hands-free",
}


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


def part_rows_by_role() -> dict[str, tuple[str, str, str, str]]:
    """Role to its title, what it does, what a starter and what its lack mean to a person."""
    return {
        "listening": (
            tr("Listening"),
            tr("Writes down what you say."),
            tr("A rough starter, English only. The sound is kept, so a better model can write it again."),
            tr("Nothing writes words down. Your voice is kept all the same."),
        ),
        "captions": (
            tr("Live captions and pauses"),
            tr("Shows words as you talk and knows when you are only thinking."),
            tr("Shows words as you talk and knows when you are only thinking."),
            tr("Shows words as you talk and knows when you are only thinking."),
        ),
        "memory": (
            tr("Memory"),
            tr("Finds entries by their meaning."),
            tr("Finds entries by their meaning, in English."),
            tr("Searching finds exact words only."),
        ),
        "answering": (
            tr("Answering"),
            tr("Reads the entries it finds and answers with sources."),
            tr("Answers are quotes from your own entries."),
            tr("Answers are quotes from your own entries."),
        ),
        "speaking": (
            tr("Speaking voice"),
            tr("Reads answers aloud."),
            tr("Clear, but a robot."),
            tr("Answers stay on the screen."),
        ),
    }


def waking_up(seconds: float) -> str:
    """Of an engine that is being started; ``seconds`` its last start took, 0 where nobody knows."""
    return tr("Waking up, about {seconds} s", seconds=max(1, round(seconds))) if seconds else tr("Waking up")
