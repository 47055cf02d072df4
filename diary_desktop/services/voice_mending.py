"""Corrections by voice on the entry just made: each is an edit like any other, and leaves what was before."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Final

from diary_desktop.domain.entry import Entry, EntryId, shortened

from .command_table import CommandName
from .entry_changes import changed, without_last_sentence
from .spoken_commands import Command, wording
from .spoken_feedback import date_said
from .voice_stage import Stage

SHOWN: Final = 60
"""Characters of a text that are said back."""

MENDING: Final[frozenset[CommandName]] = frozenset({"read_back", "change", "delete_sentence", "tag", "redate"})


class Mending:
    """Knows which entry was made last in this conversation. Conversation thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seams = stage.seams
        self._made: EntryId | None = None
        self._writing: Future[Entry] | None = None

    def made(self, entry_id: EntryId, writing: Future[Entry] | None) -> None:
        """The entry that corrections mean from now on, and its words while they are being written."""
        self._made, self._writing = entry_id, writing

    def forget(self) -> None:
        """No entry is meant any more."""
        self._made = self._writing = None

    def mended(self, command: Command, entry_id: EntryId | None = None) -> bool:
        """Do what the command asks of the entry (the one made last) and say so; False for a command of another kind."""
        if command.name not in MENDING:
            return False
        phase = self._stage.state.phase
        found = entry_id or self._made
        if found is None and command.name == "read_back":
            latest = self._seams.mends.latest()
            found = latest.entry_id if latest else None
        if found is None:
            self._stage.tell("no_entry")
        else:
            self._mend(command, found)
        self._stage.show(phase)
        return True

    def sure(self, name: CommandName) -> bool:
        """Ask back what was heard."""
        stage = self._stage
        return stage.sure(stage.line("is_it_right", command=wording(name, stage.language).lower()), (name,))

    def _mend(self, command: Command, entry_id: EntryId) -> None:
        stage, mends = self._stage, self._seams.mends
        if self._writing is not None and not self._writing.done():
            stage.tell("no_words_yet")
            return
        entry = mends.get(entry_id)
        if command.name == "read_back":
            stage.say([entry.text or stage.line("kept_no_words")], "speaking", entry=entry_id)
        elif command.name == "tag":
            mends.tag(entry_id, command.words)
            stage.tell("tagged", tag=command.words)
        elif command.name == "redate" and command.day is not None:
            mends.redate(entry_id, command.day)
            stage.tell("redated", day=date_said(stage.language, command.day, stage.today()))
        elif command.name == "change":
            self._change(entry, command)
        else:
            self._delete_sentence(entry)

    def _change(self, entry: Entry, command: Command) -> None:
        text = changed(entry.text, command.pairs)
        if text is None:
            self._stage.tell("not_in_entry", words=command.pairs[0][0] if command.pairs else "")
            return
        self._seams.mends.edit(entry.entry_id, text)
        self._stage.tell("changed", words=_around(text, entry.text))

    def _delete_sentence(self, entry: Entry) -> None:
        text = without_last_sentence(entry.text, entry.transcript)
        if text is None:
            self._stage.tell("no_sentence")
        elif not self.sure("delete_sentence"):
            self._stage.decline("not_done")
        else:
            self._seams.mends.edit(entry.entry_id, text)
            self._stage.tell("changed", words=_around(text, ""))


def _around(text: str, before: str) -> str:
    """The end of ``text``, or the words in it that differ from ``before``, with a few beside them."""
    if not before:
        return shortened(text[-SHOWN:].split(" ", 1)[-1] if len(text) > SHOWN else text, SHOWN)
    same = next(
        (at for at, (a, b) in enumerate(zip(text, before, strict=False)) if a != b), min(len(text), len(before))
    )
    start = text.rfind(" ", 0, max(0, text.rfind(" ", 0, max(0, same)))) + 1
    return shortened(text[start:], SHOWN)
