"""Named arrays end to end in one run of bytes, and back without copying: names, types and shapes, nothing that runs."""

from __future__ import annotations

import json
import struct
from collections.abc import Mapping
from typing import Any

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[Any]

_LENGTH = struct.Struct("<Q")
_STEP = 8
"""Every array begins at a multiple of this, as processors like it."""


def packed(arrays: Mapping[str, Array]) -> list[memoryview]:
    """In pieces: a head that says what follows, then each array as it lies in memory."""
    whole = {name: np.ascontiguousarray(array) for name, array in arrays.items()}
    head = json.dumps([[name, array.dtype.str, array.shape] for name, array in whole.items()]).encode()
    pieces = [_filled(_LENGTH.pack(len(head)) + head)]
    for array in whole.values():
        pieces += [array.reshape(-1).view(np.uint8).data, memoryview(bytes(-array.nbytes % _STEP))]
    return [piece for piece in pieces if piece.nbytes]


def unpacked(content: bytearray | memoryview) -> dict[str, Array]:
    """Views of ``content``. Raises ``ValueError`` where it is not what ``packed`` made."""
    if len(content) < _LENGTH.size:
        raise ValueError("too short")
    (length,) = _LENGTH.unpack_from(content)
    at = _LENGTH.size + length
    described = json.loads(bytes(content[_LENGTH.size : at]))
    found: dict[str, Array] = {}
    for name, kind, shape in described:
        at += -at % _STEP
        dtype = np.dtype(kind)
        count = int(np.prod(shape))
        found[name] = np.frombuffer(content, dtype, count, at).reshape(shape) if count else np.zeros(shape, dtype)
        at += count * dtype.itemsize
    return found


def _filled(content: bytes) -> memoryview:
    return memoryview(content + bytes(-len(content) % _STEP))
