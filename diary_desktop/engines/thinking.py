"""Keeps a model's thinking to itself: whatever stands between thinking marks is taken out of the stream."""

from __future__ import annotations

from typing import Final

PAIRS: Final = (
    ("<think>", "</think>"),
    ("<thinking>", "</thinking>"),
    ("<thought>", "</thought>"),
    ("[THINK]", "[/THINK]"),
)
"""How the models in use open and close it (Qwen, DeepSeek; others; Mistral)."""

_OPENERS: Final = tuple(opener for opener, _ in PAIRS)
_CLOSERS: Final = tuple(closer for _, closer in PAIRS)
_LONGEST: Final = max(len(mark) for mark in _OPENERS + _CLOSERS)


class ThinkingFilter:
    """Fed with pieces of any size; hands on what is meant for the reader.

    A mark cut in two by the pieces is held back until it is whole. Thinking that never closes shows nothing.
    """

    def __init__(self, prompt: str = "") -> None:
        """``prompt``: some chat templates open the thinking themselves, so that the reply starts inside it."""
        ending = prompt.rstrip()
        self._hidden = ending.endswith(_OPENERS)
        self._held = ""
        self._started = False

    def feed(self, piece: str) -> str:
        """What of ``piece`` (and of what was held back) may be shown now."""
        self._held += piece
        shown = ""
        while found := self._next_mark():
            at, mark = found
            if not self._hidden:
                shown += self._held[:at]
            self._hidden = mark in _OPENERS
            self._held = self._held[at + len(mark) :]
        keep = _unfinished(self._held)
        ready, self._held = self._held[: len(self._held) - keep], self._held[len(self._held) - keep :]
        return self._trimmed(shown + ("" if self._hidden else ready))

    def finish(self) -> str:
        """What was held back and turned out to be no mark."""
        rest, self._held = self._held, ""
        return self._trimmed("" if self._hidden else rest)

    def _next_mark(self) -> tuple[int, str] | None:
        found = [(self._held.find(mark), mark) for mark in _OPENERS + _CLOSERS]
        return min((one for one in found if one[0] >= 0), default=None)

    def _trimmed(self, text: str) -> str:
        """Blank lines before the first word belong to the thinking that was taken out."""
        if self._started:
            return text
        text = text.lstrip()
        self._started = bool(text)
        return text


def _unfinished(text: str) -> int:
    """Length of the longest ending that may still become a mark."""
    for length in range(min(len(text), _LONGEST - 1), 0, -1):
        ending = text[-length:]
        if any(mark.startswith(ending) for mark in _OPENERS + _CLOSERS):
            return length
    return 0
