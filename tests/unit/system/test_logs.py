"""What may be written to a log is decided in one place, and holds whatever somebody logs."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.system import logs
from tests.conftest import ExpectedLogs

SECRET = "Susan by the river"


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    root, level = logging.getLogger(), logging.getLogger().level
    yield logs.start_logging(tmp_path / "state")
    logs.stop_logging()
    root.setLevel(level)


def lines(file: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_our_records_keep_the_event_and_known_values(file: Path) -> None:
    logging.getLogger("diary_desktop.services.x").info(
        "indexed", extra={"passages": 3, "seconds": 0.2, "title": SECRET}
    )
    (line,) = lines(file)
    assert (line["event"], line["passages"], line["seconds"]) == ("indexed", 3, 0.2)
    assert SECRET not in file.read_text(encoding="utf-8")


def test_text_in_arguments_messages_and_exceptions_is_never_written(file: Path, expected_logs: ExpectedLogs) -> None:
    expected_logs(SECRET)
    expected_logs("careless")
    logging.getLogger("diary_desktop.x").warning("careless %s", SECRET)
    logging.getLogger("some_library").error("could not parse %s", SECRET)
    try:
        raise ValueError(SECRET)
    except ValueError:
        logging.getLogger("diary_desktop.x").exception("careless")
    assert SECRET not in file.read_text(encoding="utf-8")
    assert [line.get("error") for line in lines(file)] == [None, None, "ValueError"]


def test_the_file_is_for_its_owner_and_stops_growing(file: Path) -> None:
    log = logging.getLogger("diary_desktop.x")
    for _ in range(6000):
        log.info("indexed", extra={"passages": 1, "seconds": 0.25})
    kept = sorted(file.parent.iterdir())
    assert 1 < len(kept) <= 1 + logs.OLD_FILES
    assert all(one.stat().st_size <= logs.LARGEST for one in kept)
    assert file.parent.stat().st_mode & 0o077 == 0


def test_the_newest_seconds_of_each_kind_are_read_back(file: Path, tmp_path: Path) -> None:
    log = logging.getLogger("diary_desktop.x")
    for seconds in (0.5, 0.25):
        log.info("answered", extra={"seconds": seconds})
    log.info("started")
    with file.open("a", encoding="utf-8") as handle:
        handle.write('{"event": "cut off", "seco')
    assert logs.last_timings(file.parent) == {"answered": 0.25}
    assert logs.last_timings(tmp_path / "nowhere") == {}


@pytest.mark.parametrize("place", ["a file/state", "/dev/full"])
def test_a_log_that_cannot_be_written_is_no_reason_to_stop(
    tmp_path: Path, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its folder cannot be made, or its disk is full."""
    (tmp_path / "a file").write_text("")
    folder = tmp_path / place
    if place == "/dev/full":
        folder = tmp_path / "state"
        folder.mkdir()
        (folder / "diary.log").symlink_to(place)
    root, level = logging.getLogger(), logging.getLogger().level
    logs.start_logging(folder)
    logging.getLogger("diary_desktop.services.x").info("indexed", extra={"passages": 3})
    logs.stop_logging()
    root.setLevel(level)
    assert capsys.readouterr().err == ""
