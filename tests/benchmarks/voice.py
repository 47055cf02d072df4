"""What voice costs and loses: each row is a file of its own (``voice_*.py``), named in ``ROWS`` and run by name or all.

``python -m tests.benchmarks voice --only samples_lost --minutes 1`` tries one row for a minute.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .figures import Figure
from .voice_captions import caption_policy, end_to_text, first_caption, phantom_lines, starter_wer
from .voice_devices import barge_in_devices
from .voice_hearing import first_words, idle_cost
from .voice_interrupting import barge_in
from .voice_long import long_recording
from .voice_recording import samples_lost
from .voice_speaking import answer_first_sound
from .voice_transcribing import transcribe_ratio
from .voice_waking import waking


@dataclass(frozen=True, slots=True)
class Asked:
    """``quick`` repeats less; ``minutes`` is how long the rows last that listen for a while."""

    quick: bool = False
    minutes: float = 10.0


Row = Callable[[Asked], Sequence[Figure]]

ROWS: dict[str, Row] = {
    "answer_first_sound_s": lambda asked: answer_first_sound(asked.quick),
    "samples_lost": lambda asked: samples_lost(asked.minutes),
    "long_recording": lambda asked: long_recording(quick=asked.quick),
    "barge_in_ms": lambda asked: barge_in(2 if asked.quick else 10),
    "barge_in_devices_ms": lambda asked: barge_in_devices(3 if asked.quick else 10),
    "first_word_clipped": lambda asked: first_words(40 if asked.quick else 200),
    "idle_listening_core_percent": lambda asked: idle_cost(5.0 if asked.quick else 30.0),
    "caption_rewrites": lambda asked: caption_policy(2 if asked.quick else 6),
    "end_to_text_s": lambda asked: end_to_text((1,) if asked.quick else (1, 5)),
    "first_caption_s": lambda asked: first_caption(3 if asked.quick else 6),
    "phantom_lines": lambda asked: phantom_lines(2.0 if asked.quick else 60.0),
    "starter_wer": lambda _: starter_wer(),
    "transcribe_ratio": lambda asked: transcribe_ratio(repeats=2 if asked.quick else 5),
    "wake_hits": lambda asked: waking(20 if asked.quick else 100),
}
"""By the name of the (first) figure it gives."""


def measure(asked: Asked, only: Sequence[str] = ()) -> list[Figure]:
    """The rows named, or every one."""
    return [figure for name in only or ROWS for figure in ROWS[name](asked)]
