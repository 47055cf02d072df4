"""Opens ONNX graphs the same way everywhere: this processor only, few threads, errors in the diary's own words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt
import onnxruntime  # type: ignore[import-untyped]  # ships no type information
from onnxruntime.capi import onnxruntime_pybind11_state as native  # type: ignore[import-untyped]  # as above

from diary_desktop.domain.errors import ModelDamaged, ModelError, ModelMissing, OutOfMemory

Tensor = npt.NDArray[np.generic]

NATIVE_ERRORS: Final = (
    native.Fail,
    native.InvalidArgument,
    native.InvalidGraph,
    native.InvalidProtobuf,
    native.NoModel,
    native.NoSuchFile,
    native.NotImplemented,
    native.RuntimeException,
)
"""Everything the library raises for a file it cannot use; they have no common base class."""

_SILENT: Final = 4
"""Log severity "fatal": the library writes warnings about odd graphs straight to standard error."""


def open_native(path: Path, role: str, threads: int = 1) -> onnxruntime.InferenceSession:
    """The library's own session. Raises ``ModelMissing`` (naming ``role``), ``ModelDamaged`` or ``OutOfMemory``."""
    if not path.is_file():
        raise ModelMissing(role=role)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False  # the arena keeps the largest batch's memory for ever
    options.log_severity_level = _SILENT
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except NATIVE_ERRORS as error:
        raise translated(error) from error


class OnnxSession:
    """One loaded graph. Not thread-safe by our rule: whichever engine thread opened it runs it."""

    def __init__(self, path: Path, role: str, threads: int = 1) -> None:
        """Raises like ``open_native``."""
        self._session = open_native(path, role, threads)

    @property
    def inputs(self) -> tuple[str, ...]:
        """Names of what the graph takes."""
        return tuple(one.name for one in self._session.get_inputs())

    @property
    def outputs(self) -> tuple[str, ...]:
        """Names of what it gives."""
        return tuple(one.name for one in self._session.get_outputs())

    def run(self, feeds: Mapping[str, Tensor]) -> list[Tensor]:
        """Every output, in the order of ``outputs``. Raises ``ModelDamaged`` or ``OutOfMemory``."""
        try:
            return [np.asarray(one) for one in self._session.run(None, dict(feeds))]
        except NATIVE_ERRORS as error:
            raise translated(error) from error


def translated(error: Exception) -> ModelError:
    """The library's error as ours; it reports memory it could not get only in words."""
    words = str(error).lower()
    return OutOfMemory() if "allocate memory" in words or "bad_alloc" in words else ModelDamaged()
