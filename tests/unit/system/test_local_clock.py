"""The zone's proper name, from TZ or the system's link, and nothing invented where neither tells."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from diary_desktop.system import local_clock


def test_tz_names_the_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", ":Asia/Ho_Chi_Minh")
    assert local_clock.zone_name() == "Asia/Ho_Chi_Minh"


@pytest.mark.parametrize(
    ("target", "name"),
    [("/usr/share/zoneinfo/Europe/Berlin", "Europe/Berlin"), ("/etc/somewhere", ""), ("/x/zoneinfo/No/Such", "")],
)
def test_the_systems_link_names_the_zone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, target: str, name: str
) -> None:
    monkeypatch.setenv("TZ", "not a zone")
    link = tmp_path / "localtime"
    link.symlink_to(target)
    monkeypatch.setattr(local_clock, "LOCALTIME", link)
    assert local_clock.zone_name() == name
    monkeypatch.setattr(local_clock, "LOCALTIME", tmp_path / "absent")
    assert local_clock.zone_name() == ""


def test_now_is_now_in_whole_seconds() -> None:
    now = local_clock.now()
    assert abs(now.utc - datetime.now(UTC)) < timedelta(seconds=5)
    assert now.local.microsecond == 0
    assert now.zone
