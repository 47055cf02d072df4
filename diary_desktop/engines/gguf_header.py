"""Reads and checks a GGUF file's header before any native code sees the file.

llama.cpp ends the process over some malformed files instead of reporting them. Everything read here is treated as
hostile: every count and length is bounded before anything is made of it, and no offset leaves the file.

Layout (little-endian): magic, version u32, tensor count u64, key count u64; then keys (string, type u32, value); then
tensors (string, dimensions u32, each u64, type u32, offset u64); then, aligned, the tensors' data.
"""

from __future__ import annotations

import math
import mmap
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Final

from diary_desktop.domain.errors import ModelDamaged, ModelMissing

Scalar = int | float | bool | str

MOST_LAYERS: Final = 200
MOST_TENSORS: Final = 65_536
MOST_KEYS: Final = 16_384
MOST_ITEMS: Final = 8_000_000
"""In one array; the largest vocabularies have 260,000 tokens and twice as many merges."""
LONGEST_NAME: Final = 65_535
LONGEST_TEXT: Final = 16 * 1024 * 1024
WIDEST: Final = 1 << 20
"""Of an embedding, a head or a count of heads."""

_VERSIONS: Final = (2, 3)
_STRING, _ARRAY, _BOOL = 8, 9, 7
_SCALARS: Final[Mapping[int, str]] = {
    0: "B",
    1: "b",
    2: "H",
    3: "h",
    4: "I",
    5: "i",
    6: "f",
    _BOOL: "?",
    10: "Q",
    11: "q",
    12: "d",
}

_WHOLE: Final = "BbHhIiQq"

_BLOCK_BYTES: Final[Mapping[int, Mapping[int, int]]] = {
    1: {0: 4, 1: 2, 24: 1, 25: 2, 26: 4, 27: 8, 28: 8, 30: 2},
    32: {2: 18, 3: 20, 6: 22, 7: 24, 8: 34, 20: 18, 39: 17},
    64: {40: 36},
    128: {41: 18},
    256: {10: 84, 11: 110, 12: 144, 13: 176, 14: 210, 15: 292}
    | {16: 66, 17: 74, 18: 98, 19: 50, 21: 110, 22: 82, 23: 136, 29: 56, 34: 54, 35: 66},
}
"""Values in a block: type number: bytes of the block, as in ggml. Of other types only the start is checked."""

_BLOCKS: Final = {kind: (values, size) for values, kinds in _BLOCK_BYTES.items() for kind, size in kinds.items()}

_KNOWN: Final = """
afmoe apertus arcee arctic baichuan bailingmoe bailingmoe2 bitnet bloom chatglm codeshell cohere2 command-r dbrx deci
deepseek deepseek2 dots1 ernie4_5 ernie4_5-moe exaone exaone-moe exaone4 falcon falcon-h1 gemma gemma2 gemma3 gemma3n
gemma4 glm4 glm4moe gpt-oss gpt2 gptj gptneox granite granitehybrid granitemoe hunyuan-dense hunyuan-moe internlm2 jais
jais2 jamba lfm2 lfm2moe llama llama4 mamba mamba2 minicpm minicpm3 mistral3 mistral4 mpt nemotron nemotron_h
nemotron_h_moe olmo olmo2 olmoe openelm orion phi2 phi3 phimoe plamo plamo2 plamo3 plm qwen qwen2 qwen2moe qwen2vl qwen3
qwen35 qwen35moe qwen3moe qwen3next qwen3vl qwen3vlmoe rwkv6 rwkv6qwen2 rwkv7 seed_oss smallthinker smollm3 stablelm
starcoder starcoder2 xverse
"""
KNOWN: Final = frozenset(_KNOWN.split())
"""Architectures of language models that llama.cpp reads; of any other nobody knows what the loader does with it."""


@dataclass(frozen=True, slots=True)
class GgufHeader:
    """What the header says, already checked. ``values`` holds every single value, ``lengths`` every array's length."""

    architecture: str
    values: Mapping[str, Scalar]
    lengths: Mapping[str, int]
    file_bytes: int
    by_layer: Mapping[str, tuple[int, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """Whole numbers that are given one a layer."""

    @property
    def name(self) -> str:
        """The model as it calls itself, else its architecture."""
        return str(self.values.get("general.name") or self.architecture)

    @property
    def layers(self) -> int:
        return self.number("block_count")

    @property
    def trained_context(self) -> int:
        """Tokens."""
        return self.number("context_length")

    @property
    def cache_bytes_per_token(self) -> int:
        """Keys and values of all layers in 16 bits: an upper bound where some layers keep less."""
        heads = self.most("attention.head_count", 1)
        kept = self.most("attention.head_count_kv", heads)
        width = self.most("embedding_length") // max(1, self.least("attention.head_count", 1))
        key, value = self.most("attention.key_length", width), self.most("attention.value_length", width)
        return 2 * self.layers * kept * (key + value)

    @property
    def state_bytes(self) -> int:
        """What recurrent layers keep whatever the context, in 32 bits; 0 for a model without them."""
        inner, size = self.most("ssm.inner_size"), self.most("ssm.state_size")
        groups = max(1, self.most("ssm.group_count"))
        rolling = self.most("ssm.conv_kernel") * (inner + 2 * groups * size)
        wkv = self.most("wkv.head_size") * self.most("embedding_length")
        return 4 * self.layers * (rolling + inner * size + wkv)

    def most(self, key: str, default: int = 0) -> int:
        """The architecture's own ``key``, the largest where there is one a layer."""
        return max(self.by_layer.get(f"{self.architecture}.{key}", ()), default=self.number(key, default))

    def least(self, key: str, default: int = 0) -> int:
        """The same, but the smallest above zero."""
        found = [one for one in self.by_layer.get(f"{self.architecture}.{key}", ()) if one > 0]
        return min(found, default=self.number(key, default))

    def number(self, key: str, default: int = 0) -> int:
        """The architecture's own ``key``; ``default`` where it is absent or one a layer."""
        found = self.values.get(f"{self.architecture}.{key}", default)
        return int(found) if isinstance(found, int) else default


def read_header(path: Path) -> GgufHeader:
    """Raises ``ModelMissing``, or ``ModelDamaged`` for whatever is not a whole GGUF language model."""
    if not path.is_file():
        raise ModelMissing(role="answering")
    size = path.stat().st_size
    if size < 24:
        raise ModelDamaged
    try:
        with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as view:
            return _Reader(view, size).header()
    except (struct.error, UnicodeDecodeError, OverflowError) as error:
        raise ModelDamaged from error


class _Reader:
    def __init__(self, view: mmap.mmap, size: int) -> None:
        self._view = view
        self._size = size
        self._at = 0
        self._values: dict[str, Scalar] = {}
        self._lengths: dict[str, int] = {}
        self._by_layer: dict[str, tuple[int, ...]] = {}

    def header(self) -> GgufHeader:
        _require(self._view[:4] == b"GGUF")
        self._at = 4
        (version, tensors, keys) = self._take("IQQ")
        _require(version in _VERSIONS and 0 < tensors <= MOST_TENSORS and 0 < keys <= MOST_KEYS)
        for _ in range(keys):
            self._key()
        ends = [self._tensor() for _ in range(tensors)]
        alignment = self._values.get("general.alignment", 32)
        _require(isinstance(alignment, int) and 0 < alignment <= 1 << 16 and alignment & (alignment - 1) == 0)
        data = -(-self._at // int(alignment)) * int(alignment)
        _require(data + max(ends) <= self._size)
        architecture = self._values.get("general.architecture")
        if not isinstance(architecture, str) or not architecture:
            raise ModelDamaged
        found = GgufHeader(architecture, self._values, self._lengths, self._size, self._by_layer)
        _check_shape(found)
        return found

    def _take(self, layout: str) -> tuple[int, ...]:
        found = struct.unpack_from("<" + layout, self._view, self._at)
        self._at += struct.calcsize("<" + layout)
        return found

    def _skip(self, count: int) -> None:
        self._at += count
        _require(self._at <= self._size)

    def _text(self, longest: int) -> str:
        (length,) = self._take("Q")
        _require(length <= longest and self._at + length <= self._size)
        found = self._view[self._at : self._at + length]
        self._at += length
        return found.decode("utf-8")

    def _key(self) -> None:
        key = self._text(LONGEST_NAME)
        (kind,) = self._take("I")
        _require(key not in self._values and key not in self._lengths)
        if kind == _ARRAY:
            self._lengths[key] = self._array(key)
        elif kind == _STRING:
            self._values[key] = self._text(LONGEST_TEXT)
        else:
            _require(kind in _SCALARS)
            (self._values[key],) = self._take(_SCALARS[kind])

    def _array(self, key: str) -> int:
        """Step over an array and give its length; arrays of arrays are in no model."""
        kind, count = self._take("IQ")
        _require(count <= MOST_ITEMS)
        if kind == _STRING:
            unpack, view, at = struct.Struct("<Q").unpack_from, self._view, self._at
            for _ in range(count):  # up to half a million: kept bare, because it is most of the time spent here
                (length,) = unpack(view, at)
                at += 8 + length
                if at > self._size:
                    raise ModelDamaged
            self._at = at
        else:
            _require(kind in _SCALARS)
            begin = self._at
            self._skip(count * struct.calcsize("<" + _SCALARS[kind]))
            if count <= MOST_LAYERS and _SCALARS[kind] in _WHOLE:
                layout = f"<{count}{_SCALARS[kind]}"
                self._by_layer[key] = struct.unpack_from(layout, self._view, begin)
        return int(count)

    def _tensor(self) -> int:
        """Read one tensor's entry; where its data ends, counted from the first tensor's start."""
        self._text(LONGEST_NAME)
        (dimensions,) = self._take("I")
        _require(0 < dimensions <= 4)
        shape = self._take("Q" * dimensions)
        kind, offset = self._take("IQ")
        values = math.prod(shape)
        _require(all(shape) and values <= self._size * 32 and offset <= self._size)
        per_block, block_bytes = _BLOCKS.get(kind, (1, 0))
        _require(shape[0] % per_block == 0)
        return offset + values // per_block * block_bytes


_SIZES: Final = (
    "attention.head_count",
    "attention.head_count_kv",
    "attention.key_length",
    "attention.value_length",
    "ssm.inner_size",
    "ssm.state_size",
    "ssm.group_count",
    "ssm.conv_kernel",
    "wkv.head_size",
)
"""What the memory a model takes beside its weights is reckoned from."""


def _check_shape(header: GgufHeader) -> None:
    """Numbers over which the loader divides or that size its tables."""
    _require(header.architecture in KNOWN)
    _require(0 < header.layers <= MOST_LAYERS)
    _require(0 < header.trained_context <= 1 << 28)
    _require(header.lengths.get("tokenizer.ggml.tokens", 0) > 0)
    for key in ("embedding_length", "attention.head_count"):
        if f"{header.architecture}.{key}" not in header.lengths:
            _require(0 < header.number(key) <= WIDEST)
    heads, width = header.number("attention.head_count"), header.number("embedding_length")
    if heads and not header.number("attention.key_length"):
        _require(width % heads == 0)
    for key in _SIZES:
        _require(0 <= header.most(key) <= WIDEST)


def _require(sound: bool) -> None:
    if not sound:
        raise ModelDamaged
