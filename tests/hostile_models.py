"""Forty files that wish a program ill, each in the clothes of a model: what they are, and for which role."""

from __future__ import annotations

import io
import json
import pickle
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

HUGE = 1 << 62

Put = Callable[[Path], Path]
"""Puts a hostile model into an empty folder and gives what a person would choose."""


class _Runs:
    def __reduce__(self) -> tuple[object, tuple[str]]:
        return (open, ("/tmp/diary-was-run",))


def text(value: str) -> bytes:
    coded = value.encode()
    return struct.pack("<Q", len(coded)) + coded


def number(name: str, value: int) -> bytes:
    return text(name) + struct.pack("<II", 4, value)


def _tokens(count: int = 2) -> bytes:
    return text("tokenizer.ggml.tokens") + struct.pack("<IIQ", 9, 8, count) + text("a") + text("b")


def _keys(name: str = "llama", **changed: int) -> list[bytes]:
    values = {
        "llama.block_count": 1,
        "llama.context_length": 128,
        "llama.embedding_length": 64,
        "llama.attention.head_count": 4,
    }
    values |= {key.replace("__", "."): value for key, value in changed.items()}
    kind = text("general.architecture") + struct.pack("<I", 8) + text(name)
    return [kind, *(number(key.replace("llama", name), value) for key, value in values.items()), _tokens()]


def _tensor(shape: tuple[int, ...] = (8, 2), kind: int = 0, offset: int = 0) -> bytes:
    head = text("token_embd.weight") + struct.pack("<I", len(shape))
    return head + struct.pack(f"<{len(shape)}Q", *shape) + struct.pack("<IQ", kind, offset)


def _gguf(
    keys: list[bytes] | None = None, tensors: list[bytes] | None = None, *, magic: bytes = b"GGUF", version: int = 3,
    counts: tuple[int, int] | None = None,
) -> bytes:  # fmt: skip
    keys, tensors = keys or _keys(), tensors or [_tensor()]
    told = counts or (len(tensors), len(keys))
    head = magic + struct.pack("<IQQ", version, *told) + b"".join(keys) + b"".join(tensors)
    return head + bytes(-len(head) % 32) + bytes(4096)


def _onnx(change: Callable[[onnx.ModelProto], object]) -> bytes:
    value = helper.make_tensor_value_info("input", TensorProto.INT64, [1])
    weight = numpy_helper.from_array(np.ones(4, np.float32), "w")
    nodes = [helper.make_node("Gather", ["w", "input"], ["output"])]
    outputs = [helper.make_tensor_value_info("output", TensorProto.FLOAT, [1])]
    model = helper.make_model(
        helper.make_graph(nodes, "g", [value], outputs, [weight]), opset_imports=[helper.make_opsetid("", 17)]
    )
    change(model)
    return model.SerializeToString()


def _outside(model: onnx.ModelProto) -> None:
    tensor = model.graph.initializer[0]
    tensor.data_location = TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "../../../../etc/passwd"


def _foreign(model: onnx.ModelProto) -> None:
    model.opset_import.append(helper.make_opsetid("evil.ops", 1))
    model.graph.node[0].domain = "evil.ops"


def _zip(names: dict[str, bytes]) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name, data in names.items():
            archive.writestr(name, data)
    return kept.getvalue()


def _safetensors(outline: object, length: int | None = None) -> bytes:
    head = json.dumps(outline).encode()
    return struct.pack("<Q", len(head) if length is None else length) + head + bytes(64)


VOICE: dict[str, object] = {
    "audio": {"sample_rate": 22_050},
    "espeak": {"voice": "en-us"},
    "language": {"code": "en_US"},
    "phoneme_type": "espeak",
    "num_symbols": 256,
    "num_speakers": 1,
    "phoneme_id_map": {},
    "inference": {},
}


def _file(name: str, content: bytes, **beside: bytes) -> Put:
    def put(folder: Path) -> Path:
        for other, data in beside.items():
            (folder / other.replace("__", ".")).write_bytes(data)
        (folder / name).write_bytes(content)
        return folder / name

    return put


def _voice(content: bytes, description: object = VOICE) -> Put:
    def put(folder: Path) -> Path:
        (folder / "voice.onnx.json").write_bytes(
            description if isinstance(description, bytes) else json.dumps(description).encode()
        )
        (folder / "voice.onnx").write_bytes(content)
        return folder / "voice.onnx"

    return put


def _folder(files: dict[str, bytes]) -> Put:
    def put(folder: Path) -> Path:
        for name, data in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(data)
        return folder

    return put


def _linked(name: str, files: dict[str, bytes]) -> Put:
    def put(folder: Path) -> Path:
        _folder(files)(folder)
        (folder / name).symlink_to("/etc/passwd")
        return folder

    return put


def _kit(files: list[dict[str, object]], members: dict[str, bytes], **model: object) -> Put:
    told = {"role": "answering", "name": "evil.gguf", "key": "", "files": files} | model
    listing = json.dumps({"format": 1, "models": [told]}).encode()
    return _file("kit.zip", _zip({"kit.json": listing, **members}))


def _bomb(folder: Path) -> Path:
    """A kilobyte that says it is a gigabyte."""
    path = folder / "kit.zip"
    listing = {"format": 1, "models": [{"role": "answering", "name": "a.gguf", "key": "",
               "files": [{"path": "a.gguf", "bytes": 1 << 27, "sha256": "0" * 64}]}]}  # fmt: skip
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("kit.json", json.dumps(listing))
        with archive.open("answering/a.gguf/a.gguf", "w") as out:
            for _ in range(128):
                out.write(bytes(1 << 20))
    return path


_WHISPER = {"config.json": b"{}", "tokenizer.json": b"{}"}
_BERT = {"modules.json": b"[]", "config.json": b"{}", "tokenizer.json": b"{}"}
_SPEC = struct.pack("<IH", 6, 12) + b"WhisperSpec\0"
_LONG = {"path": "a.gguf", "bytes": 1, "sha256": "0" * 64}

HOSTILE: dict[str, Put] = {
    "gguf of 2^31 layers": _file("m.gguf", _gguf(_keys(llama__block_count=(1 << 31)))),
    "gguf of 201 layers": _file("m.gguf", _gguf(_keys(llama__block_count=201))),
    "gguf of no layers": _file("m.gguf", _gguf(_keys(llama__block_count=0))),
    "gguf without heads": _file("m.gguf", _gguf(_keys(llama__attention__head_count=0))),
    "gguf whose heads do not divide its width": _file("m.gguf", _gguf(_keys(llama__attention__head_count=7))),
    "gguf of a width of 4 G": _file("m.gguf", _gguf(_keys(llama__embedding_length=(1 << 32) - 1))),
    "gguf of a context of 4 G": _file("m.gguf", _gguf(_keys(llama__context_length=(1 << 32) - 1))),
    "gguf of another magic": _file("m.gguf", _gguf(magic=b"GGML")),
    "gguf of version 99": _file("m.gguf", _gguf(version=99)),
    "gguf of the other byte order": _file("m.gguf", _gguf(version=3 << 24)),
    "gguf of 2^62 keys": _file("m.gguf", _gguf(counts=(1, HUGE))),
    "gguf of 2^62 tensors": _file("m.gguf", _gguf(counts=(HUGE, 6))),
    "gguf with a text of 2^62 letters": _file("m.gguf", _gguf([*_keys(), struct.pack("<Q", HUGE)])),
    "gguf with an array of arrays": _file("m.gguf", _gguf([*_keys(), text("x") + struct.pack("<IIQ", 9, 9, 1 << 30)])),
    "gguf whose tensor ends outside": _file("m.gguf", _gguf(tensors=[_tensor(offset=1 << 40)])),
    "gguf whose tensor's size overflows": _file("m.gguf", _gguf(tensors=[_tensor((1 << 40, 1 << 40))])),
    "gguf of an unknown architecture": _file("m.gguf", _gguf(_keys("evil"))),
    "gguf that is an error page": _file("m.gguf", b"<html>404</html>" * 40),
    "pickle called gguf": _file("m.gguf", pickle.dumps(_Runs())),
    "onnx with its weights elsewhere": _voice(_onnx(_outside)),
    "onnx with operators of a library": _voice(_onnx(_foreign)),
    "onnx that is noise": _voice(b"\xff" * 4096),
    "onnx that is empty": _voice(b""),
    "pickle called onnx": _voice(pickle.dumps(_Runs())),
    "voice without a description": _file("voice.onnx", _onnx(lambda _: None)),
    "voice whose description is a list": _voice(_onnx(lambda _: None), []),
    "voice whose description nests without end": _voice(_onnx(lambda _: None), b"[" * 200_000),
    "voice of no language": _voice(_onnx(lambda _: None), {**VOICE, "language": {}, "espeak": {}}),
    "safetensors with an outline of 2^62": _folder({**_BERT, "model.safetensors": _safetensors({}, HUGE)}),
    "safetensors that reach outside": _folder(
        {
            **_BERT,
            "model.safetensors": _safetensors({"a": {"dtype": "F32", "shape": [9], "data_offsets": [0, 1 << 40]}}),
        }
    ),
    "pickle called safetensors": _folder({**_BERT, "model.safetensors": pickle.dumps(_Runs())}),
    "pickle in an archive beside sound weights": _folder(
        {**_BERT, "model.safetensors": _safetensors({}), "pytorch_model.bin": _zip({"data.pkl": pickle.dumps(_Runs())})}
    ),
    "pickle of protocol 0 as a tokenizer": _folder(
        {**_WHISPER, "model.bin": _SPEC, "tokenizer.json": b"cos\nsystem\n."}
    ),
    "pickle called model.bin": _folder({**_WHISPER, "model.bin": pickle.dumps(_Runs())}),
    "CTranslate2 of version 99": _folder({**_WHISPER, "model.bin": struct.pack("<IH", 99, 12) + b"WhisperSpec\0"}),
    "CTranslate2 that breaks off": _folder({**_WHISPER, "model.bin": _SPEC + struct.pack("<I", 1 << 31)}),
    "folder with a link to elsewhere": _linked("vocabulary.txt", {**_WHISPER, "model.bin": _SPEC}),
    "kit that climbs out": _kit([{**_LONG, "path": "../../up"}], {"answering/evil.gguf/../../up": b"x"}),
    "kit that names a place in the system": _kit([{**_LONG, "path": "/etc/up"}], {"answering/evil.gguf//etc/up": b"x"}),
    "kit that swells": _bomb,
}
