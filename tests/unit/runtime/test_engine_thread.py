"""One thread, one engine: order, loading, cancelling, closing, and who may wait for whom."""

from __future__ import annotations

import _thread
import threading
from collections.abc import Callable, Iterator

import pytest

from diary_desktop.domain.errors import Cancelled, CancelToken, ModelMissing
from diary_desktop.runtime import priority
from diary_desktop.runtime.engine_thread import WAIT_ORDER, EngineThread, Token


def new_words() -> list[str]:
    return []


def words_on(name: str) -> EngineThread[list[str]]:
    return EngineThread(name, new_words)


def noted(number: int) -> Callable[[list[str], CancelToken], list[str]]:
    def job(engine: list[str], _: CancelToken) -> list[str]:
        engine.append(str(number))
        return list(engine)

    return job


@pytest.fixture
def made() -> Iterator[list[EngineThread[list[str]]]]:
    threads: list[EngineThread[list[str]]] = []
    yield threads
    for one in threads:
        assert one.close(5)


def test_jobs_run_in_order_on_one_thread_with_an_engine_loaded_once(made: list[EngineThread[list[str]]]) -> None:
    loads: list[str] = []

    def load() -> list[str]:
        loads.append(threading.current_thread().name)
        return []

    thread = EngineThread("search", load)
    made.append(thread)
    futures = [thread.submit(noted(number)) for number in range(5)]
    assert futures[-1].result(5) == ["0", "1", "2", "3", "4"]
    assert loads == ["search"]


def test_no_thread_starts_before_the_first_job() -> None:
    thread = words_on("search")
    assert "search" not in {one.name for one in threading.enumerate()}
    assert thread.close(0.1)


def test_an_error_reaches_whoever_asked_and_the_next_job_runs(made: list[EngineThread[list[str]]]) -> None:
    thread = words_on("vault")
    made.append(thread)
    with pytest.raises(ZeroDivisionError):
        thread.call(lambda _, __: 1 // 0)
    assert thread.call(lambda _, __: "fine") == "fine"


def test_a_failed_load_is_tried_again_by_the_next_job(made: list[EngineThread[list[str]]]) -> None:
    answers: list[list[str] | Exception] = [ModelMissing(role="answering"), ["installed meanwhile"]]

    def load() -> list[str]:
        answer = answers.pop(0)
        if isinstance(answer, Exception):
            raise answer
        return answer

    thread = EngineThread("language", load)
    made.append(thread)
    with pytest.raises(ModelMissing):
        thread.call(lambda engine, _: engine)
    assert thread.call(lambda engine, _: engine) == ["installed meanwhile"]


def test_a_cancelled_token_ends_a_waiting_job_unrun(made: list[EngineThread[list[str]]]) -> None:
    thread = words_on("jobs")
    made.append(thread)
    gate, token = threading.Event(), Token()
    first = thread.submit(lambda _, __: gate.wait(5))
    second = thread.submit(lambda engine, _: engine.append("ran"), token)
    token.cancel()
    gate.set()
    assert first.result(5) is True
    with pytest.raises(Cancelled):
        second.result(5)
    assert thread.call(lambda engine, _: list(engine)) == []


def test_a_cancelled_future_is_not_run(made: list[EngineThread[list[str]]]) -> None:
    thread = words_on("jobs")
    made.append(thread)
    gate = threading.Event()
    thread.submit(lambda _, __: gate.wait(5))
    second = thread.submit(lambda engine, _: engine.append("ran"))
    assert second.cancel()
    gate.set()
    assert thread.call(lambda engine, _: list(engine)) == []


def test_unload_drops_the_engine_and_the_next_job_loads_again(made: list[EngineThread[list[str]]]) -> None:
    dropped: list[list[str]] = []
    thread: EngineThread[list[str]] = EngineThread("language", new_words, dropped.append)
    made.append(thread)
    thread.call(lambda engine, _: engine.append("diary text"))
    thread.unload().result(5)
    assert dropped == [["diary text"]]
    assert thread.call(lambda engine, _: list(engine)) == []


def test_work_between_two_jobs_runs_there_without_the_engine(made: list[EngineThread[list[str]]]) -> None:
    seen: list[str] = []

    def note() -> None:
        seen.append(threading.current_thread().name)

    thread = EngineThread("language", new_words)
    made.append(thread)
    thread.between(note).result(5)
    assert seen == [], "a thread that never began has nothing to clear"
    thread.call(lambda engine, _: engine)
    thread.between(note).result(5)
    thread.call(lambda _, __: thread.between(note).result(5))
    assert seen == ["language", "language"]
    thread.close(5)
    thread.between(note).result(5)
    assert len(seen) == 2


def test_an_unload_that_fails_says_so(made: list[EngineThread[list[str]]]) -> None:
    def fail(_: list[str]) -> None:
        raise OSError("stuck")

    thread = EngineThread("language", new_words, fail)
    made.append(thread)
    thread.call(lambda engine, _: engine)
    with pytest.raises(OSError, match="stuck"):
        thread.unload().result(5)


def test_closing_runs_what_is_queued_and_refuses_what_comes_later() -> None:
    thread = words_on("search")
    gate = threading.Event()
    thread.submit(lambda _, __: gate.wait(5))
    queued = thread.submit(lambda _, __: "done")
    assert thread.close(0.05) is False
    gate.set()
    assert thread.close(5) is True
    assert queued.result(5) == "done"
    with pytest.raises(Cancelled):
        thread.call(lambda _, __: "late")


def test_waiting_points_one_way(made: list[EngineThread[list[str]]]) -> None:
    vault, jobs = words_on("vault"), words_on("jobs")
    made += [vault, jobs]
    assert jobs.call(lambda _, __: vault.call(lambda _, __: "right")) == "right"
    with pytest.raises(RuntimeError, match="vault must not wait for jobs"):
        vault.call(lambda _, __: jobs.call(lambda _, __: "left"))
    with pytest.raises(ValueError, match="order"):
        words_on("somewhere")
    assert WAIT_ORDER[-1] == "vault"


def test_a_token_wakes_a_sleeper() -> None:
    token = Token()
    token.wait(0)
    assert not token.cancelled
    token.cancel()
    with pytest.raises(Cancelled):
        token.wait(60)
    assert token.cancelled


def test_a_token_asked_on_a_thread_that_python_did_not_start_leaves_none_behind() -> None:
    """The sound system's threads ask it fifty times a second."""
    token, asked = Token(), threading.Lock()
    before = set(threading.enumerate())

    def ask() -> None:
        token.raise_if_cancelled()
        asked.release()

    asked.acquire()
    _thread.start_new_thread(ask, ())
    assert asked.acquire(timeout=10)
    assert set(threading.enumerate()) == before


def test_only_steps_on_threads_that_go_through_many_things_give_way(monkeypatch: pytest.MonkeyPatch) -> None:
    gave: list[str] = []
    monkeypatch.setattr(priority, "give_way", lambda: gave.append(threading.current_thread().name))
    for name in ("desk", "vault"):
        thread = EngineThread(name, lambda: None)
        thread.call(lambda _, token: token.raise_if_cancelled())
        assert thread.close(10)
    assert set(gave) == {"desk"}
