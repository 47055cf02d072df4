"""An entry spoken hands-free: dictated with all the pauses it takes, read back in a line, mended by voice, and kept."""

from __future__ import annotations

import math
from concurrent.futures import Future
from dataclasses import dataclass, replace
from datetime import date
from queue import Empty, SimpleQueue
from typing import Final, Literal

from diary_desktop.domain.entry import Clip, Entry, EntryId, shortened
from diary_desktop.domain.errors import Cancelled, DiaryError, NothingHeard
from diary_desktop.domain.hearing import Utterance
from diary_desktop.domain.transcript import Segment

from .command_table import CommandName
from .entry_changes import changed, standing
from .spoken_commands import Command, command_in
from .spoken_feedback import date_said, day_said, length_said
from .voice_mending import Mending
from .voice_seams import SpokenChange
from .voice_stage import ANSWER_PAUSE, LOCK_NOTICE, QUESTION_PAUSE, Heard, Stage

CONFIRM_SECONDS: Final = 8.0
"""After which an entry is kept: nothing is lost by silence."""

COUNTDOWN: Final = 3
"""Seconds before the end of an entry by silence that are counted down."""

PATIENCE: Final = 30.0
"""Seconds before the first word: whoever begins an entry thinks first."""

WORDS_SECONDS: Final = 20.0
"""How long the person waits for the last words; then the entry is confirmed without them."""

GONE_SECONDS: Final = 20.0
"""How long a lost microphone is waited for in mid-dictation; the ear has tried five times by then."""

GONE_LOOK: Final = 0.1
"""Between two looks meanwhile: what is said before the next one is not recorded."""

GONE_TOLD: Final = 1.0
"""Seconds after which it is said that nothing is heard; a shorter blip has its tones only."""

TOLD_AFTER: Final = 2.0
"""Seconds of them after which it is also said that the last words are being written."""

WORTH_TELLING: Final = 1.0
"""Seconds that could not be heard, from which on it is said."""

FIRST_WORDS: Final = 60


@dataclass(frozen=True, slots=True)
class Ending:
    """How a dictation ended: what ended it (None: silence, or the sound stopped), where the words end, if any came.

    ``changes`` were asked for on the way. ``lost`` is what is told where nothing could be recorded any more: the
    microphone went and did not come back, or the disk took nothing. ``broken``: it was away for a while, or for good.
    """

    command: CommandName | None
    until: float | None
    spoke: bool
    changes: tuple[SpokenChange, ...] = ()
    lost: Literal["", "kept_parked", "kept_full"] = ""
    broken: bool = False


class EntryTalk:
    """Dictating and confirming. Conversation thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seams = stage.seams
        self._mending = Mending(stage)
        self._changes: list[SpokenChange] = []
        self._broken = False

    def dictate(self, day: date | None = None) -> Command | None:
        """Record an entry, then ask about it. What is to be done next, if the person said so."""
        stage, said = self._stage, SimpleQueue[Segment]()
        self._changes, self._broken = [], False
        stage.tone("listening")
        entry, clip = self._seams.writes.begin(stage.job, said.put)
        try:
            stage.show("dictating", entry=entry.entry_id, heard="", tail="", seconds=0.0, line=self._begun(day))
            ending = self._follow(clip, said)
        except (Cancelled, DiaryError):
            self._keep_unattended(entry, clip)
            stage.show(entry=None)
            raise
        return self._finish(entry, clip, ending, day)

    def confirm(self, entry: Entry, line: str) -> Command | None:
        """Ask whether to keep it, for so long; then it is kept. What is to be done next, if the person said so."""
        stage, failed = self._stage, 0
        stage.say([line], "confirming", entry=entry.entry_id)
        while True:
            heard = stage.hear(ANSWER_PAUSE, CONFIRM_SECONDS, lambda left: stage.show(countdown=left))
            stage.show(countdown=None)
            if heard is None:
                return self._kept(None)
            if heard.key == "leave":
                stage.do_next(heard)
                return self._kept(Command("stop"))
            command = stage.command(heard)
            if command is None:
                failed += bool(heard.words)
                if failed > 1:
                    return self._kept(None)
                self._say_again(heard)
            elif command.name in ("keep", "yes", "stop", "never_mind", "finish"):
                return self._kept(None)
            elif command.name in ("discard", "no"):
                if self._discarded(entry.entry_id):
                    return None
                stage.decline("keep_or", "confirming")
            elif command.name == "help":
                stage.tell_sayings("confirming")
            elif not (stage.adjusted(command) or self._mending.mended(command, entry.entry_id)):
                return self._kept(command) if command.name != "repeat" else self.confirm(entry, line)

    def mended(self, command: Command) -> bool:
        """Do what the command asks of the entry spoken of last; False for a command of another kind."""
        done = self._mending.mended(command)
        if done:
            self._offer_names()
        return done

    def write(self, words: str) -> None:
        """Keep words that were said when nobody had asked for them."""
        entry = self._seams.mends.write(words)
        self._mending.made(entry.entry_id, None)
        self._stage.show(entry=entry.entry_id)
        self._kept(None)

    def _begun(self, day: date | None) -> str:
        if day is None:
            return self._stage.line("dictating")
        return self._stage.line("dictating_day", day=date_said(self._stage.language, day, self._stage.today()))

    def _follow(self, clip: Future[Clip], said: SimpleQueue[Segment]) -> Ending:
        """Until a command in a pause of its own, a key, silence, or the end of the sound."""
        stage, quiet, spoke, gone = self._stage, 0.0, False, 0.0
        while not clip.done():
            deaf = self._deaf(gone)
            got = stage.pause(QUESTION_PAUSE, GONE_LOOK if deaf else 1.0)
            gone = gone + GONE_LOOK if deaf else 0.0
            going_on = isinstance(got, Utterance) and got.cut
            segments = _drained(said)
            spoke = spoke or isinstance(got, Utterance) or bool(segments)
            command = self._spoken_end(segments)
            if command is not None and not going_on:
                return self._ending(command.name, segments[-1].start, self._has_words(segments[:-1]))
            if isinstance(got, str):
                if got in ("finish", "stop", "wake", "discard", "mute", "lock", "leave"):
                    how = "finish" if got in ("stop", "wake", "leave") else got
                    return self._ending(how, None, spoke)  # type: ignore[arg-type]  # one of the words just asked for
                continue
            if self._seams.writes.refused:
                return replace(self._ending(None, None, spoke), lost="kept_full")
            if gone >= GONE_SECONDS:
                return replace(self._ending(None, None, spoke), lost="kept_parked")
            quiet = 0.0 if deaf or isinstance(got, Utterance) else quiet + 1.0
            if self._silent(quiet, spoke):
                break
        return self._ending(None, None, spoke)

    def _deaf(self, gone: float) -> bool:
        """Whether nothing is recorded, for ``gone`` seconds by now, as the microphone is lost; once it is back, go on.

        The ear looks for it by itself.
        """
        stage, writes = self._stage, self._seams.writes
        self._broken = self._broken or writes.waits
        if writes.waits and not stage.seams.ear.state.hearing:
            if gone < GONE_TOLD <= gone + GONE_LOOK:
                stage.tell("lost", countdown=None)
            return True
        if writes.waits and not writes.refused:
            writes.go_on()
            stage.know_trouble()
            stage.tone("listening")
            stage.show(line=stage.line("dictating"))
        return False

    def _ending(self, command: CommandName | None, until: float | None, spoke: bool) -> Ending:
        return Ending(command, until, spoke, tuple(self._changes), broken=self._broken)

    def _spoken_end(self, segments: list[Segment]) -> Command | None:
        """The command that the last utterance is; what came before it is shown as heard."""
        stage = self._stage
        for number, segment in enumerate(segments):
            last = number == len(segments) - 1
            now = self._seams.clock()
            command = command_in(segment.text, "dictating", stage.language, now)
            if command is not None and command.name == "change":
                if self._changed(segment, command):
                    continue
            elif command is not None and last:
                return command
            stage.show(heard=f"{stage.state.heard} {segment.text}".strip())
        return None

    def _changed(self, segment: Segment, command: Command) -> bool:
        """Whether the words that are to be changed were said before: then it is no sentence of the entry."""
        stage = self._stage
        found = standing(stage.state.heard, command.pairs)
        if found is None:
            return False
        self._changes.append(SpokenChange(segment.start, segment.end, *found))
        heard = changed(stage.state.heard, [found])
        stage.show(heard=heard, line=stage.line("changed", words=found[1]))
        stage.tone("listening")
        return True

    def _has_words(self, segments: list[Segment]) -> bool:
        return bool(segments) or bool(self._stage.state.heard)

    def _silent(self, quiet: float, spoke: bool) -> bool:
        """Whether the silence is long enough to end it; its last seconds are counted down."""
        limit = self._stage.rules.silence
        if not limit or not spoke:
            return not spoke and quiet >= max(PATIENCE, limit)
        left = math.ceil(limit - quiet)
        if 0 < left <= COUNTDOWN and quiet:
            self._stage.show(countdown=left, line=self._stage.line("ending"))
            self._stage.tone("countdown")
        elif self._stage.state.countdown is not None:
            self._stage.show(countdown=None, line=self._stage.line("dictating"))
        return left <= 0

    def _finish(self, entry: Entry, clip: Future[Clip], ending: Ending, day: date | None) -> Command | None:
        stage = self._stage
        self._seams.writes.stop()
        stage.tone("stop")
        stage.show(countdown=None, line=stage.line("keeping"), suggestions=())
        try:
            stage.wait_for(clip)
        except Cancelled:
            self._keep_unattended(entry, clip)
            raise
        finished = clip.result()
        if not ending.spoke and not (ending.broken and finished.seconds):
            self._seams.writes.discard(entry, finished)
            stage.tell("nothing_said", "listening", entry=None)
            return _next(ending.command)
        writing = self._seams.writes.keep(entry, finished, ending.until, ending.changes)
        self._mending.made(entry.entry_id, writing)
        if ending.lost:
            stage.tone("error")
            stage.tell(ending.lost, "listening")
            stage.know_trouble()
            return None
        return self._after(entry, finished, ending, self._trouble(writing), day)

    def _after(self, entry: Entry, clip: Clip, ending: Ending, trouble: str | None, day: date | None) -> Command | None:
        """The entry is safe; tell it and ask, unless the person is gone already."""
        stage = self._stage
        stage.show(seconds=clip.seconds)
        if day is not None:
            entry = self._seams.mends.redate(entry.entry_id, day)
        if ending.command == "discard":
            return None if self._discarded(entry.entry_id) else self._kept(None)
        if ending.command in ("mute", "lock"):
            return self._kept(_next(ending.command))
        if trouble is not None:
            stage.tone("kept")
            stage.tell(trouble, "listening")
            return None
        return self.confirm(entry, self._told(self._seams.mends.get(entry.entry_id), clip.seconds))

    def _trouble(self, writing: Future[Entry]) -> str | None:
        """Why the entry has no words, as a line; None where it has, or will have them soon."""
        stage = self._stage
        if not stage.wait_for(writing, TOLD_AFTER):
            stage.tell("keeping")
            if not stage.wait_for(writing, WORDS_SECONDS - TOLD_AFTER):
                return None
        error = writing.exception()
        if error is not None and not isinstance(error, DiaryError):
            raise error
        return None if error is None else "kept_no_words" if isinstance(error, NothingHeard) else "kept_without_words"

    def _told(self, entry: Entry, seconds: float) -> str:
        """Date, length and first words."""
        stage, today = self._stage, self._stage.today()
        day = day_said(stage.language, entry.when.day(stage.rules.day_begins), today)
        length = length_said(stage.language, seconds)
        words = shortened(entry.text, FIRST_WORDS)
        name = "confirm" if words else "confirm_bare"
        told = stage.line(name, day=day, length=length, words=words)
        missing = sum(one.seconds for one in entry.clip.gaps) if entry.clip is not None else 0.0
        if missing < WORTH_TELLING:
            return told
        return f"{stage.line('missing', length=length_said(stage.language, missing))} {told}"

    def _kept(self, following: Command | None) -> Command | None:
        """What becomes of the entry is said, also to who locks or leaves; whoever mutes wants no voice."""
        self._stage.tone("kept")
        if following is None or following.name in ("lock", "stop"):
            self._stage.tell("kept", "listening")
        if following is None:
            self._offer_names()
        return following

    def _offer_names(self) -> None:
        """Whether to remember the names that were just put right: whoever sees nothing is asked aloud."""
        stage, names, entry_id = self._stage, self._seams.names, self._stage.state.entry
        if entry_id is None:
            return
        for name in names.noticed(entry_id):
            agreed = stage.offer(stage.line("remember", words=name.meant))
            if agreed is None:
                stage.show("listening")
                return
            names.settle(entry_id, name, remember=agreed)
            stage.tell("remembered" if agreed else "never_mind", "listening", words=name.meant)

    def _say_again(self, heard: Heard) -> None:
        if heard.key == "lock_soon":
            self._stage.tell("lock_soon", seconds=LOCK_NOTICE)
        elif heard.words:
            self._stage.tell("keep_or", heard=heard.words)

    def _discarded(self, entry_id: EntryId) -> bool:
        if not self._mending.sure("discard"):
            return False
        entry = self._seams.mends.get(entry_id)
        self._seams.mends.put_in_bin(entry_id)
        self._mending.binned(entry)
        self._stage.tell("binned", "listening", entry=None)
        return True

    def _keep_unattended(self, entry: Entry, clip: Future[Clip]) -> None:
        """Whoever leaves or locks in mid-sentence keeps what was said: it is sealed, and written down later."""
        self._seams.writes.stop()
        writes, changes = self._seams.writes, tuple(self._changes)
        clip.add_done_callback(
            lambda done: writes.keep(entry, done.result(), None, changes) if done.exception() is None else None
        )


def _drained(said: SimpleQueue[Segment]) -> list[Segment]:
    found: list[Segment] = []
    try:
        while True:
            found.append(said.get_nowait())
    except Empty:
        return [one for one in found if one.text.strip()]


def _next(name: CommandName | None) -> Command | None:
    return Command(name) if name in ("mute", "lock") else None
