"""The header check: whole files pass, everything else ends in one error before native code sees it."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import gguf
import pytest

from diary_desktop.domain.errors import ModelDamaged, ModelMissing
from diary_desktop.engines.gguf_header import _BLOCKS, KNOWN, MOST_ITEMS, read_header
from tests.tiny_models.gguf_model import HEADS, WIDTH, write_gguf

Q8_1 = 9
"""Never stored in files, and ggml and its Python package do not agree on its size."""


def text(value: str) -> bytes:
    coded = value.encode()
    return struct.pack("<Q", len(coded)) + coded


def key(name: str, kind: int, value: bytes) -> bytes:
    return text(name) + struct.pack("<I", kind) + value


def number(name: str, value: int) -> bytes:
    return key(name, 4, struct.pack("<I", value))


def tensor(shape: tuple[int, ...] = (32, 2), kind: int = 0, offset: int = 0) -> bytes:
    return text("t") + struct.pack(f"<I{len(shape)}QIQ", len(shape), *shape, kind, offset)


KEYS = (
    key("general.architecture", 8, text("llama")),
    key("tokenizer.ggml.tokens", 9, struct.pack("<IQ", 8, 2) + text("a") + text("b")),
    number("llama.block_count", 2),
    number("llama.context_length", 2048),
    number("llama.embedding_length", 64),
    number("llama.attention.head_count", 4),
)


def gguf_bytes(
    keys: tuple[bytes, ...] = KEYS, tensors: tuple[bytes, ...] = (tensor(),), magic: bytes = b"GGUF", version: int = 3
) -> bytes:
    head = magic + struct.pack("<IQQ", version, len(tensors), len(keys)) + b"".join(keys) + b"".join(tensors)
    return head + bytes(-len(head) % 32) + bytes(256)


@pytest.fixture
def refused(tmp_path: Path) -> Callable[[bytes], None]:
    def check(content: bytes) -> None:
        path = tmp_path / "model.gguf"
        path.write_bytes(content)
        with pytest.raises(ModelDamaged):
            read_header(path)

    return check


def test_a_real_file_is_read(tiny_gguf: Path) -> None:
    header = read_header(tiny_gguf)
    assert (header.name, header.architecture, header.layers) == ("tiny scripted model", "llama", 1)
    assert header.trained_context == 2048
    assert header.cache_bytes_per_token == 2 * 1 * HEADS * 2 * (WIDTH // HEADS)
    assert header.file_bytes == tiny_gguf.stat().st_size


def test_the_hand_made_file_is_sound(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    path.write_bytes(gguf_bytes())
    assert read_header(path).lengths["tokenizer.ggml.tokens"] == 2


def test_a_trained_model(shared: Path) -> None:
    header = read_header(shared / "models" / "tiny" / "stories260K-f32.gguf")
    assert (header.layers, header.trained_context) == (5, 512)


def test_a_cut_file_never_passes(tiny_gguf: Path, refused: Callable[[bytes], None]) -> None:
    whole = tiny_gguf.read_bytes()
    for share in (0.01, 0.1, 0.5, 0.9, 0.99):
        refused(whole[: int(len(whole) * share)])
    refused(whole[:-1])


@pytest.mark.parametrize("content", [b"", b"GGUF", b"GG", b"plain text, renamed\n" * 100, bytes(1000)])
def test_something_else_never_passes(content: bytes, refused: Callable[[bytes], None]) -> None:
    refused(content)


def test_no_file(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing):
        read_header(tmp_path / "absent.gguf")
    with pytest.raises(ModelMissing):
        read_header(tmp_path)


HUGE = 1 << 60


@pytest.mark.parametrize(
    "content",
    [
        gguf_bytes(magic=b"FUGG"),
        gguf_bytes(version=1),
        gguf_bytes(version=9),
        gguf_bytes(keys=()),
        gguf_bytes(tensors=()),
        gguf_bytes(keys=KEYS[1:]),
        gguf_bytes(keys=(KEYS[0], *KEYS[2:])),
        gguf_bytes(keys=(*KEYS, KEYS[0])),
        gguf_bytes(keys=(*KEYS, key("x", 99, b""))),
        gguf_bytes(keys=(*KEYS, key("x", 8, struct.pack("<Q", HUGE)))),
        gguf_bytes(keys=(*KEYS, struct.pack("<Q", HUGE))),
        gguf_bytes(keys=(*KEYS, key("x", 9, struct.pack("<IQ", 4, HUGE)))),
        gguf_bytes(keys=(*KEYS, key("x", 9, struct.pack("<IQ", 8, MOST_ITEMS)))),
        gguf_bytes(keys=(*KEYS, key("x", 9, struct.pack("<IQ", 9, 1)))),
        gguf_bytes(keys=(*KEYS, key("x", 8, struct.pack("<Q", 2) + b"\xff\xfe"))),
        gguf_bytes(keys=(*KEYS, number("general.alignment", 0))),
        gguf_bytes(keys=(*KEYS, number("general.alignment", 24))),
        gguf_bytes(keys=(*KEYS, key("general.alignment", 8, text("32")))),
        gguf_bytes(keys=(*KEYS[:2], number("llama.block_count", 201), *KEYS[3:])),
        gguf_bytes(keys=(*KEYS[:2], number("llama.block_count", 0), *KEYS[3:])),
        gguf_bytes(keys=(*KEYS[:5], number("llama.attention.head_count", 0))),
        gguf_bytes(keys=(*KEYS, number("llama.attention.key_length", 1 << 30))),
        gguf_bytes(keys=(key("general.architecture", 8, text("bert")), *KEYS[1:])),
        gguf_bytes(tensors=(tensor(shape=(0, 2)),)),
        gguf_bytes(tensors=(tensor(shape=(1 << 40, 1 << 40)),)),
        gguf_bytes(tensors=(tensor(shape=(33, 2), kind=8),)),
        gguf_bytes(tensors=(tensor(shape=(32, 1 << 20)),)),
        gguf_bytes(tensors=(tensor(offset=HUGE),)),
        gguf_bytes(tensors=(tensor(offset=64), tensor(offset=256))),
        gguf_bytes(tensors=(text("t") + struct.pack("<I", 9),)),
    ],
)
def test_hostile_headers(content: bytes, refused: Callable[[bytes], None]) -> None:
    refused(content)


def test_any_changed_header_ends_in_our_error_or_passes(tiny_gguf: Path, tmp_path: Path) -> None:
    whole = tiny_gguf.read_bytes()
    chance, path, refusals = random.Random(5), tmp_path / "changed.gguf", 0
    for _ in range(400):
        changed = bytearray(whole)
        for _ in range(chance.randint(1, 3)):
            changed[chance.randrange(3000)] = chance.randrange(256)
        path.write_bytes(changed)
        try:
            read_header(path)
        except ModelDamaged:
            refusals += 1
    assert 20 < refusals < 400


def test_the_table_of_types_is_ggml_s() -> None:
    told = {int(kind): sizes for kind, sizes in gguf.GGML_QUANT_SIZES.items() if int(kind) != Q8_1}
    assert told == _BLOCKS


def test_the_known_architectures_are_llama_cpp_s() -> None:
    assert set(gguf.MODEL_ARCH_NAMES.values()) >= KNOWN


def test_the_tiny_models_layers_can_be_counted(tmp_path: Path) -> None:
    assert read_header(write_gguf(tmp_path / "deep.gguf", layers=3)).layers == 3


def numbers(name: str, *values: int) -> bytes:
    return key(name, 9, struct.pack(f"<IQ{len(values)}I", 4, len(values), *values))


def test_what_is_given_one_a_layer_counts_by_its_largest(tmp_path: Path) -> None:
    path = tmp_path / "model.gguf"
    heads = (numbers("llama.attention.head_count", 2, 4), numbers("llama.attention.head_count_kv", 0, 4))
    path.write_bytes(gguf_bytes(keys=(*KEYS[:-1], *heads, number("llama.attention.key_length", 1_000))))
    assert read_header(path).cache_bytes_per_token == 2 * 2 * 4 * (1_000 + 64 // 2)


def test_what_recurrent_layers_keep_is_reckoned(tmp_path: Path, refused: Callable[[bytes], None]) -> None:
    path = tmp_path / "model.gguf"
    sizes = {"inner_size": 100, "state_size": 16, "conv_kernel": 4, "group_count": 1}
    keys = tuple(number(f"llama.ssm.{name}", value) for name, value in sizes.items())
    path.write_bytes(gguf_bytes(keys=(*KEYS, *keys)))
    assert read_header(path).state_bytes == 4 * 2 * (4 * (100 + 32) + 100 * 16)
    refused(gguf_bytes(keys=(*KEYS, number("llama.ssm.inner_size", 1 << 31))))
    refused(gguf_bytes(keys=(*KEYS, numbers("llama.attention.head_count_kv", 1, 1 << 31))))
