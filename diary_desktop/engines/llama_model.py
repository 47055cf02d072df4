"""Answers with a GGUF model through llama.cpp: streamed, stoppable between tokens, silent on standard error."""

from __future__ import annotations

import codecs
import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import llama_cpp
from llama_cpp import _internals, llama, llama_chat_format

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken, ModelDamaged, ModelError, OutOfMemory
from diary_desktop.engines.chat_format import ChatFormat, family_of
from diary_desktop.engines.gguf_header import GgufHeader, read_header
from diary_desktop.engines.llama_stop import StopFlag
from diary_desktop.engines.memory import free_memory
from diary_desktop.engines.prompt_memory import BATCH, PromptMemory
from diary_desktop.engines.thinking import ThinkingFilter

LARGEST_CONTEXT: Final = 8192
SMALLEST_CONTEXT: Final = 1024
"""Tokens; with less there is no room for passages."""

MEMORY_SHARE: Final = 0.8
"""Of the free memory, for weights and cache together."""

_OVERHEAD: Final = 300 * 1024 * 1024
"""Bytes for the tables the library makes beside weights and cache; an estimate on the safe side."""


@llama_cpp.llama_log_callback  # type: ignore[untyped-decorator]  # a ctypes function type
def _say_nothing(level: int, text: bytes, data: ctypes.c_void_p) -> None:
    """The library's log may quote file names and metadata; errors arrive as exceptions anyway."""


class _NoRedirect(contextlib.nullcontext[None]):
    """Stands in for the binding's own silencer, which points the whole process's output at nowhere while it loads:
    what other threads print meanwhile would be lost. The log callback above silences the library better."""

    def __init__(self, disable: bool = True) -> None:
        super().__init__()


class _NoTemplate:
    """Stands in for the binding's reader of templates, which runs parts of a stranger's program while it reads it."""

    def __init__(self, **_: object) -> None:
        pass

    def to_chat_handler(self) -> None:
        """Nobody asks for one."""


def _tame() -> None:
    for module in (llama, _internals):
        if hasattr(module, "suppress_stdout_stderr"):
            setattr(module, "suppress_stdout_stderr", _NoRedirect)  # noqa: B010  not part of the module's typed face
    setattr(llama_chat_format, "Jinja2ChatFormatter", _NoTemplate)  # noqa: B010  as above
    llama_cpp.llama_log_set(_say_nothing, ctypes.c_void_p(0))


class LlamaModel:
    """One loaded GGUF. Owned by the language thread, which closes it at lock: its cache holds diary text."""

    def __init__(self, path: Path, threads: int = 2, largest_context: int = LARGEST_CONTEXT) -> None:
        """Raises ``ModelMissing``, ``ModelDamaged`` or ``OutOfMemory``, before anything native sees a bad file."""
        header = read_header(path)
        self.name = header.name
        self.context_size = context_for(header, free_memory(), largest_context)
        _tame()
        try:
            self._llama: llama_cpp.Llama | None = llama_cpp.Llama(
                model_path=str(path),
                n_ctx=self.context_size,
                n_batch=BATCH,
                n_ubatch=BATCH,
                n_threads=threads,
                n_threads_batch=threads,
                n_gpu_layers=0,
                verbose=False,
            )
        except MemoryError as error:
            raise OutOfMemory from error
        except (ValueError, RuntimeError) as error:
            raise (OutOfMemory() if "llama_context" in str(error) else ModelDamaged()) from error
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._begin = self._token_text(self._llama.token_bos())
        self._format = self._chat_format()
        self._memory = PromptMemory(self._llama)
        self._stop = StopFlag(self._llama.ctx)

    def __del__(self) -> None:
        # The binding keeps itself in circles, and the app's collector rests: without this the weights would stay.
        self.close()

    def close(self) -> None:
        """Give weights and cache back at once. May be called twice; the model is of no use afterwards."""
        loaded, self._llama = getattr(self, "_llama", None), None
        if loaded is not None:
            loaded.close()

    def count_tokens(self, text: str) -> int:
        """Tokens ``text`` takes inside a message."""
        return len(self._tokens(self._format.defused(text)))

    def stream(self, messages: Sequence[ChatMessage], limit: int, token: CancelToken) -> Iterator[str]:
        """The likeliest reply (temperature 0), without thinking. Raises ``ModelError`` where the prompt is too long."""
        prompt = self._format.prompt(messages)
        tokens = self._tokens(prompt, begin=True)
        room = self.context_size - len(tokens)
        if not tokens or room <= 0:
            raise ModelError(
                "The question and the entries it needs do not fit into the language model.",
                "Ask about a shorter time, or choose a model with a larger context.",
            )
        decoder = codecs.getincrementaldecoder("utf-8")("ignore")
        shown = ThinkingFilter(prompt)
        for piece in self._pieces(tokens, min(limit, room), token):
            if text := shown.feed(decoder.decode(piece)):
                yield text
        if text := shown.feed(decoder.decode(b"", True)) + shown.finish():
            yield text

    def prepare(self, messages: Sequence[ChatMessage], token: CancelToken) -> None:
        """Read ``messages``, with which the next prompts will begin, ahead of them. Raises ``Cancelled``."""
        tokens = self._tokens(self._format.beginning(messages), begin=True)
        if len(tokens) < self.context_size:
            with self._stoppable(token):
                self._memory.read(tokens, token)
                self._memory.keep()

    @property
    def prompt_speed(self) -> float:
        """Tokens of a prompt read in a second, as last measured; 0 before."""
        return self._memory.speed

    def _pieces(self, tokens: list[int], limit: int, token: CancelToken) -> Iterator[bytes]:
        """Bytes of each new token."""
        model = self._loaded
        with self._stoppable(token):
            self._memory.read(tokens[:-1], token)
            for made, one in enumerate(model.generate(tokens[-1:], temp=0.0, reset=False), start=1):
                token.raise_if_cancelled()
                if llama_cpp.llama_vocab_is_eog(self._vocabulary, one):
                    return
                yield model.detokenize([one])
                if made >= limit:
                    return

    @contextlib.contextmanager
    def _stoppable(self, token: CancelToken) -> Iterator[None]:
        """The library stops inside a batch, and says so as it says that it cannot go on."""
        try:
            with self._stop.watching(token):
                yield
        except RuntimeError as error:  # llama_decode gave up or was stopped
            self._memory.forget()
            token.raise_if_cancelled()
            raise OutOfMemory from error

    @property
    def _loaded(self) -> llama_cpp.Llama:
        if self._llama is None:
            raise RuntimeError("the model is closed")
        return self._llama

    def _tokens(self, text: str, begin: bool = False) -> list[int]:
        return self._loaded.tokenize(text.encode("utf-8", "replace"), add_bos=begin, special=True)

    def _chat_format(self) -> ChatFormat:
        model = self._loaded
        control = [
            self._token_text(number)
            for number in range(model.n_vocab())
            if llama_cpp.llama_vocab_is_control(self._vocabulary, number)
        ]
        vocabulary = frozenset(self._token_text(number) for number in range(model.n_vocab()))
        # Looked at for one word, never run: models that can think say there how it is switched off.
        thinks = "enable_thinking" in str(model.metadata.get("tokenizer.chat_template", ""))
        return ChatFormat(family_of(vocabulary), thinks, control)

    def _token_text(self, number: int) -> str:
        if number < 0:
            return ""
        text: bytes = llama_cpp.llama_vocab_get_text(self._vocabulary, number)
        return text.decode("utf-8", "replace")


def context_for(header: GgufHeader, free: int, largest: int = LARGEST_CONTEXT) -> int:
    """Tokens of context that fit beside the weights into ``free`` bytes. Raises ``OutOfMemory``."""
    wanted = min(largest, header.trained_context)
    room = int(free * MEMORY_SHARE) - header.file_bytes - header.state_bytes - _OVERHEAD
    while wanted > SMALLEST_CONTEXT and wanted * header.cache_bytes_per_token > room:
        wanted = max(SMALLEST_CONTEXT, wanted // 2)
    if wanted * header.cache_bytes_per_token > room:
        raise OutOfMemory
    return wanted
