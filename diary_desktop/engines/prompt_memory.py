"""What a llama context has read already: the beginning that two prompts share is read once."""

from __future__ import annotations

import ctypes
import time
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import llama_cpp

from diary_desktop.domain.errors import CancelToken

BATCH: Final = 64
"""Prompt tokens read between two looks at the cancel token; larger batches are hardly faster on a processor."""

_ENOUGH: Final = 32
"""Tokens read at a stretch from which a speed can be told."""


@dataclass(frozen=True, slots=True)
class _Beginning:
    """A state that can be gone back to: the tokens read up to it, and the library's own copy of it."""

    tokens: tuple[int, ...]
    state: ctypes.Array[ctypes.c_uint8]


class PromptMemory:
    """Belongs to one model and its thread.

    Most models can forget the end of what they read. Those that carry a running state, or a window that slides,
    cannot: for them the state after the fixed beginning is copied aside.
    """

    def __init__(self, model: llama_cpp.Llama) -> None:
        self._llama = model
        native = model.model
        self.can_cut = not (
            llama_cpp.llama_model_is_recurrent(native)
            or llama_cpp.llama_model_is_hybrid(native)
            or llama_cpp.llama_model_n_swa(native) > 0
        )
        self._beginning: _Beginning | None = None
        self.speed = 0.0
        """Tokens of a prompt read in a second, as last measured; 0 before."""

    def read(self, tokens: Sequence[int], token: CancelToken) -> int:
        """Have the context hold exactly ``tokens``; returns how many of them it had to read.

        Raises ``Cancelled``, and ``RuntimeError`` where the library gave up.
        """
        known = self._go_back(tokens)
        start = time.monotonic()
        for at in range(known, len(tokens), BATCH):
            token.raise_if_cancelled()
            self._llama.eval(tokens[at : at + BATCH])
        if len(tokens) - known >= _ENOUGH:
            self.speed = (len(tokens) - known) / max(time.monotonic() - start, 1e-6)
        return len(tokens) - known

    def keep(self) -> None:
        """What was read so far is a beginning that prompts will share."""
        if self.can_cut:
            return
        context, count = self._llama.ctx, self._llama.n_tokens
        size = llama_cpp.llama_state_seq_get_size(context, 0)
        state = (ctypes.c_uint8 * size)()
        if llama_cpp.llama_state_seq_get_data(context, state, size, 0) == size:
            self._beginning = _Beginning(tuple(int(one) for one in self._llama.input_ids[:count]), state)

    def forget(self) -> None:
        """The context broke off in the middle of something: only what was copied aside is still good."""
        self._clear()

    def _go_back(self, tokens: Sequence[int]) -> int:
        """Take out of the context what ``tokens`` do not begin with; how many of them it still holds."""
        shared = self._shared(tokens)
        held = self._llama.n_tokens
        if shared == held or (self.can_cut and self._cut(shared)):
            return shared
        beginning = self._beginning
        if beginning is not None and tuple(tokens[: len(beginning.tokens)]) == beginning.tokens:
            return self._restored(beginning)
        self._clear()
        return 0

    def _shared(self, tokens: Sequence[int]) -> int:
        held = self._llama.input_ids[: self._llama.n_tokens]
        for at, (one, other) in enumerate(zip(held, tokens, strict=False)):
            if one != other:
                return at
        return min(len(held), len(tokens))

    def _cut(self, length: int) -> bool:
        if not llama_cpp.llama_memory_seq_rm(self._memory(), 0, length, -1):
            return False
        self._llama.n_tokens = length
        return True

    def _restored(self, beginning: _Beginning) -> int:
        self._clear()
        state, count = beginning.state, len(beginning.tokens)
        if not llama_cpp.llama_state_seq_set_data(self._llama.ctx, state, len(state), 0):
            self._clear()
            return 0
        self._llama.input_ids[:count] = beginning.tokens
        self._llama.n_tokens = count
        return count

    def _clear(self) -> None:
        llama_cpp.llama_memory_clear(self._memory(), True)
        self._llama.n_tokens = 0

    def _memory(self) -> object:
        return llama_cpp.llama_get_memory(self._llama.ctx)
