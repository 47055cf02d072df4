"""The lines between two rules at the head of a Markdown file: the few shapes of YAML that people write there."""

from __future__ import annotations

import re

Value = str | list[str]
_FIELD = re.compile(r"^([A-Za-z_][\w -]*):(?:[ \t]+(.*))?$")
_RULE = "---"


def parted(text: str) -> tuple[dict[str, Value], str]:
    """Fields by their names in small letters, and the text behind. What is of no such shape is left in the text."""
    lines = text.split("\n")
    if lines[0].rstrip() != _RULE:
        return {}, text
    end = next((at for at, one in enumerate(lines[1:], 1) if one.rstrip() in (_RULE, "...")), None)
    if end is None:
        return {}, text
    fields: dict[str, Value] = {}
    name = ""
    for line in lines[1:end]:
        found = _FIELD.match(line)
        if found:
            name = found[1].strip().lower()
            fields[name] = _value(found[2] or "")
        elif name and line.lstrip().startswith("- "):
            before = fields[name]
            fields[name] = [*(before if isinstance(before, list) else []), _plain(line.lstrip()[2:])]
    return (fields, "\n".join(lines[end + 1 :])) if fields else ({}, text)


def listed(value: Value | None) -> list[str]:
    """A list, or a line that commas part."""
    return [one.strip() for one in value.split(",")] if isinstance(value, str) else list(value or ())


def said(value: Value | None) -> str:
    """One text; the first of a list."""
    return value if isinstance(value, str) else (value[0] if value else "")


def _value(text: str) -> Value:
    text = text.strip()
    if text.startswith("[") and text.endswith("]"):
        return [_plain(one) for one in text[1:-1].split(",") if one.strip()]
    return _plain(text)


def _plain(text: str) -> str:
    text = text.strip()
    for mark in "\"'":
        if len(text) > 1 and text[0] == text[-1] == mark:
            return text[1:-1]
    return text.split(" #")[0].strip()
