"""Scrubbing zeroes what freed text left behind; the process looks at its own memory to tell."""

from __future__ import annotations

import subprocess
import sys

import pytest

from diary_desktop.system import scrubbing

LOOK = """
import gc
from diary_desktop.system.own_memory import Hidden, counts
from diary_desktop.system.scrubbing import scrub
gc.disable()
WORD = Hidden(bytes(reversed(b"edalamram")))  # turned round, so that this source does not hold it
def texts():
    word = WORD.shown().decode()
    return len([f"{n:05d} {word} lantern" * k for k in (1, 4, 9) for n in range(4000)])
texts()
before = counts({"word": WORD})["word"]
scrub()
print(before, counts({"word": WORD})["word"])
"""


@pytest.mark.skipif(sys.platform != "linux", reason="looks at its own memory")
def test_freed_texts_are_gone() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert before > 1_000, "the control: freeing alone clears nothing"
    assert after <= 2


COLLECT = """
import gc, weakref
from diary_desktop.system.scrubbing import scrub
class Litter: pass
litter = Litter()
litter.itself = litter  # so that only the collector can free it
gc.freeze()  # as a window does once the diary is open
gone = weakref.ref(litter)
del litter
scrub()
print(gone() is None)
scrub()
"""


def test_it_collects_and_may_be_called_twice() -> None:
    """In a process of its own: this one holds what other tests left, which is not to be collected here."""
    done = subprocess.run([sys.executable, "-c", COLLECT], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["True"]


@pytest.mark.skipif(sys.platform != "linux", reason="glibc's own")
def test_what_a_thread_keeps_at_hand_is_overwritten() -> None:
    code = (
        "import ctypes\nfrom diary_desktop.system import own_memory, scrubbing\n"
        "library = ctypes.CDLL(None); library.malloc.restype = ctypes.c_void_p\n"
        "kept = [library.malloc(300) for _ in range(40)]  # what lay at hand before would leave no room for ours\n"
        "places = [library.malloc(300) for _ in range(5)]\n"
        "for one in places: ctypes.memset(one, 7, 300); library.free(ctypes.c_void_p(one))\n"
        "def left(): return sum(bytes([7]) * 64 in own_memory.read(one + 16, 280) for one in places)\n"
        "before = left(); scrubbing.scrub_thread(); print(before, left())\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    before, after = map(int, done.stdout.split())
    assert before > 2, "the control: freeing alone clears nothing here"
    assert after == 0


def test_every_size_a_text_fits_in_is_filled() -> None:
    assert scrubbing._fill_small_blocks() > 100_000


@pytest.mark.skipif(sys.platform != "linux", reason="counts KiB, as Linux does")
def test_one_size_after_another_needs_little_memory() -> None:
    """With all of them at once whatever another thread makes meanwhile lies among zeros, and keeps them in memory."""
    code = (
        "import resource\nfrom diary_desktop.system import scrubbing\n"
        "def most(): return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "before = most(); scrubbing.scrub(); print(most() - before)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) < 24 * 1024, "thirty sizes of at least 2 MiB each would take over 60"
