"""What storage names as damaged or missing is said in the person's language, all of it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from diary_desktop.ui.language import Language
from diary_desktop.ui.missing_words import NAMES, TABLES, is_known, missing
from tests.ui.test_language import ROOT, translations

NAMED_BY = ("_name_damaged", "_found", "Hole")
LISTS = ("gone", "problems", "damaged", "_damaged")
FIELDS = {
    "known": "which no checkpoint vouches for",
    "kept": "nothing of it could be proved",
    "last": "the last record",
}
"""What fields stand for that are neither a number nor letters of an id."""


def named_in_code() -> Iterator[str]:
    """Every name that the code gives to what is damaged, with its fields filled."""
    for room in ("storage", "services"):
        for file in sorted((ROOT / "diary_desktop" / room).glob("*.py")):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and _names(node):
                    yield from (text for one in node.args for text in _filled(one, file))


def _names(call: ast.Call) -> bool:
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    held = getattr(getattr(call.func, "value", None), "attr", getattr(getattr(call.func, "value", None), "id", ""))
    return name in NAMED_BY or (name == "append" and held in LISTS)


def _filled(node: ast.expr, file: Path) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.JoinedStr):
        parts = [one.value if isinstance(one, ast.Constant) else _field(ast.unparse(one), file) for one in node.values]
        yield "".join(str(part) for part in parts)


def _field(source: str, file: Path) -> str:
    inner = source.strip("f'\"{}")
    if inner in FIELDS and not (inner == "last" and file.name == "verification.py"):
        return FIELDS[inner]
    if any(one in inner for one in ("table", "_NAMES[name]")) or inner == "name":
        return "entries"
    return "entry 7a" if "name" in inner else "7"


def test_every_name_of_the_code_has_a_template() -> None:
    found = set(named_in_code())
    assert len(found) > 15
    assert sorted(one for one in found if not is_known(one)) == []


def test_every_template_is_translated() -> None:
    assert sorted({*NAMES, *TABLES} - translations().keys()) == []


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("the sound of entry 0011aabb", "âm thanh của mục 0011aabb"),
        ("entry 0a, written by a newer version of the app", "mục 0a, do phiên bản mới hơn của ứng dụng ghi"),
        ("up to 3 records of the table entries", "nhiều nhất 3 dòng của bảng các mục"),
        ("piece 2 of part 1 of the backup", "mảnh 2 của phần 1 của bản sao lưu"),
        ("something nobody thought of", "something nobody thought of"),
    ],
)
def test_names_are_said_in_vietnamese_and_stay_in_english(language: Language, name: str, said: str) -> None:
    assert missing(name) == name
    language.choose("vi")
    assert missing(name) == said
