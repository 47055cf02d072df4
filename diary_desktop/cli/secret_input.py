"""Takes a passphrase from a prompt or from standard input, into a buffer that is wiped after use."""

from __future__ import annotations

import getpass
import sys
from argparse import Namespace
from pathlib import Path
from typing import BinaryIO

from diary_desktop.domain.errors import FolderUnusable, InputError
from diary_desktop.ports.storage import Secrets

TERMINAL = Path("/dev/tty")


class SecretInput:
    """The person at the other end. Lines of standard input are read one at a time, the rest is left for TEXT."""

    def __init__(self, args: Namespace, stdin: BinaryIO | None = None) -> None:
        self._args = args
        self._stdin = stdin or sys.stdin.buffer

    def to_open(self) -> Secrets:
        """What opens the vault, as the options say. Raises ``InputError`` where nothing was given."""
        if self._args.recovery_words_stdin:
            return Secrets(recovery_words=self._line("the recovery words"))
        if self._args.key_file:
            return Secrets(key_file=self._key_file())
        return Secrets(passphrase=self.passphrase("Passphrase: "))

    def passphrase(self, prompt: str) -> bytearray:
        """A passphrase as UTF-8."""
        if self._args.passphrase_stdin:
            return self._line("the passphrase")
        return self._typed(prompt)

    def new_passphrase(self) -> bytearray:
        """A new one, asked for twice at a prompt. Raises ``InputError`` when the two differ."""
        if self._args.passphrase_stdin or self._args.recovery_words_stdin:
            return self._line("the new passphrase")
        first, again = self._typed("New passphrase: "), self._typed("The same again: ")
        try:
            if first != again:
                raise InputError("The two passphrases differ.", "Nothing was changed. Try again.")
            return bytearray(first)
        finally:
            first[:] = bytes(len(first))
            again[:] = bytes(len(again))

    def recovery_words(self) -> bytearray:
        """All twelve words, on one line."""
        if self._args.passphrase_stdin or self._args.recovery_words_stdin:
            return self._line("the recovery words")
        return self._typed("The twelve words: ")

    def other_passphrase(self, prompt: str) -> bytearray:
        """One that opens something else than the diary, on the next line where the first came from standard input."""
        if self._args.passphrase_stdin or self._args.recovery_words_stdin:
            return self._line("the other passphrase")
        return self._typed(prompt)

    def text(self, given: str) -> str:
        """``given``, or standard input to its end for ``-``."""
        return self._stdin.read().decode("utf-8", errors="replace").strip() if given == "-" else given

    def says_yes(self, question: str, option: str) -> bool:
        """Ask at the terminal. Raises ``InputError`` where nobody is there; ``option`` says yes in a script."""
        if not _somebody_there():
            raise InputError("There is nobody to ask.", "Give {option} to say yes beforehand.", option=option)
        return self._asked(question).strip().casefold() in {"yes", "y"}

    def _asked(self, question: str) -> str:
        if sys.stdin is not None and sys.stdin.isatty():
            return input(f"{question} [yes/no] ")
        with TERMINAL.open("r", encoding="utf-8") as answers, TERMINAL.open("w", encoding="utf-8") as questions:
            print(f"{question} [yes/no] ", end="", file=questions, flush=True)
            return answers.readline()

    def _line(self, what: str) -> bytearray:
        line = bytearray(self._stdin.readline())
        while line and line[-1] in b"\r\n":
            del line[-1]
        if not line:
            raise InputError("Standard input ended before {secret}.", "Give it as one line.", secret=what)
        return line

    def _typed(self, prompt: str) -> bytearray:
        if not _somebody_there():
            raise InputError(
                "There is nobody to ask for the passphrase.",
                "Give it on the first line of standard input, with --passphrase-stdin.",
            )
        typed = bytearray(getpass.getpass(prompt).encode())
        if not typed:
            raise InputError("No passphrase was typed.", "Nothing was changed. Try again.")
        return typed

    def _key_file(self) -> bytearray:
        try:
            return bytearray(self._args.key_file.read_bytes())
        except OSError as error:
            raise FolderUnusable("The key file cannot be read.", "Check where it is, or use the passphrase.") from error


def _somebody_there() -> bool:
    """Whether a terminal can be asked; with text on standard input that is the terminal itself."""
    if sys.stdin is not None and sys.stdin.isatty():
        return True
    try:
        TERMINAL.open("r+b", buffering=0).close()
    except OSError:
        return False
    return True
