"""What the diary asks of engines that read and answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken
from diary_desktop.domain.passage import Vectors


class LanguageModel(Protocol):
    """Owned by the language thread."""

    @property
    def name(self) -> str:
        """The model as its file calls it."""

    @property
    def context_size(self) -> int:
        """Tokens the model can read and write together."""

    @property
    def prompt_speed(self) -> float:
        """Tokens of a prompt read in a second, as last measured; 0 before."""

    def prepare(self, messages: Sequence[ChatMessage], token: CancelToken) -> None:
        """Read ``messages``, with which the next prompts will begin, ahead of them. Raises ``Cancelled``."""

    def count_tokens(self, text: str) -> int:
        """How many tokens ``text`` takes."""

    def stream(self, messages: Sequence[ChatMessage], limit: int, token: CancelToken) -> Iterator[str]:
        """Pieces of the reply, at most ``limit`` tokens; stops between tokens once cancelled."""


class Embedder(Protocol):
    """Owned by the embedder thread."""

    @property
    def model_id(self) -> str:
        """Stored beside each vector; a change triggers re-indexing."""

    @property
    def dimensions(self) -> int:
        """Length of a vector."""

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text."""

    def embed_query(self, text: str) -> Vectors:
        """The question's vector, shape (1, dimensions); some models word questions differently from passages."""
