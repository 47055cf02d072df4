"""What a command says: sentences for a person, or one JSON object a line and nothing else for a script."""

from __future__ import annotations

import json
import sys
from typing import TextIO

from diary_desktop.domain.errors import DiaryError


class Output:
    """Results go to standard output, progress and errors for a person to standard error."""

    def __init__(self, as_json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._tenths = -1

    def event(self, name: str, sentence: str = "", **fields: object) -> None:
        """One result: ``sentence`` for a person, ``{"event": name, ...fields}`` for a script."""
        if self.as_json:
            print(json.dumps({"event": name, **fields}, ensure_ascii=False), file=self._out, flush=True)
        elif sentence:
            print(sentence, file=self._out, flush=True)

    def note(self, sentence: str) -> None:
        """A remark for a person; nothing in JSON."""
        if not self.as_json:
            print(sentence, file=self._err, flush=True)

    def progress(self, share: int, left: float | None = None) -> None:
        """How many per cent are done, for a person: a line that changes at a terminal, else one for every tenth.

        ``left`` seconds are to come, where that is known.
        """
        if self.as_json:
            return
        still = "" if left is None or share >= 100 else f", {_length(left)} left"
        if self._err.isatty():
            print(f"\r{share:3d} %{still:<20}", end="\n" if share >= 100 else "", file=self._err, flush=True)
        elif share // 10 != self._tenths:
            self.note(f"{share} %{still}")
        self._tenths = share // 10

    def error(self, error: DiaryError) -> int:
        """Say what happened and what to do; returns the exit code."""
        if self.as_json:
            kind, what, hint = type(error).__name__, error.what_text, error.hint_text
            templates = [error.what_template, error.hint_template]  # for a window, which says it in another language
            values = {
                name: value if isinstance(value, int | float) else str(value) for name, value in error.values.items()
            }
            self.event(
                "error", error=kind, what=what, hint=hint, exit_code=error.exit_code, templates=templates, values=values
            )
        else:
            print(f"{error.what_text}\n{error.hint_text}".strip(), file=self._err, flush=True)
        return error.exit_code


def _length(seconds: float) -> str:
    return f"{seconds / 60:.0f} min" if seconds >= 90 else f"{seconds:.0f} s"
