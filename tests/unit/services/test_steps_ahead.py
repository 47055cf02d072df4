"""Steps done ahead: in order, never many, with others let in between, and no more once nobody asks."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from itertools import count, islice

import pytest

from diary_desktop.domain.errors import RecordDamaged
from diary_desktop.runtime.engine_thread import EngineThread
from diary_desktop.services.steps_ahead import StepsAhead
from diary_desktop.services.vault_state import VaultState, VaultThread

MOST = 3


@pytest.fixture
def thread() -> Iterator[VaultThread]:
    made = EngineThread("vault", VaultState)
    yield made
    assert made.close(5)


def test_every_step_comes_once_and_in_order(thread: VaultThread) -> None:
    rows = iter(range(1, 200))
    assert list(StepsAhead(thread, lambda _, __: next(rows, None), MOST)) == list(range(1, 200))


def test_it_waits_with_a_few_steps_in_hand(thread: VaultThread) -> None:
    done: list[int] = []
    numbers, full = count(), threading.Event()

    def step(_: object, __: object) -> int:
        done.append(next(numbers))
        if len(done) == MOST + 1:
            full.set()
        return done[-1]

    steps = iter(StepsAhead(thread, step, MOST))
    assert next(steps) == 0
    assert full.wait(5)
    for _ in range(3):  # whatever it still had in mind would be done before these
        thread.call(lambda _, __: None)
    assert done == [0, 1, 2, 3]
    assert list(islice(steps, 4)) == [1, 2, 3, 4]
    steps.close()  # type: ignore[attr-defined]  # it is a generator


def test_whatever_else_comes_is_done_after_one_step(thread: VaultThread) -> None:
    order: list[str] = []
    begun, go_on = threading.Event(), threading.Event()

    def step(_: object, __: object) -> int | None:
        order.append("step")
        begun.set()
        assert go_on.wait(5)
        return None if len(order) > 5 else 1

    steps = iter(StepsAhead(thread, step, 100))
    waiting = threading.Thread(target=lambda: list(steps))
    waiting.start()
    assert begun.wait(5)
    other = thread.submit(lambda _, __: order.append("other"))
    go_on.set()
    other.result(5)
    waiting.join(5)
    assert order[:2] == ["step", "other"]


def test_what_a_step_raises_is_raised_in_its_turn(thread: VaultThread) -> None:
    given = iter([1, 2])

    def step(_: object, __: object) -> int:
        try:
            return next(given)
        except StopIteration:
            raise RecordDamaged from None

    steps = iter(StepsAhead(thread, step, MOST))
    assert [next(steps), next(steps)] == [1, 2]
    with pytest.raises(RecordDamaged):
        next(steps)
