"""What a command says: sentences for a person, or one JSON object a line and nothing else for a script."""

from __future__ import annotations

import json
import sys
from typing import TextIO

from diary_desktop.domain.errors import DiaryError, StorageError


class OutputLost(Exception):
    """Standard output takes nothing more, as a file on a full disk does. What was done is done."""

    sentence = (
        "What there was to say could not be written out; what was to be done is done.\n"
        "Free some space where the output goes and ask again. New recovery words that nobody saw are made once more "
        "with `diary-desktop words new`."
    )
    exit_code = StorageError.exit_code


class Output:
    """Results go to standard output, progress and errors for a person to standard error.

    Raises ``OutputLost``, and ``BrokenPipeError`` where whoever read has gone.
    """

    def __init__(self, as_json: bool, out: TextIO | None = None, err: TextIO | None = None) -> None:
        self.as_json = as_json
        self._out = out or sys.stdout
        self._err = err or sys.stderr
        self._tenths = -1

    def event(self, name: str, sentence: str = "", **fields: object) -> None:
        """One result: ``sentence`` for a person, ``{"event": name, ...fields}`` for a script."""
        if self.as_json:
            self._say(json.dumps({"event": name, **fields}, ensure_ascii=False))
        elif sentence:
            self._say(sentence)

    def _say(self, line: str) -> None:
        try:
            print(line, file=self._out, flush=True)
        except BrokenPipeError:
            raise
        except OSError as error:
            raise OutputLost from error

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
