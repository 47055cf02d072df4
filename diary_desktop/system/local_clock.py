"""The clock on the wall: now, in the computer's own zone, under the zone's proper name where the system tells it."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from diary_desktop.domain.moment import Moment

LOCALTIME = Path("/etc/localtime")


def zone_name() -> str:
    """The IANA name such as ``Asia/Ho_Chi_Minh``; empty where neither TZ nor the system's link tells it."""
    named = os.environ.get("TZ", "").removeprefix(":")
    if named and _is_zone(named):
        return named
    try:
        target = str(LOCALTIME.readlink())
    except OSError:
        return ""
    name = target.partition("zoneinfo/")[2]
    return name if name and _is_zone(name) else ""


def now() -> Moment:
    """This moment, whole seconds."""
    return Moment.of(datetime.now().astimezone().replace(microsecond=0), zone_name())


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
