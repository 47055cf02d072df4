"""A thread that computes stands behind the one that asked for it, and nobody else does."""

from __future__ import annotations

import os
import sys
import threading

import pytest

from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.runtime.priority import BEHIND, HANDED_OVER_AFTER, quick_turns

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="threads have a priority on Linux only")


@pytest.mark.parametrize(("name", "behind"), [("recognizer", BEHIND), ("embedder", BEHIND), ("vault", 0), ("ear", 0)])
def test_only_those_that_compute_step_back(name: str, behind: int) -> None:
    thread: EngineThread[None] = EngineThread(name, lambda: None)
    here = os.getpriority(os.PRIO_PROCESS, 0)
    there = thread.call(lambda _, __: os.getpriority(os.PRIO_PROCESS, threading.get_native_id()))
    assert thread.close(5)
    assert there == min(19, here + behind)
    assert os.getpriority(os.PRIO_PROCESS, 0) == here


def test_threads_take_quick_turns_inside_and_no_longer_afterwards() -> None:
    before = sys.getswitchinterval()
    with quick_turns():
        assert sys.getswitchinterval() == pytest.approx(HANDED_OVER_AFTER)
        with quick_turns():
            assert sys.getswitchinterval() == pytest.approx(HANDED_OVER_AFTER)
    assert sys.getswitchinterval() == before
