"""Stops llama.cpp in the middle of its arithmetic: between two tokens is too late while it reads a long prompt."""

from __future__ import annotations

import ctypes
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import llama_cpp

from diary_desktop.domain.errors import Cancelled, CancelToken

LOOK_EVERY: Final = 0.02
"""Seconds between two looks at the cancel token."""


class StopFlag:
    """A byte that the library looks at before each of a batch's many steps, and stops once it is set.

    The look must not be a Python function: it would wait for the interpreter's lock at every step, which another busy
    thread holds for milliseconds. ``strlen`` does it: 0 for an empty text, 1 (true) for one of a letter.
    """

    def __init__(self, context: object) -> None:
        """``context``: the library's, which must not outlive this."""
        self._byte = ctypes.create_string_buffer(2)
        library = ctypes.cdll.msvcrt if sys.platform == "win32" else ctypes.CDLL(None)
        self._look = ctypes.cast(library.strlen, llama_cpp.ggml_abort_callback)
        llama_cpp.llama_set_abort_callback(context, self._look, ctypes.cast(self._byte, ctypes.c_void_p))

    @contextmanager
    def watching(self, token: CancelToken) -> Iterator[None]:
        """While this is open, the library stops soon after ``token`` is cancelled."""
        done = threading.Event()
        watch = threading.Thread(target=self._watch, args=(token, done), name="stop watch", daemon=True)
        watch.start()
        try:
            yield
        finally:
            done.set()
            watch.join()
            self._byte.value = b""

    def _watch(self, token: CancelToken, done: threading.Event) -> None:
        while not done.wait(LOOK_EVERY):
            try:
                token.raise_if_cancelled()
            except Cancelled:
                self._byte.value = b"s"
                return
