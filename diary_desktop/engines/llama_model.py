"""Answers with a GGUF model through llama.cpp: streamed, stoppable between tokens, silent on standard error."""

from __future__ import annotations

import codecs
import contextlib
import ctypes
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

import jinja2
import llama_cpp
from llama_cpp import _internals, llama

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import CancelToken, ModelDamaged, ModelError, OutOfMemory
from diary_desktop.engines.gguf_header import GgufHeader, read_header
from diary_desktop.engines.llama_chat import PLAIN_TEMPLATE, ChatTemplate
from diary_desktop.engines.memory import free_memory
from diary_desktop.engines.thinking import ThinkingFilter

LARGEST_CONTEXT: Final = 8192
SMALLEST_CONTEXT: Final = 1024
"""Tokens; with less there is no room for passages."""

BATCH: Final = 64
"""Prompt tokens read between two looks at the cancel token; larger batches are hardly faster on a processor."""

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


def _silence() -> None:
    for module in (llama, _internals):
        if hasattr(module, "suppress_stdout_stderr"):
            setattr(module, "suppress_stdout_stderr", _NoRedirect)  # noqa: B010  not part of the module's typed face
    llama_cpp.llama_log_set(_say_nothing, ctypes.c_void_p(0))


class LlamaModel:
    """One loaded GGUF. Owned by the language thread, which closes it at lock: its cache holds diary text."""

    def __init__(self, path: Path, threads: int = 2, largest_context: int = LARGEST_CONTEXT) -> None:
        """Raises ``ModelMissing``, ``ModelDamaged`` or ``OutOfMemory``, before anything native sees a bad file."""
        header = read_header(path)
        self.name = header.name
        self.context_size = context_for(header, free_memory(), largest_context)
        _silence()
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
        except (ValueError, RuntimeError, jinja2.TemplateError) as error:
            raise (OutOfMemory() if "llama_context" in str(error) else ModelDamaged()) from error
        self._vocabulary = llama_cpp.llama_model_get_vocab(self._llama.model)
        self._begin = self._token_text(self._llama.token_bos())
        self._template = self._chat_template()

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
        return len(self._tokens(self._template.defused(text)))

    def stream(self, messages: Sequence[ChatMessage], limit: int, token: CancelToken) -> Iterator[str]:
        """The likeliest reply (temperature 0), without thinking. Raises ``ModelError`` where the prompt is too long."""
        prompt = self._template.prompt(messages)
        # Some templates write the token that begins a text, others leave that to the tokenizer.
        tokens = self._tokens(prompt, begin=not (self._begin and prompt.startswith(self._begin)))
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

    def _pieces(self, tokens: list[int], limit: int, token: CancelToken) -> Iterator[bytes]:
        """Bytes of each new token. The prompt is read in short batches, so that stopping never waits for all of it."""
        model = self._loaded
        model.reset()  # type: ignore[no-untyped-call]  # the binding leaves it without annotations
        try:
            for at in range(0, len(tokens) - 1, BATCH):
                token.raise_if_cancelled()
                model.eval(tokens[at : min(at + BATCH, len(tokens) - 1)])
            token.raise_if_cancelled()
            for made, one in enumerate(model.generate(tokens[-1:], temp=0.0, reset=False), start=1):
                token.raise_if_cancelled()
                if llama_cpp.llama_vocab_is_eog(self._vocabulary, one):
                    return
                yield model.detokenize([one])
                if made >= limit:
                    return
        except RuntimeError as error:  # llama_decode gave up
            raise OutOfMemory from error

    @property
    def _loaded(self) -> llama_cpp.Llama:
        if self._llama is None:
            raise RuntimeError("the model is closed")
        return self._llama

    def _tokens(self, text: str, begin: bool = False) -> list[int]:
        return self._loaded.tokenize(text.encode("utf-8", "replace"), add_bos=begin, special=True)

    def _chat_template(self) -> ChatTemplate:
        model = self._loaded
        template = model.metadata.get("tokenizer.chat_template") or PLAIN_TEMPLATE
        control = [
            self._token_text(number)
            for number in range(model.n_vocab())
            if llama_cpp.llama_vocab_is_control(self._vocabulary, number)
        ]
        return ChatTemplate(template, self._begin, self._token_text(model.token_eos()), control)

    def _token_text(self, number: int) -> str:
        if number < 0:
            return ""
        text: bytes = llama_cpp.llama_vocab_get_text(self._vocabulary, number)
        return text.decode("utf-8", "replace")


def context_for(header: GgufHeader, free: int, largest: int = LARGEST_CONTEXT) -> int:
    """Tokens of context that fit beside the weights into ``free`` bytes. Raises ``OutOfMemory``."""
    wanted = min(largest, header.trained_context)
    room = int(free * MEMORY_SHARE) - header.file_bytes - _OVERHEAD
    while wanted > SMALLEST_CONTEXT and wanted * header.cache_bytes_per_token > room:
        wanted = max(SMALLEST_CONTEXT, wanted // 2)
    if wanted * header.cache_bytes_per_token > room:
        raise OutOfMemory
    return wanted
