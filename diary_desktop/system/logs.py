"""Logs one can paste into a bug report: JSON lines of jobs, sizes, times and error types, never a word of the diary.

What may be written is decided here and not where somebody logs: our own records give a fixed sentence and values
of known names; of other libraries' records only the logger and the level are kept, because their messages may
quote what they were given.
"""

from __future__ import annotations

import contextlib
import json
import logging
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path

OWN = "diary_desktop"
KEPT = frozenset(
    {"bytes", "count", "entries", "error", "frames", "job", "library", "module_name", "passages", "place", "rate"}
    | {"seconds", "segments", "size", "step", "steps", "tokens", "version"}
)
"""Names of ``extra`` values that may be written; every other one is dropped."""

LARGEST = 512 * 1024
OLD_FILES = 3


class JsonLines(logging.Formatter):
    """One JSON object a line."""

    def format(self, record: logging.LogRecord) -> str:
        """The record, reduced to what may be known."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "thread": record.threadName,
        }
        if record.name.split(".", 1)[0] == OWN and not record.args:
            line["event"] = str(record.msg)
            line |= {name: value for name, value in vars(record).items() if name in KEPT}
        if record.exc_info and record.exc_info[0]:
            line["error"] = record.exc_info[0].__name__
        return json.dumps(line, default=lambda value: type(value).__name__)


class _File(RotatingFileHandler):
    """A line that cannot be written is lost: no full disk may keep anybody from their diary, or speak between lines."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  its name in the library
        return

    def close(self) -> None:
        with contextlib.suppress(OSError):
            super().close()


def start_logging(folder: Path) -> Path:
    """Write logs below ``folder`` (made 0700 where missing) from now on; returns the file, written where it can be."""
    with contextlib.suppress(OSError):  # whoever needs the folder for more than a log says so
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    file = folder / "diary.log"
    written = _File(file, maxBytes=LARGEST, backupCount=OLD_FILES, encoding="utf-8", delay=True)
    written.setFormatter(JsonLines())
    root = logging.getLogger()
    root.addHandler(written)
    root.setLevel(logging.WARNING)
    logging.getLogger(OWN).setLevel(logging.INFO)
    return file


def stop_logging() -> None:
    """Close what ``start_logging`` opened."""
    root = logging.getLogger()
    for one in [handler for handler in root.handlers if isinstance(handler.formatter, JsonLines)]:
        root.removeHandler(one)
        one.close()


def last_timings(folder: Path) -> dict[str, float]:
    """Seconds of the newest record of each kind in the current log; empty where there is none."""
    try:
        lines = (folder / "diary.log").read_text(encoding="utf-8").splitlines()
    except OSError:
        return {}
    records = [json.loads(line) for line in lines if line.startswith("{") and line.endswith("}")]
    return {str(one["event"]): float(one["seconds"]) for one in records if "event" in one and "seconds" in one}
