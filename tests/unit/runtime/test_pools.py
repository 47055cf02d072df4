"""No thread of the program takes its memory where the window does, however glibc hands its pools out."""

from __future__ import annotations

import ctypes
import json
import subprocess
import sys

import pytest

from diary_desktop.runtime import pools

THREADS = """
import ctypes, json, threading
from diary_desktop.system import hardening

hardening.overwrite_freed_memory()
hardening.share_pools()

from diary_desktop.runtime import pools
from diary_desktop.runtime.engine_thread import EngineThread

library, told, over = ctypes.CDLL(None), [], threading.Event()
library.malloc.restype, library.malloc.argtypes = ctypes.c_void_p, (ctypes.c_size_t,)
library.free.argtypes = (ctypes.c_void_p,)


def bare():
    told.append(pools._in_the_main_pool(library))
    over.wait()


bares = [threading.Thread(target=bare, daemon=True) for _ in range(6)]
for one in bares:
    one.start()
while len(told) < 6:
    pass
engines = [EngineThread(name, object) for name in ("desk", "figures", "jobs", "search", "vault")]
own = [one.submit(lambda _, __: pools._in_the_main_pool(library)).result() for one in engines]
over.set()
print(json.dumps([told, own, pools._in_the_main_pool(library), pools.leave_the_windows_pool()]))
"""


@pytest.mark.skipif(
    sys.platform != "linux" or not hasattr(ctypes.CDLL(None), "gnu_get_libc_version"), reason="glibc's pools"
)
def test_engine_threads_leave_the_pool_of_the_main_thread_to_it() -> None:
    ran = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, check=True)
    bare, own, main, left = json.loads(ran.stdout)
    assert True in bare, "every thread has a pool of another: then nothing has to be left"
    assert own == [False] * 5
    assert main
    assert not left, "the main thread stays where it is"


def test_elsewhere_nothing_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not pools.leave_the_windows_pool()
