"""Hostile and broken model files: each is refused by its content, before a native library could see it."""

from __future__ import annotations

import io
import json
import pickle
import shutil
import struct
import zipfile

import numpy as np
import onnx
import pytest

from diary_desktop.domain.errors import ModelError
from diary_desktop.engines.model_checks import check_ctranslate2, check_model, check_onnx, check_safetensors, is_pickle


def _zip(names):
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return kept.getvalue()


PICKLES = {
    **{f"protocol {number}": pickle.dumps({"a": [1]}, protocol=number) for number in range(2, 6)},
    "torch archive": _zip(["archive/data.pkl", "archive/data/0"]),
    "numpy archive": _zip(["a.npy"]),
    "broken archive": b"PK\x03\x04 and no more",
    "protocol 0": b"cos\nsystem\n(S'true'\ntR.",
    "protocol 0, a dictionary": pickle.dumps({"a": 1}, protocol=0),
}


@pytest.mark.parametrize("name", PICKLES)
def test_a_pickle_is_known_whatever_it_calls_itself(tmp_path, name):
    path = tmp_path / "model.safetensors"
    path.write_bytes(PICKLES[name])
    assert is_pickle(path)


@pytest.mark.parametrize("role", ["listening", "answering", "memory", "speaking"])
def test_sound_models_pass(role, tiny_whisper, tiny_gguf, tiny_voice, tiny_sentences, tmp_path):
    check_model(role, _one(role, tiny_whisper, tiny_gguf, tiny_voice, tiny_sentences, tmp_path))


@pytest.mark.parametrize("role", ["listening", "answering", "memory", "speaking"])
def test_a_pickle_beside_sound_files_spoils_all(role, tiny_whisper, tiny_gguf, tiny_voice, tiny_sentences, tmp_path):
    folder = _one(role, tiny_whisper, tiny_gguf, tiny_voice, tiny_sentences, tmp_path)
    (folder / "notes.txt").write_bytes(PICKLES["protocol 4"])
    with pytest.raises(ModelError):
        check_model(role, folder)


@pytest.mark.parametrize("role", ["listening", "answering", "memory", "speaking"])
def test_a_folder_without_what_it_needs_is_refused(role, tmp_path):
    with pytest.raises(ModelError):
        check_model(role, tmp_path)


def _one(role, whisper, gguf, voice, sentences, tmp_path):
    folder = tmp_path / role
    if role in ("listening", "memory"):
        return shutil.copytree(whisper if role == "listening" else sentences, folder)
    folder.mkdir()
    for path in [gguf] if role == "answering" else [voice, voice.with_name(f"{voice.name}.json")]:
        shutil.copy(path, folder / path.name)
    return folder


def _safetensors(outline, data=b"\0" * 64, length=None):
    head = outline if isinstance(outline, bytes) else json.dumps(outline).encode()
    return struct.pack("<Q", len(head) if length is None else length) + head + data


def _tensor(start, end):
    return {"a": {"dtype": "F32", "shape": [16], "data_offsets": [start, end]}}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\0" * 7,
        _safetensors(b"{"),
        _safetensors(b"[]"),
        _safetensors({}),
        _safetensors({"__metadata__": {"a": "b"}}),
        _safetensors(_tensor(0, 65)),
        _safetensors(_tensor(-1, 8)),
        _safetensors(_tensor(8, 4)),
        _safetensors({"a": {"dtype": "F32"}}),
        _safetensors({"a": {"data_offsets": [0]}}),
        _safetensors({"a": 1}),
        _safetensors(_tensor(0, 64), length=1 << 62),
        _safetensors(_tensor(0, 64), length=1 << 27),
        _safetensors(_tensor(0, 64), length=0),
    ],
)
def test_a_safetensors_outline_that_does_not_fit_is_refused(tmp_path, content):
    path = tmp_path / "model.safetensors"
    path.write_bytes(content)
    with pytest.raises(ModelError):
        check_safetensors(path)


def _graph(**changes):
    value = onnx.helper.make_tensor_value_info("x", onnx.TensorProto.FLOAT, [1])
    weight = onnx.numpy_helper.from_array(np.ones(1, np.float32), "w")
    node = onnx.helper.make_node("Add", ["x", "w"], ["y"])
    graph = onnx.helper.make_graph([node], "g", [value], [onnx.helper.make_empty_tensor_value_info("y")], [weight])
    return onnx.helper.make_model(graph, **changes)


def _outside(tensor):
    tensor.data_location = onnx.TensorProto.EXTERNAL
    entry = tensor.external_data.add()
    entry.key, entry.value = "location", "../../secret"


def _external():
    model = _graph()
    _outside(model.graph.initializer[0])
    return model


def _external_inside_a_branch():
    model = _graph()
    branch = _external().graph
    node = onnx.helper.make_node("If", ["x"], ["z"], then_branch=branch, else_branch=branch)
    model.graph.node.append(node)
    return model


def _external_constant():
    tensor = onnx.numpy_helper.from_array(np.ones(1, np.float32), "c")
    _outside(tensor)
    model = _graph()
    model.graph.node.append(onnx.helper.make_node("Constant", [], ["c"], value=tensor))
    return model


def _custom_domain():
    return _graph(opset_imports=[onnx.helper.make_opsetid("", 17), onnx.helper.make_opsetid("evil.ops", 1)])


def _no_nodes():
    model = _graph()
    del model.graph.node[:]
    return model


@pytest.mark.parametrize(
    "make",
    [_external, _external_inside_a_branch, _external_constant, _custom_domain, _no_nodes],
    ids=lambda one: one.__name__,
)
def test_an_onnx_graph_that_reaches_out_is_refused(tmp_path, make):
    path = tmp_path / "voice.onnx"
    path.write_bytes(make().SerializeToString())
    with pytest.raises(ModelError):
        check_onnx(path)


@pytest.mark.parametrize("content", [b"", b"hello, this is no graph", b"\xff" * 300])
def test_what_is_no_onnx_graph_is_refused(tmp_path, content):
    path = tmp_path / "voice.onnx"
    path.write_bytes(content)
    with pytest.raises(ModelError):
        check_onnx(path)


def test_a_plain_graph_passes(tmp_path):
    path = tmp_path / "voice.onnx"
    path.write_bytes(_graph().SerializeToString())
    check_onnx(path)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        struct.pack("<IH", 99, 12) + b"WhisperSpec\0",
        struct.pack("<IH", 0, 12) + b"WhisperSpec\0",
        struct.pack("<IH", 6, 60_000) + b"Whisper",
        struct.pack("<IH", 6, 5) + b"\xff\xfe\xfd\xfc\0",
        b"<html>not found</html>",
        b"version https://git-lfs.github.com/spec/v1",
    ],
)
def test_what_is_no_ctranslate2_binary_is_refused(tmp_path, content):
    path = tmp_path / "model.bin"
    path.write_bytes(content)
    with pytest.raises(ModelError):
        check_ctranslate2(path)
