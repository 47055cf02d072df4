"""Numbers over many entries, from the command line."""

from __future__ import annotations

from argparse import Namespace
from datetime import date

from diary_desktop.domain.errors import InputError
from diary_desktop.domain.insights import FEWEST_ENTRIES, InsightReport
from diary_desktop.domain.table import Cell, Column, Table
from diary_desktop.runtime.engine_thread import Token
from diary_desktop.services.csv_text import csv_of
from diary_desktop.services.insight_tables import tables_of
from diary_desktop.services.journeys import Journeys

from .describe import amount
from .opening import open_diary
from .output import Output
from .secret_input import SecretInput

_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


def insights(journeys: Journeys, args: Namespace, out: Output, secret: SecretInput) -> int:
    """Every table of a range, as text, as JSON (one table a line) or as CSV."""
    if args.csv and out.as_json:
        raise InputError("--csv and --json do not go together.", "Choose one of them.")
    open_diary(journeys, args, secret)
    token = Token()
    report = journeys.insights.report(journeys.insights.gather(token), args.span, token)
    tables = tables_of(report)
    if args.csv:
        wanted = [one for one in tables if args.csv in ("all", one.key)]
        out.event("csv", "\n".join(_csv(one, named=len(wanted) > 1) for one in wanted).rstrip("\n"))
    elif out.as_json:
        for one in tables:
            out.event("table", "", **_fields(one, report))
    else:
        out.event("insights", _page(report, tables))
    return 0


VERBS = {"insights": insights}


def _csv(table: Table, *, named: bool) -> str:
    """Several follow one another, each below its name and before an empty line."""
    text = csv_of(table, str).replace("\r\n", "\n")
    return f"# {table.key}\n{text}" if named else text


def _fields(table: Table, report: InsightReport) -> dict[str, object]:
    names = [one.title for one in table.columns]
    return {
        "table": table.key,
        "title": table.title,
        "range": report.span.name,
        "first": report.span.first.isoformat(),
        "last": report.span.last.isoformat(),
        "rows": [dict(zip(names, map(_plain, row), strict=True)) for row in table.rows],
    }


def _plain(cell: Cell) -> object:
    return cell.isoformat() if isinstance(cell, date) else cell


def _page(report: InsightReport, tables: tuple[Table, ...]) -> str:
    span = report.span
    parts = [f"{span.first.isoformat()} to {span.last.isoformat()}, {amount(report.entries, 'entry', 'entries')}"]
    if not report.charted:
        parts.append(f"Charts begin after {FEWEST_ENTRIES} entries; these are the numbers all the same.")
    parts += [f"{one.title}\n{_lines(one)}" for one in tables if one.rows]
    return "\n\n".join(parts)


def _lines(table: Table) -> str:
    head = [one.title for one in table.columns]
    rows = [[_said(cell, column) for cell, column in zip(row, table.columns, strict=True)] for row in table.rows]
    widths = [max(len(line[at]) for line in [head, *rows]) for at in range(len(head))]
    return "\n".join("  " + "  ".join(_laid(line, widths, table)).rstrip() for line in [head, *rows])


def _laid(line: list[str], widths: list[int], table: Table) -> list[str]:
    """Words begin on one line, numbers end on one."""
    left = ("text", "word", "day", "weekday", "hour")
    return [
        text.ljust(wide) if column.kind in left else text.rjust(wide)
        for text, wide, column in zip(line, widths, table.columns, strict=True)
    ]


def _said(cell: Cell, column: Column) -> str:
    if cell is None:
        return "-"
    if column.kind == "weekday" and isinstance(cell, int):
        return _WEEKDAYS[cell - 1]
    if column.kind == "hour":
        return f"{cell:02}:00"
    return cell.isoformat() if isinstance(cell, date) else str(cell)
