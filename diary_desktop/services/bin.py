"""The bin: what was deleted stays for thirty days and can be brought back; then, or when asked, it is erased."""

from __future__ import annotations

import logging
import math
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from diary_desktop.domain.conversation import Conversation, ConversationId
from diary_desktop.domain.entry import Entry, EntryId, EntrySummary
from diary_desktop.domain.errors import CancelToken, InputError, ModelMissing, NothingHeard, RecordDamaged
from diary_desktop.domain.events import BinChanged, JobId
from diary_desktop.domain.moment import Moment
from diary_desktop.ports.clock import Clock
from diary_desktop.runtime.event_bus import EventBus

from .conversations import Conversations
from .copied_words import sentences_of, without_words
from .diary import Diary
from .dictation import Dictation
from .drafts import Drafts
from .indexer import Indexer

log = logging.getLogger(__name__)

KEPT_DAYS = 30


@dataclass(frozen=True, slots=True)
class BinItem:
    """One thing in the bin. ``days_left`` is 0 on the day it will be erased."""

    kind: Literal["entry", "conversation"]
    item_id: bytes
    title: str
    preview: str
    when: Moment
    binned: Moment
    days_left: int
    seconds: float = 0.0
    words: int = 0


class Bin:
    """Callable from any thread but an engine's; ``erase_due`` belongs on the jobs thread."""

    def __init__(
        self,
        diary: Diary,
        dictation: Dictation,
        conversations: Conversations,
        indexer: Indexer,
        drafts: Drafts,
        bus: EventBus,
        clock: Clock,
    ) -> None:
        self._diary = diary
        self._dictation = dictation
        self._conversations = conversations
        self._indexer = indexer
        self._drafts = drafts
        self._bus = bus
        self._clock = clock

    def put(self, entry_id: EntryId, job: JobId = 0) -> EntrySummary:
        """Out of lists, search and answers, and kept for ``KEPT_DAYS``. Raises ``InputError`` for an unknown id."""
        summary = self._diary.put_in_bin(entry_id, job)
        self._indexer.forget(entry_id)
        return summary

    def restore(self, entry_id: EntryId, token: CancelToken, job: JobId = 0) -> Entry:
        """Back where it was, and found again. Raises ``InputError`` for an unknown id."""
        return self.refresh(self.take_back(entry_id, job), token, job)

    def take_back(self, entry_id: EntryId, job: JobId = 0) -> Entry:
        """Back in the lists at once."""
        return self._diary.take_from_bin(entry_id, job)

    def refresh(self, entry: Entry, token: CancelToken, job: JobId = 0) -> Entry:
        """Find it again, and write its words down where that was cut short. Belongs on the jobs thread."""
        if entry.awaits_words and entry.clip is not None:
            try:
                entry = self._dictation.write_down(entry, token, job)
            except (ModelMissing, NothingHeard, RecordDamaged) as error:
                log.info("not written down", extra={"error": type(error).__name__})
        self._indexer.index(entry, token, job)
        return entry

    def erase(self, entry_id: EntryId, job: JobId = 0) -> int:
        """Gone from every live file, with what conversations hold of its words.

        Returns how many conversations held copies of its sentences without citing it: those are taken out first.
        """
        touched = self._begin(entry_id, job)
        self._diary.finish_erasures(job)
        return touched

    def put_conversation(self, conversation_id: ConversationId, job: JobId = 0) -> None:
        """Out of the list of conversations, and kept for ``KEPT_DAYS``."""
        self._conversations.bin(conversation_id, self._clock())
        self._bus.publish(BinChanged(job))

    def restore_conversation(self, conversation_id: ConversationId, job: JobId = 0) -> None:
        """Back in the list."""
        self._conversations.bin(conversation_id, None)
        self._bus.publish(BinChanged(job))

    def erase_conversation(self, conversation_id: ConversationId, job: JobId = 0) -> None:
        """Gone from every live file."""
        self._conversations.erase(conversation_id)
        self._bus.publish(BinChanged(job))

    def items(self) -> tuple[BinItem, ...]:
        """Everything in the bin, put there last first."""
        now = self._clock()
        entries = [_item_of_entry(one, one.binned, now) for one in self._diary.binned() if one.binned]
        talks = [_item_of_talk(one, one.binned, now) for one in self._conversations.binned() if one.binned]
        return tuple(sorted([*entries, *talks], key=lambda one: one.binned.utc, reverse=True))

    def erase_due(self, job: JobId, token: CancelToken) -> int:
        """Erase what has been there for ``KEPT_DAYS``; returns how much. Raises ``Cancelled`` between two of them."""
        due = [one for one in self.items() if _age(one.binned, self._clock()) >= timedelta(days=KEPT_DAYS)]
        try:
            for one in due:
                token.raise_if_cancelled()
                self._erase_due(one, job)
        finally:
            # One going over the files for all of them, however many a long holiday has gathered.
            if any(one.kind == "entry" for one in due):
                self._diary.finish_erasures(job)
        return len(due)

    def _erase_due(self, item: BinItem, job: JobId) -> None:
        try:
            if item.kind == "entry":
                self._begin(EntryId(item.item_id), job)
            else:
                self.erase_conversation(ConversationId(item.item_id), job)
        except InputError:
            log.info("erased by hand meanwhile")

    def _begin(self, entry_id: EntryId, job: JobId) -> int:
        touched = self._forget_copies(entry_id)
        self._drafts.drop(entry_id)
        self._indexer.forget(entry_id)
        self._diary.begin_erasure(entry_id, job)
        return touched

    def _forget_copies(self, entry_id: EntryId) -> int:
        try:
            copied = sentences_of(self._diary.get(entry_id))
        except RecordDamaged:
            return 0  # nobody knows its words any more; erasing it still takes the record
        return self._conversations.revise(lambda one: without_words(one, copied))


def _item_of_entry(one: EntrySummary, binned: Moment, now: Moment) -> BinItem:
    left = _days_left(binned, now)
    return BinItem("entry", one.entry_id, one.title, one.preview, one.when, binned, left, one.seconds, one.words)


def _item_of_talk(one: Conversation, binned: Moment, now: Moment) -> BinItem:
    preview = one.answers[0].text if one.answers else ""
    left = _days_left(binned, now)
    return BinItem("conversation", one.conversation_id, one.title, preview, one.started, binned, left)


def _age(binned: Moment, now: Moment) -> timedelta:
    return now.utc - binned.utc


def _days_left(binned: Moment, now: Moment) -> int:
    left = timedelta(days=KEPT_DAYS) - _age(binned, now)
    return min(KEPT_DAYS, max(0, math.ceil(left / timedelta(days=1))))
