"""The sound of the entry that is open: play, seek, skip, one word of it, faster or slower."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from diary_desktop.domain.events import Event, JobId, PlaybackMoved, SettingsLoaded
from diary_desktop.services.player import Player

from .entry_state import EntryState
from .spoken_words import SpokenWord, sentence_of, word_at, word_of_character

SKIP_SECONDS = 10.0

SPEEDS = (0.75, 1.0, 1.25, 1.5, 1.75, 2.0)

LEAD, TAIL = 0.4, 0.3
"""Seconds around a word that is played alone: an ear wants a run-up."""


class EntrySound:
    """A part of the entry's presenter, whose state it reads with ``now`` and changes with ``tell``."""

    def __init__(self, player: Player, now: Callable[[], EntryState], tell: Callable[[EntryState], None]) -> None:
        self._player = player
        self._now = now
        self._tell = tell
        self.job: JobId = -1
        """The sound that plays; news of another is dropped."""

    def play_or_pause(self) -> None:
        """Go on from where the player stands, or fall silent there."""
        if self._now().playing:
            self.stop()
        else:
            self.play(self._now().position)

    def play(self, at: float, until: float | None = None) -> None:
        """From a second of the sound, to its end or ``until``; from the beginning where ``at`` is the end."""
        entry = self._now().entry
        if entry is not None and entry.clip is not None:
            at = 0.0 if at >= entry.clip.seconds - 0.05 else at
            self.job = self._player.play(entry, at, until)
            self._tell(replace(self._now(), playing=True, position=at, error=None))

    def seek(self, seconds: float) -> None:
        """Go to a second of the sound; it goes on playing if it was."""
        entry = self._now().entry
        if entry is None or entry.clip is None:
            return
        seconds = max(0.0, min(seconds, entry.clip.seconds))
        if self._now().playing:
            self.play(seconds)
        else:
            self._moved(seconds, playing=False)

    def skip(self, seconds: float) -> None:
        """Forward, or with a negative value back."""
        self.seek(self._now().position + seconds)

    def play_word(self, character: int) -> None:
        """Play from the word that holds this character of the text."""
        words = self._now().words
        at = word_of_character(words, character)
        if at >= 0:
            self.play(words[at].at)

    def hear_sentence(self, character: int) -> None:
        """From the beginning of the sentence with this character of the text, else of the word played last.

        Falls silent where it plays; goes on where the player stands if nothing was said there.
        """
        words, entry = self._now().words, self._now().entry
        at = word_of_character(words, character) if character >= 0 else self._now().word
        if self._now().playing or entry is None or not 0 <= at < len(words):
            self.play_or_pause()
        else:
            self.play(words[sentence_of(entry.text, words, at)].at)

    def play_alone(self, word: SpokenWord) -> None:
        """Only this word, with a little of what stands around it."""
        self.play(max(0.0, word.at - LEAD), word.until + TAIL)

    def play_word_alone(self, character: int) -> None:
        """Only the word that holds this character of the text."""
        words = self._now().words
        at = word_of_character(words, character)
        if at >= 0:
            self.play_alone(words[at])

    def stop(self) -> None:
        """Fall silent."""
        if self._now().playing:
            self._player.stop()
            self.job = -1
            self._tell(replace(self._now(), playing=False))

    def on_event(self, event: Event) -> None:
        """Where the player is; another speed is heard at once."""
        if isinstance(event, PlaybackMoved) and event.job_id == self.job:
            self._moved(event.seconds, playing=event.playing)
        elif isinstance(event, SettingsLoaded) and event.settings.sounds.speed != self._now().speed:
            self._tell(replace(self._now(), speed=event.settings.sounds.speed))
            if self._now().playing:
                self.play(self._now().position)

    def _moved(self, seconds: float, *, playing: bool) -> None:
        words = self._now().words
        word = word_at(words, seconds) if playing or seconds > 0 else -1
        self._tell(replace(self._now(), position=seconds, playing=playing, word=word))
