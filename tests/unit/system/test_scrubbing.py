"""Scrubbing zeroes what freed text left behind; the process looks at its own memory to tell."""

from __future__ import annotations

import subprocess
import sys
import weakref

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


class Litter:
    """Only the collector can free one that holds itself."""

    itself: Litter


def test_it_collects_and_may_be_called_twice() -> None:
    litter = Litter()
    litter.itself = litter
    gone = weakref.ref(litter)
    del litter
    scrubbing.scrub()
    assert gone() is None
    scrubbing.scrub()


def test_every_size_a_text_fits_in_is_filled() -> None:
    assert scrubbing._fill_small_blocks() > 100_000
