"""News, quiet imports and closing in order."""

from __future__ import annotations

import gc
import importlib
import logging
import sys
import threading
from importlib.machinery import ExtensionFileLoader
from pathlib import Path

import pytest

from diary_desktop.domain.errors import DiskFull
from diary_desktop.domain.events import Event, Failed, VaultLocked
from diary_desktop.runtime import imports
from diary_desktop.runtime.event_bus import EventBus
from diary_desktop.runtime.shutdown import Step, shut_down


def test_every_listener_hears_until_it_leaves() -> None:
    bus, heard, also = EventBus(), list[Event](), list[Event]()
    leave = bus.listen(heard.append)
    bus.listen(also.append)
    bus.publish(VaultLocked(1))
    leave()
    bus.publish(VaultLocked(2))
    assert [event.job_id for event in heard] == [1]
    assert [event.job_id for event in also] == [1, 2]


def test_job_numbers_are_never_given_twice() -> None:
    bus = EventBus()
    assert len({bus.new_job() for _ in range(100)}) == 100


def test_a_failure_is_logged_by_type_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO):
        EventBus().publish(Failed(3, DiskFull(), "record"))
    record = caplog.records[0]
    assert (record.msg, vars(record)["error"], vars(record)["place"]) == ("failed", "DiskFull", "record")


def test_quiet_imports_restore_what_was() -> None:
    interval, collecting = sys.getswitchinterval(), gc.isenabled()
    with imports.quiet_imports():
        assert not gc.isenabled()
        assert sys.getswitchinterval() == pytest.approx(imports.SWITCH_INTERVAL)
    assert (sys.getswitchinterval(), gc.isenabled()) == (interval, collecting)


def test_with_the_collector_off_it_stays_off() -> None:
    gc.disable()
    try:
        with imports.quiet_imports():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_modules_are_set_aside_where_a_window_collects_by_itself() -> None:
    gc.disable()
    try:
        gc.unfreeze()
        with imports.quiet_imports():
            assert imports.going_on()
        assert not imports.going_on()
        assert gc.get_freeze_count() > 1000
    finally:
        gc.unfreeze()
        gc.enable()


def test_the_library_of_a_module_is_opened_before_its_import_holds_up_everybody(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    name = "numpy._core._operand_flag_tests"
    monkeypatch.delitem(sys.modules, name, raising=False)
    opened: list[str] = []
    real = imports._open
    monkeypatch.setattr(imports, "_open", lambda library: opened.append(library) or real(library))
    create = ExtensionFileLoader.create_module
    with imports.quiet_imports():
        found = importlib.import_module(name)
    assert opened == [found.__file__]
    assert ExtensionFileLoader.create_module is create
    assert real(opened[0])


def test_the_window_goes_before_a_big_library_but_waits_for_none_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    name, gave = "numpy._core._operand_flag_tests", list[str]()
    monkeypatch.setattr(imports, "_BIG", 0)
    monkeypatch.setattr(imports, "give_way", lambda _: gave.append(threading.current_thread().name))

    def read() -> None:
        monkeypatch.delitem(sys.modules, name, raising=False)
        imports.imported(name)

    read()
    assert not gave
    reader = threading.Thread(target=read, name="reader")
    reader.start()
    reader.join()
    assert gave == ["reader"]


def test_big_libraries_are_found_and_preloading_does_no_harm() -> None:
    found = imports.big_libraries("onnxruntime")
    assert found
    assert all(file.stat().st_size > 1_000_000 for file in found)
    assert imports.big_libraries("no_such_package_here") == []
    assert imports.big_libraries("this") == []
    imports.preload(["onnxruntime", "no_such_package_here"])


def test_a_library_that_does_not_open_alone_is_left_to_its_import(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    broken = tmp_path / "broken.so"
    broken.write_bytes(b"not a library")
    monkeypatch.setattr(imports, "big_libraries", lambda _: [broken])
    with caplog.at_level(logging.DEBUG):
        imports.preload(["anything"])
    assert [record.msg for record in caplog.records] == ["not opened alone"]


def test_closing_goes_on_past_a_late_step() -> None:
    order: list[str] = []

    def step(name: str, works: bool) -> Step:
        return Step(name, lambda _: order.append(name) is None and works, 1.0)

    assert shut_down([step("microphone", True), step("language", False), step("vault", True)]) == ["language"]
    assert order == ["microphone", "language", "vault"]


def test_a_module_is_imported_when_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    assert imports.imported("colorsys") is sys.modules["colorsys"]
    assert imports.imported("colorsys") is sys.modules["colorsys"]


def test_what_comes_late_is_made_once_at_its_first_use() -> None:
    made: list[list[int]] = []

    def load() -> list[int]:
        made.append([])
        return made[-1]

    late = imports.late(load)
    assert made == []
    late.append(1)
    late.append(2)
    assert made == [[1, 2]]
