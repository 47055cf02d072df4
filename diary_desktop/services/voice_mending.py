"""Corrections by voice on the entry spoken of last: each is an edit like any other, and leaves what was before."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import Future
from typing import Final

from diary_desktop.domain.entry import Entry, EntryId, shortened

from .command_table import CommandName
from .entry_changes import around, changed, standing, without_last_sentence
from .spoken_commands import Command, wording
from .spoken_feedback import date_said, entry_day
from .voice_stage import Stage

SHOWN: Final = 60
"""Characters of a text that are said back."""

MENDING: Final[frozenset[CommandName]] = frozenset({"read_back", "change", "delete_sentence", "tag", "redate", "undo"})


class Mending:
    """Knows what "this" is: the entry made, read or quoted last. Conversation thread only.

    Of any entry but the one just made the day is said along: whoever sees nothing must know which one was meant.
    """

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seams = stage.seams
        self._made: EntryId | None = None
        self._writing: Future[Entry] | None = None
        self._before: list[Entry] = []

    def made(self, entry_id: EntryId, writing: Future[Entry] | None) -> None:
        """An entry was made in this conversation; its words are there once ``writing`` is done."""
        self._made, self._writing = entry_id, writing

    def binned(self, entry: Entry) -> None:
        """This entry was taken away, which can be undone."""
        self._before.append(entry)
        if entry.entry_id == self._made:
            self._made = self._writing = None

    def mended(self, command: Command, entry_id: EntryId | None = None) -> bool:
        """Do what the command asks of the entry (else of the one spoken of last), and say so.

        False for a command of another kind, and for one that asks for another entry while ``entry_id`` is in question.
        """
        another = command.name == "read_back" and command.day is not None
        if command.name not in MENDING or (entry_id is not None and another):
            return False
        phase, this = self._stage.state.phase, entry_id or self._stage.state.entry
        if command.name == "undo":
            self._undo()
        elif command.name == "read_back":
            self._read_back(command, None if command.newest and entry_id is None else this)
        elif this is None:
            self._stage.tell("no_entry")
        elif self._has_words(this):
            self._mend(command, self._seams.mends.get(this))
        self._stage.show(phase)
        return True

    def sure(self, name: CommandName) -> bool:
        """Ask back what was heard."""
        stage = self._stage
        return stage.sure(stage.line("is_it_right", command=wording(name, stage.language).lower()), (name,))

    def _has_words(self, entry_id: EntryId) -> bool:
        """Whether they are written by now; if not, it is said."""
        waits = entry_id == self._made and self._writing is not None and not self._writing.done()
        if waits:
            self._stage.tell("no_words_yet")
        return not waits

    def _read_back(self, command: Command, this: EntryId | None) -> None:
        stage, mends = self._stage, self._seams.mends
        if command.day is not None:
            found = mends.of_day(command.day, stage.rules.day_begins)
            if not found:
                stage.tell("no_entry_of", of=entry_day(stage.language, command.day, stage.today()))
            self._read(found)
            return
        entry = mends.latest() if this is None else mends.get(this)
        if entry is None:
            stage.tell("no_entry")
        elif self._has_words(entry.entry_id):
            self._read([entry])

    def _read(self, entries: Sequence[Entry]) -> None:
        """One after another, until the person interrupts; the one that was read then is spoken of."""
        for entry in entries:
            words = [entry.text or self._stage.line("kept_no_words")]
            if entry.entry_id != self._made:
                words.insert(0, self._heading(entry, alone=len(entries) == 1))
            if not self._stage.say(words, "speaking", entry=entry.entry_id):
                return

    def _heading(self, entry: Entry, *, alone: bool) -> str:
        when = entry.when.local
        name = "entry_of" if alone else "entry_of_at"
        return self._stage.line(name, of=self._day(entry), time=f"{when.hour}:{when.minute:02}")

    def _mend(self, command: Command, entry: Entry) -> None:
        if command.name == "tag":
            self._done(entry, self._seams.mends.tag(entry.entry_id, command.words), "tagged", tag=command.words)
        elif command.name == "redate" and command.day is not None:
            after = self._seams.mends.redate(entry.entry_id, command.day)
            day = date_said(self._stage.language, command.day, self._stage.today())
            self._done(entry, after, "redated", day=day)
        elif command.name == "change":
            self._change(self._meant(entry, command), command)
        else:
            self._delete_sentence(entry)

    def _meant(self, entry: Entry, command: Command) -> Entry:
        """The entry made in this conversation, where those words stand there and not in the one spoken of since."""
        if self._made is None or standing(entry.text, command.pairs) is not None:
            return entry
        made = self._seams.mends.get(self._made)
        return made if standing(made.text, command.pairs) is not None else entry

    def _change(self, entry: Entry, command: Command) -> None:
        text = changed(entry.text, command.pairs)
        if text is None:
            self._tell(entry, "not_in_entry", words=command.pairs[0][0] if command.pairs else "")
            return
        self._edit(entry, text)

    def _delete_sentence(self, entry: Entry) -> None:
        stage, text = self._stage, without_last_sentence(entry.text, entry.transcript)
        if text is None:
            self._tell(entry, "no_sentence")
            return
        gone = shortened(entry.text.rstrip()[len(text) :].strip(), SHOWN)
        if stage.sure(self._line(entry, "delete", words=gone), ("delete_sentence",)):
            self._edit(entry, text)
        else:
            stage.decline("not_done")

    def _edit(self, entry: Entry, text: str) -> None:
        after = self._seams.mends.edit(entry.entry_id, text)
        self._done(entry, after, "changed", words=around(text, entry.text, SHOWN))

    def _undo(self) -> None:
        if not self._before:
            self._stage.tell("nothing_to_undo")
            return
        before = self._before.pop()
        self._seams.mends.put_back(before)
        self._tell(before, "undone")

    def _done(self, before: Entry, after: Entry, name: str, **values: object) -> None:
        if after != before:
            self._before.append(before)
        self._tell(before, name, **values)

    def _tell(self, entry: Entry, name: str, **values: object) -> None:
        """Say the line, with the day of any entry but the one just made; that one is spoken of from now on."""
        self._stage.say([self._line(entry, name, **values)], entry=entry.entry_id)

    def _line(self, entry: Entry, name: str, **values: object) -> str:
        if entry.entry_id == self._made:
            return self._stage.line(name, **values)
        return self._stage.line(f"{name}_of", of=self._day(entry), **values)

    def _day(self, entry: Entry) -> str:
        stage = self._stage
        return entry_day(stage.language, entry.when.day(stage.rules.day_begins), stage.today())
