"""A multilingual Whisper that hears the same words in everything: the place in the reply decides the next token.

Token vectors are zero and place vectors are one-hot, so the decoder's state says only how long the reply is. The
output matrix gives each place its token; the first place, where the language is asked for, gives ``<|en|>``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
from ctranslate2.specs.whisper_spec import WhisperSpec  # type: ignore[import-untyped]  # ships no type information
from faster_whisper.tokenizer import _LANGUAGE_CODES  # type: ignore[import-untyped]  # as above
from tokenizers import AddedToken, Tokenizer, decoders, models, pre_tokenizers

WORDS = (" hello", " dear", " diary")
SECONDS = 2.0
"""Where the one segment ends."""

WORD_SECONDS = 0.4
"""The stretch of sound each word looks at."""

_WIDTH, _HEADS, _MELS, _INNER = 16, 2, 80, 16
_PROMPT = 3
"""Start, language and task come before the first token of a reply."""
_EMPTY = ""
"""A vocabulary with an empty token is what makes CTranslate2 call a Whisper multilingual."""


def write_whisper(folder: Path) -> Path:
    """The four files of a CTranslate2 Whisper, 8-bit, 0.3 MB."""
    folder.mkdir(parents=True)
    tokens = _tokens()
    spec = WhisperSpec(1, _HEADS, 1, _HEADS)
    _fill(spec, tokens)
    spec.register_vocabulary(tokens)
    spec.config.suppress_ids = []
    spec.config.suppress_ids_begin = []
    spec.config.lang_ids = [tokens.index(f"<|{code}|>") for code in _LANGUAGE_CODES]
    spec.config.alignment_heads = [(0, 0)]
    spec.validate()
    spec.optimize(quantization="int8")
    spec.save(str(folder))
    _tokenizer(tokens).save(str(folder / "tokenizer.json"))
    return folder


def _tokens() -> list[str]:
    letters = sorted(pre_tokenizers.ByteLevel.alphabet())
    words = [word.replace(" ", "Ġ") for word in WORDS]
    special = ["<|endoftext|>", "<|startoftranscript|>", *(f"<|{code}|>" for code in _LANGUAGE_CODES)]
    tasks = ["translate", "transcribe", "startoflm", "startofprev", "nospeech", "notimestamps"]
    times = [f"<|{number * 0.02:.2f}|>" for number in range(1501)]
    return [*letters, *words, _EMPTY, *special, *(f"<|{task}|>" for task in tasks), *times]


def _tokenizer(tokens: list[str]) -> Tokenizer:
    text = tokens[: tokens.index("<|endoftext|>")]
    tokenizer = Tokenizer(models.BPE(vocab={token: number for number, token in enumerate(text)}, merges=[]))
    tokenizer.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    tokenizer.decoder = decoders.ByteLevel()
    rest = tokens[len(text) :]
    tokenizer.add_special_tokens([AddedToken(one, special=True, normalized=False) for one in rest[:-1501]])
    tokenizer.add_tokens([AddedToken(one, special=False, normalized=False) for one in rest[-1501:]])
    return tokenizer


def _fill(spec: WhisperSpec, tokens: list[str]) -> None:
    rng = np.random.default_rng(7)
    encoder, decoder = spec.encoder, spec.decoder
    encoder.conv1.weight = rng.normal(0, 0.05, (_WIDTH, _MELS, 3)).astype(np.float32)
    encoder.conv2.weight = rng.normal(0, 0.05, (_WIDTH, _WIDTH, 3)).astype(np.float32)
    encoder.conv1.bias = encoder.conv2.bias = np.zeros(_WIDTH, np.float32)
    encoder.position_encodings.encodings = _stretches()
    decoder.embeddings.weight = np.zeros((len(tokens), _WIDTH), np.float32)
    decoder.position_encodings.encodings = np.eye(448, _WIDTH, dtype=np.float32)
    decoder.projection.weight = _script(tokens)
    for part in (encoder, decoder):
        _norm(part.layer_norm)
        layer = part.layer[0]
        blocks = [layer.self_attention] + ([layer.attention] if part is decoder else [])
        for block in blocks:
            _norm(block.layer_norm)
            for number, linear in enumerate(block.linear):
                packed = {2: (3, 1), 3: (1, 2, 1)}[len(block.linear)][number]
                _nothing(linear, packed * _WIDTH, _WIDTH)
        if part is decoder:
            _look(layer.attention)
        _norm(layer.ffn.layer_norm)
        _nothing(layer.ffn.linear_0, _INNER, _WIDTH)
        _nothing(layer.ffn.linear_1, _WIDTH, _INNER)


def _script(tokens: list[str]) -> np.ndarray:
    """Row of each token: large where it is the one to be said next."""
    said = [word.replace(" ", "Ġ") for word in WORDS]
    reply = ["<|0.00|>", *said, f"<|{SECONDS:.2f}|>", "<|endoftext|>"]
    places = {0: "<|en|>", **{_PROMPT - 1 + number: token for number, token in enumerate(reply)}}
    matrix = np.zeros((len(tokens), _WIDTH), np.float32)
    for place, token in places.items():
        matrix[tokens.index(token), place] = 8.0
    return matrix


def _stretches() -> np.ndarray:
    """Places in the sound, 20 ms each: one-hot by stretch, for the eight of the head that aligns words."""
    # Not quite zero elsewhere: where all words look alike, the library divides by their spread.
    places = np.random.default_rng(7).normal(0, 0.3, (1500, _WIDTH)).astype(np.float32)
    frames = int(WORD_SECONDS / 0.02)
    for stretch in range(_WIDTH // _HEADS):
        places[stretch * frames : (stretch + 1) * frames, stretch] += 10.0
    return places


def _look(attention: Any) -> None:
    """Let word ``n`` of a reply look at stretch ``n``; what it sees there goes no further."""
    first_word = _PROMPT  # the place from which the first word is said
    for stretch in range(_WIDTH // _HEADS):
        attention.linear[0].weight[stretch, stretch + first_word] = 3.0
        attention.linear[1].weight[stretch, stretch] = 1.0


def _norm(spec: Any) -> None:
    spec.gamma, spec.beta = np.ones(_WIDTH, np.float32), np.zeros(_WIDTH, np.float32)


def _nothing(linear: Any, out: int, into: int) -> None:
    linear.weight, linear.bias = np.zeros((out, into), np.float32), np.zeros(out, np.float32)
