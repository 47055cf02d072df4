"""``ConversationStore``: kept conversations on the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..domain.conversation import Conversation, ConversationId
from ..domain.entry import EntryId
from ..domain.errors import InputError, RecordDamaged, RecordTooNew, VaultTooNew
from ..ports.storage import ClipStore
from .compaction import finish_erasures
from .conversation_codec import conversation_bytes, read_conversation, without_quotes
from .draft_store import ErasedIds
from .files import VaultLayout
from .ledger import Ledger
from .log_format import LogKind
from .log_payloads import CONVERSATIONS, ENTRIES, Erasure, Put
from .revision_ids import new_revision_id


class LedgerConversationStore:
    """Used on the vault thread. ``ledger`` raises ``VaultLocked`` once the vault is closed."""

    def __init__(
        self,
        ledger: Callable[[], Ledger],
        layout: VaultLayout,
        clips: ClipStore,
        name_damaged: Callable[[str], None],
        erased: ErasedIds,
    ) -> None:
        self._ledger = ledger
        self._layout = layout
        self._clips = clips
        self._name_damaged = name_damaged
        self._erased = erased

    def put(self, conversation: Conversation) -> None:
        """Durable once this returns. Raises ``DiskFull``; then the state before is untouched."""
        row_id = conversation.conversation_id
        known = self._ledger().tables[CONVERSATIONS].keys.get(row_id)
        number = known.revision + 1 if known else 1
        put = Put(row_id, number, new_revision_id(), conversation_bytes(conversation))
        self._ledger().put(LogKind.CONVERSATION, put)

    def get(self, conversation_id: ConversationId) -> Conversation | None:
        """``None`` for an unknown id. Raises ``RecordDamaged``, ``RecordTooNew``, ``VaultTooNew``."""
        rows = self._ledger().tables[CONVERSATIONS]
        if conversation_id not in rows.keys:
            return None
        return without_quotes(read_conversation(rows.get(conversation_id).proved()), self._going())

    def load_all(self) -> Iterator[Conversation]:
        """Every sound conversation; damaged ones are named and left out."""
        going = self._going()
        for opened in self._ledger().tables[CONVERSATIONS].all():
            try:
                conversation = read_conversation(opened.proved())
                if conversation.conversation_id != opened.row_id:
                    raise RecordDamaged
            except (VaultTooNew, RecordTooNew):
                self._name_damaged(f"conversation {opened.row_id.hex()[:8]}, written by a newer version of the app")
            except RecordDamaged:
                self._name_damaged(f"conversation {opened.row_id.hex()[:8]}")
            else:
                yield without_quotes(conversation, going)

    def _going(self) -> set[EntryId]:
        """Entries whose erasure is promised: until it has reached the files, nobody reads a quote of them here."""
        pending = self._ledger().erasing.values()
        return {EntryId(one) for erasure in pending if erasure.table == ENTRIES for one in erasure.row_ids}

    def ids(self) -> tuple[ConversationId, ...]:
        """Of every conversation, sound or not."""
        return tuple(ConversationId(one) for one in self._ledger().tables[CONVERSATIONS].keys)

    def without_erased(self, conversation: Conversation) -> Conversation:
        """One from elsewhere with nothing left in it that rests on an entry erased here."""
        return without_quotes(conversation, {EntryId(one) for one in self._erased.all()})

    def erase(self, conversation_id: ConversationId) -> None:
        """Gone from every live file before this returns. Raises ``InputError`` for an unknown id."""
        self.begin_erasure(conversation_id)
        finish_erasures(self._ledger(), self._layout, self._clips)

    def begin_erasure(self, conversation_id: ConversationId) -> None:
        """Promise it, flushed: gone from every list at once, from every file when ``OpenVault.upkeep`` has run.

        Raises ``InputError`` for an unknown id, ``DiskFull``.
        """
        if conversation_id not in self._ledger().tables[CONVERSATIONS].keys:
            raise InputError("There is no such conversation.", "Nothing was changed.")
        self._erased.add([conversation_id])  # first, as with entries: merging must not bring it back after a kill
        self._ledger().erase(Erasure(CONVERSATIONS, (conversation_id,)))
