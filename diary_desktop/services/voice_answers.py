"""Questions asked hands-free: answered, read with the date first, source by source, and in the person's own voice."""

from __future__ import annotations

from concurrent.futures import Future
from typing import Final

from diary_desktop.domain.conversation import Answer, Citation
from diary_desktop.domain.entry import EntryId
from diary_desktop.runtime.engine_thread import Token

from .command_table import CommandName
from .spoken_commands import Command
from .spoken_feedback import date_said
from .voice_stage import ANSWER_PAUSE, Stage

SOURCES: frozenset[CommandName] = frozenset({"own_voice", "next", "previous", "repeat"})

TOLD_AFTER: Final = 2.0
"""Seconds of reading after which it is also said that the diary reads: whoever sees nothing would think it deaf."""

_GLANCE: Final = 0.1
"""Seconds for which it listens before it looks whether the answer is there."""


class AnswerTalk:
    """The answers of one conversation and where in the last one it stands. Conversation thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage
        self._seams = stage.seams
        self._earlier: list[Answer] = []
        self._said: list[str] = []
        self._told_of_more = False

    def ask(self, question: str) -> Command | None:
        """Answer, and say the answer. What was said meanwhile and is to be done instead, if anything."""
        stage = self._stage
        stage.show("answering", heard=question, line=stage.line("reading"), trouble=None)
        token = Token()
        future = self._seams.answers.begin_answer(question, token, stage.job, tuple(self._earlier))
        try:
            instead = self._hear_while(future)
        finally:
            token.cancel()
        if instead is not None:
            return instead
        answer = future.result()
        self._earlier.append(answer)
        stage.show(answer=answer, source=0, entry=_spoken_of(answer) or stage.state.entry)
        self._say(self._sentences(answer))
        return None

    def _hear_while(self, future: Future[Answer]) -> Command | None:
        """What is said or pressed before the answer is there; noise and other talk do not count."""
        stage, glances = self._stage, 0
        while not future.done():
            heard = stage.hear(ANSWER_PAUSE, _GLANCE)
            glances += 1
            if glances == round(TOLD_AFTER / _GLANCE):
                stage.tell("reading")
            if heard is None or heard.key == "lock_soon":
                continue
            command = stage.command(heard)
            if command is not None:
                return command
            if heard.key is not None:
                stage.keys.press(heard.key)
                return Command("stop")
        return None

    def source(self, command: Command) -> None:
        """Next, previous, once more, or the recording itself."""
        answer, at = self._stage.state.answer, self._stage.state.source
        if command.name == "repeat":
            self._repeat()
        elif answer is None or not answer.citations:
            self._stage.tell("no_source", "speaking")
        elif command.name == "own_voice":
            self._play(answer.citations[at])
        else:
            self._turn_to(answer, at + (1 if command.name == "next" else -1))

    def _sentences(self, answer: Answer) -> list[str]:
        """What is said first: the words of the answer, or a quote with its day, the others on "next"."""
        if answer.kind == "quoted" and answer.citations:
            return [self._quote(answer.citations[0]), *self._more(answer)]
        if answer.kind == "nothing" and answer.citations:
            return [answer.text, self._quote(answer.citations[0]), *self._more(answer)]
        return [answer.text]

    def _more(self, answer: Answer) -> list[str]:
        """That there is more than the first quote: said once, for whoever does not see the others."""
        if len(answer.citations) < 2 or self._told_of_more:
            return []
        self._told_of_more = True
        return [self._stage.line("more")]

    def _quote(self, one: Citation) -> str:
        stage = self._stage
        return stage.line("wrote", day=date_said(stage.language, one.day, self._stage.today()), quote=one.quote)

    def _turn_to(self, answer: Answer, at: int) -> None:
        if 0 <= at < len(answer.citations):
            self._stage.show(source=at, entry=answer.citations[at].entry_id)
            self._say([self._quote(answer.citations[at])])
        else:
            self._stage.tell("no_more" if at > 0 else "no_earlier", "speaking")

    def _repeat(self) -> None:
        if self._said:
            self._say(self._said)
        else:
            self._stage.tell("nothing_to_repeat", "speaking")

    def _say(self, sentences: list[str]) -> None:
        self._said = sentences
        self._stage.say(sentences, "speaking")

    def _play(self, citation: Citation) -> None:
        stage = self._stage
        day = date_said(stage.language, citation.day, self._stage.today())
        line = stage.line("own_words", day=day)
        if stage.say([line], "speaking", own_voice=True, heard=citation.quote, entry=citation.entry_id):
            played = stage.hush(lambda token: self._seams.plays.play(citation, token))
            if played is False:
                stage.tell("no_sound", "speaking")
        stage.seams.ear.skip()
        stage.show("listening")


def _spoken_of(answer: Answer) -> EntryId | None:
    """The entry that the answer speaks of: the one it quotes aloud, or the only one it rests on."""
    cited = list(dict.fromkeys(one.entry_id for one in answer.citations))
    aloud = answer.kind in ("quoted", "nothing")
    return cited[0] if cited and (aloud or len(cited) == 1) else None
