"""Vietnamese is complete, its table is what ships, and dates are said the way each language says them."""

from __future__ import annotations

import ast
import string
import subprocess
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import PySide6
import pytest

from diary_desktop.domain import errors
from diary_desktop.domain.shortcuts import DEEDS
from diary_desktop.resources import resource_path
from diary_desktop.services.prompts import QUESTIONS
from diary_desktop.storage import files
from diary_desktop.ui.job_words import NAMES
from diary_desktop.ui.language import Language, counted, tr, tr_short
from diary_desktop.ui.settings.sections import SECTIONS
from diary_desktop.ui.widgets.level_meter import level_word
from diary_desktop.ui.widgets.mood import MOOD_WORDS
from diary_desktop.ui.widgets.rail_entries import ALL
from diary_desktop.ui.window_words import WINDOW_HINTS
from diary_desktop.ui.words import (
    clock_time,
    filled,
    headline_date,
    long_date,
    month_heading,
    number,
    short_date,
    spoken_time,
    weekday_initials,
)

ROOT = Path(__file__).resolve().parents[2]
TABLE = resource_path("i18n", "vi.ts")


def translations() -> dict[str, str]:
    messages = ET.parse(TABLE).getroot().iter("message")  # noqa: S314  a file of the project itself
    return {
        one.findtext("source", ""): one.findtext("translation", "") for one in messages if one.find("comment") is None
    }


def said_in_code() -> Iterator[str]:
    """Every text that is handed to ``tr`` or ``counted`` as it stands."""
    for file in sorted((ROOT / "diary_desktop" / "ui").rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", "")
            for argument in node.args[:1] if name == "tr" else node.args[1:3] if name == "counted" else ():
                yield from _texts(argument)


def _texts(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_word_of_the_window_has_a_translation() -> None:
    table = translations()
    rail = [one.word for one in ALL]
    sections = [text for one in SECTIONS for text in (one.title, one.intro)]
    levels = [level_word(dbfs)[0] for dbfs in (-90.0, -50.0, -20.0, -3.0)]
    wanted = {
        *said_in_code(),
        *NAMES.values(),
        *(one.word for one in DEEDS),
        *QUESTIONS,
        *MOOD_WORDS,
        *rail,
        *sections,
        *levels,
    }
    assert len(wanted) > 200
    assert sorted(wanted - table.keys()) == []


def test_every_error_a_person_may_meet_has_a_translation() -> None:
    table = translations()
    kinds = [one for one in vars(errors).values() if isinstance(one, type) and issubclass(one, errors.DiaryError)]
    assert sorted({text for kind in kinds for text in (kind.what, kind.hint)} - table.keys()) == []


def test_every_refusal_of_the_disk_has_a_translation() -> None:
    table = translations()
    assert sorted({*files._REFUSALS.values(), *files._UNREADABLE} - table.keys()) == []


@pytest.mark.parametrize("file", ["audio/media_file.py", "services/dictation.py", "services/transcriber.py"])
def test_every_sentence_about_a_file_of_sound_has_a_translation(file: str) -> None:
    said = _raised_in(ROOT / "diary_desktop" / file)
    assert said
    assert sorted(said - translations().keys()) == []


def test_every_sentence_about_the_vault_has_a_translation() -> None:
    """What names an option of the command line is said there alone."""
    found = {text for file in (ROOT / "diary_desktop" / "storage").glob("*.py") for text in _raised_in(file)}
    said = {text for text in found if "--to" not in text}
    assert len(said) > 50
    assert sorted(said - translations().keys()) == []


def _raised_in(file: Path) -> set[str]:
    raised = [
        node for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(vars(errors).get(getattr(node.func, "id", "")), type)
    ]  # fmt: skip
    return {text for node in raised for argument in node.args for text in _texts(argument)}


def test_translations_fill_the_same_fields_and_none_is_empty() -> None:
    for source, said in translations().items():
        assert said, source
        assert fields(said) == fields(source), source


def test_merging_ran_no_two_messages_together_and_left_none_twice() -> None:
    root = ET.parse(TABLE).getroot()  # noqa: S314  a file of the project itself
    messages = list(root.iter("message"))
    assert [one.findtext("source") for one in messages if len(one.findall("source")) != 1] == []
    assert [one.findtext("source") for one in messages if len(one.findall("translation")) != 1] == []
    for context in root.iter("context"):
        sources = [(one.findtext("source"), one.findtext("comment")) for one in context.iter("message")]
        assert len(sources) == len(set(sources)), context.findtext("name")


def test_the_shipped_table_is_made_from_the_readable_one(tmp_path: Path) -> None:
    tool = Path(PySide6.__file__).parent / "lrelease"
    if not tool.exists():
        pytest.skip("this system's Qt binding has no lrelease")
    made = tmp_path / "vi.qm"
    subprocess.run([str(tool), str(TABLE), "-qm", str(made)], check=True, capture_output=True)
    assert made.read_bytes() == resource_path("i18n", "vi.qm").read_bytes()


def test_switching_works_at_once_and_back(language: Language) -> None:
    language.choose("vi")
    assert tr("Open diary") == "Mở nhật ký"
    assert tr_short("Timeline") == "Thời gian"
    assert tr_short("Today") == "Hôm nay"
    assert counted(1, "1 entry", "{count} entries") == "1 mục"
    language.choose("en")
    assert tr("Open diary") == "Open diary"
    assert tr_short("Timeline") == "Timeline"
    assert counted(3, "1 entry", "{count} entries") == "3 entries"


def test_a_table_written_anew_by_an_update_changes_nothing_in_the_open_window(qapp: object, tmp_path: Path) -> None:
    table = tmp_path / "vi.qm"
    table.write_bytes(TABLE.with_suffix(".qm").read_bytes())
    open_one = Language(tmp_path)
    open_one.choose("vi")
    try:
        with table.open("r+b") as written:
            written.write(bytes(table.stat().st_size))
        assert tr("Settings") == "Cài đặt"
    finally:
        open_one.choose("en")


def test_an_unknown_language_is_english(language: Language) -> None:
    language.choose("xx")
    assert language.code == "en"


DAY = date(2026, 11, 21)


def test_dates_in_english(language: Language) -> None:
    assert headline_date(DAY) == "Saturday, 21 November"
    assert long_date(DAY) == "Saturday, 21 November 2026"
    assert (short_date(DAY, 2026), short_date(DAY, 2027)) == ("21 Nov", "21 Nov 2026")
    assert month_heading(DAY) == "November 2026"
    assert weekday_initials(DAY) == "Sa"
    assert spoken_time(67) == "1 minute 7"


def test_dates_in_vietnamese(language: Language) -> None:
    language.choose("vi")
    assert headline_date(DAY) == "Thứ Bảy, 21 tháng 11"
    assert long_date(DAY) == "Thứ Bảy, 21/11/2026"
    assert weekday_initials(date(2026, 11, 22)) == "CN"
    assert month_heading(DAY) == "Tháng 11, 2026"
    assert spoken_time(67) == "1 phút 7"


def test_times_and_numbers() -> None:
    assert [clock_time(one) for one in (0, 67.9, 3_760)] == ["0:00", "1:07", "1:02:40"]
    assert number(1_208) == "1\u202f208"


# The table itself, the command line, and the note that lies in a backup folder.
NOT_FOR_A_WINDOW = frozenset({"window_words.py", "program.py", "backup_places.py"})


def hints_in_code() -> Iterator[str]:
    """Every text in the code of the program that names a command, but for those of the command line itself."""
    for file in sorted((ROOT / "diary_desktop").rglob("*.py")):
        if "cli" in file.parts or file.name in NOT_FOR_A_WINDOW:
            continue
        tree = ast.parse(file.read_text(encoding="utf-8"))
        documented = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in documented else None
            if (
                isinstance(text, str)
                and " " in text
                and any(name in text for name in ("`diary-desktop", " --", "run`"))
            ):
                yield text


def test_no_hint_of_the_window_names_a_command() -> None:
    named = set(hints_in_code())
    assert "See `diary-desktop --help`." in named
    assert sorted(named - WINDOW_HINTS.keys()) == []
    assert [one for one in WINDOW_HINTS.values() if "`" in one or "--" in one] == []
    assert sorted(set(WINDOW_HINTS.values()) - translations().keys()) == []
    assert filled("See `diary-desktop --help`.", {}) == "Try it in other words."
