"""What the vault's own verbs say: every finding in plain words, progress on standard error alone."""

from __future__ import annotations

import io

from diary_desktop.cli.output import Output
from diary_desktop.cli.vault_verbs import salvaged_fields, salvaged_page, teller, verified_fields, verified_page
from diary_desktop.ports.storage import SalvageReport, VerifyReport


class Terminal(io.StringIO):
    """Standard error of a person."""

    def isatty(self) -> bool:
        return True


def shown(err: io.StringIO, as_json: bool = False) -> str:
    out = io.StringIO()
    tell = teller(Output(as_json, out, err))
    for done in range(1, 401):
        tell(done, 400)
    assert out.getvalue() == ""
    return err.getvalue()


def test_progress_is_a_changing_line_at_a_terminal_and_a_tenth_at_a_time_elsewhere() -> None:
    assert shown(Terminal()).splitlines()[-1].split("\r")[-1].rstrip() == "100 %"
    assert shown(Terminal()).count("\n") == 1
    assert shown(io.StringIO()).splitlines()[-2:] == ["90 %", "100 %"]
    assert len(shown(io.StringIO()).splitlines()) == 11
    assert shown(io.StringIO(), as_json=True) == ""


def test_every_finding_is_named() -> None:
    report = VerifyReport(3, 2, 9, ("entry 0011aabb", "the sound of entry 22"), ("recording 33",), ("log-44",))
    page = verified_page(report)
    for name in (*report.damaged, *report.unclaimed, *report.kept_aside):
        assert f"  {name}" in page.splitlines()
    assert verified_fields(report)["ok"] is False
    assert verified_page(VerifyReport(3, 2, 9, ())) == "3 entries, 2 recordings, 9 records read. All are sound."
    files = VerifyReport(3, 2, 9, (), attachments=1)
    assert verified_page(files).startswith("3 entries, 2 recordings, 1 attached file, 9 records read.")
    assert verified_fields(files)["attachments"] == 1


def test_a_salvage_says_what_came_what_is_gone_and_the_new_words() -> None:
    words = tuple(f"word{number}" for number in range(12))
    page = salvaged_page(SalvageReport(3, 1, 2, 1, ("entry 0011aabb",), words))
    for told in (
        "3 entries, 1 conversation, 2 recordings",
        "1 recordings that no entry",
        "  entry 0011aabb",
        "word11",
    ):
        assert told in page
    assert "Nothing is missing." in salvaged_page(SalvageReport(3, 1, 2, 0, (), words))
    assert salvaged_fields(SalvageReport(3, 1, 2, 0, (), words))["ok"] is True
