"""Looks at a model nobody vouches for before any native library does: no pickle, no stray parts, a sane outline.

A bad file does not fail in those libraries, it ends the process; a pickle runs whatever its maker wrote. What is looked
at here is each format's outline only, so a file that passes is not proved to be good.
"""

from __future__ import annotations

import json
import struct
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import onnx
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]  # ships no type information

from diary_desktop.domain.catalogue import Role
from diary_desktop.domain.errors import ModelDamaged
from diary_desktop.engines.gguf_header import read_header
from diary_desktop.engines.placed_models import FOLDERS, files_of_placed
from diary_desktop.engines.voice_file import voice_language

LARGEST_OUTLINE: Final = 100 * 1024 * 1024
"""Bytes of JSON at the head of a safetensors file; its own readers refuse more."""

NEWEST_CTRANSLATE2: Final = 6
"""Of the binary format; older ones can be read."""

DOMAINS: Final = frozenset({"", "ai.onnx", "ai.onnx.ml", "com.microsoft"})
"""Operators that come with ONNX Runtime; any other domain wants a library of its own."""

_FIRST: Final = {"answering": "*.gguf", "speaking": "*.onnx"}

_PICKLE_MARKS: Final = tuple(bytes([0x80, protocol]) for protocol in range(2, 6))
_GRAPHS: Final = onnx.AttributeProto.GRAPH, onnx.AttributeProto.GRAPHS


def check_model(role: Role, folder: Path) -> None:
    """Every file of a model that was gathered in ``folder``. Raises ``ModelDamaged``, ``ModelMissing``."""
    for path in sorted(one for one in folder.rglob("*") if one.is_file()):
        if path.is_symlink() or is_pickle(path):
            raise _refused()
    _BY_ROLE[role](folder if role in FOLDERS else _only(folder, _FIRST[role]))


def check_placed(role: Role, place: Path) -> None:
    """The same of a model that lies where the engines look, perhaps with others beside it. Raises as above."""
    for path in files_of_placed(role, place):
        if path.is_symlink() or is_pickle(path):
            raise _refused()
    _BY_ROLE[role](place)


def is_pickle(path: Path) -> bool:
    """Whether loading ``path`` would run code: a pickle by its first bytes, or a ZIP file with one inside."""
    with path.open("rb") as file:
        head = file.read(4)
    if head[:2] in _PICKLE_MARKS or head[:2] == b"PK":
        return head[:2] != b"PK" or _holds_pickle(path)
    return head.startswith((b"(dp", b"(lp", b"ccopy", b"cos\n", b"cpos", b"cbui", b"c__b", b"csub"))


def _holds_pickle(path: Path) -> bool:
    try:
        with zipfile.ZipFile(path) as archive:
            return bool(archive.namelist())  # no format that is loaded here is a ZIP file at all
    except zipfile.BadZipFile:
        return True


def check_safetensors(path: Path) -> None:
    """Its outline is JSON and every tensor lies inside the file. Raises ``ModelDamaged``."""
    size = path.stat().st_size
    try:
        with path.open("rb") as file:
            (length,) = struct.unpack("<Q", file.read(8))
            if not 2 <= length <= min(LARGEST_OUTLINE, size - 8):
                raise _refused()
            outline = json.loads(file.read(length))
        ends = [one["data_offsets"] for name, one in outline.items() if name != "__metadata__"]
        if not ends or not all(0 <= start <= end <= size - 8 - length for start, end in ends):
            raise _refused()
    except (struct.error, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise _refused() from error


def check_onnx(path: Path) -> None:
    """All of it in this one file, with operators everybody has. Raises ``ModelDamaged``."""
    try:
        model = onnx.load_model(str(path), load_external_data=False)
    except (DecodeError, ValueError) as error:
        raise _refused() from error
    if not {one.domain for one in model.opset_import} <= DOMAINS or not model.graph.node:
        raise _refused()
    parts: list[onnx.GraphProto | onnx.FunctionProto] = [model.graph, *model.functions]
    if any(_lies_outside(one) for part in parts for one in _tensors(part)):
        raise _refused()


def _tensors(graph: onnx.GraphProto | onnx.FunctionProto) -> Iterator[onnx.TensorProto]:
    """Every tensor of a graph and of the graphs inside its nodes."""
    if isinstance(graph, onnx.GraphProto):
        yield from graph.initializer
        yield from (one.values for one in graph.sparse_initializer)
    for attribute in (one for node in graph.node for one in node.attribute):
        if attribute.type in _GRAPHS:
            for inner in (attribute.g, *attribute.graphs):
                yield from _tensors(inner)
        elif attribute.type in (onnx.AttributeProto.TENSOR, onnx.AttributeProto.TENSORS):
            yield from (attribute.t, *attribute.tensors)


def _lies_outside(tensor: onnx.TensorProto) -> bool:
    return tensor.data_location == onnx.TensorProto.EXTERNAL or bool(tensor.external_data)


def check_ctranslate2(path: Path) -> None:
    """A binary of a version that is known, saying what it is for. Raises ``ModelDamaged``."""
    with path.open("rb") as file:
        head = file.read(64)
    try:
        version, length = struct.unpack_from("<IH", head)
        name = head[6 : 6 + length - 1].decode("ascii")
    except (struct.error, ValueError) as error:
        raise _refused() from error
    if not 1 <= version <= NEWEST_CTRANSLATE2 or not name.endswith("Spec"):
        raise _refused()


def _listening(folder: Path) -> None:
    check_ctranslate2(_required(folder, "model.bin"))
    for name in ("config.json", "tokenizer.json"):
        _object(_required(folder, name))


def _answering(path: Path) -> None:
    read_header(path)


def _speaking(path: Path) -> None:
    voice_language(path)
    check_onnx(path)


def _memory(folder: Path) -> None:
    for name in ("modules.json", "config.json", "tokenizer.json"):
        _required(folder, name)
    weights = sorted(folder.rglob("*.safetensors"))
    if not weights:
        raise _refused()
    for path in weights:
        check_safetensors(path)


_BY_ROLE: Final[dict[Role, Callable[[Path], None]]] = {
    "listening": _listening,
    "answering": _answering,
    "memory": _memory,
    "speaking": _speaking,
}


def _only(folder: Path, pattern: str) -> Path:
    found = list(folder.glob(pattern))
    if len(found) != 1:
        raise _refused()
    return found[0]


def _required(folder: Path, name: str) -> Path:
    path = folder / name
    if not path.is_file():
        raise _refused()
    return path


def _object(path: Path) -> None:
    try:
        if not isinstance(json.loads(path.read_text(encoding="utf-8")), dict):
            raise _refused()
    except (ValueError, RecursionError) as error:
        raise _refused() from error


def _refused() -> ModelDamaged:
    return ModelDamaged(
        "A file of this model is not what it should be, so nothing of it was taken in.",
        "Get the model again from where it came, or choose another.",
    )
