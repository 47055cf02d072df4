"""One conversation as an open file: Markdown to read, JSON for programs. Plain: whoever has it can read it."""

from __future__ import annotations

import json
import re
from pathlib import Path

from ..domain.conversation import Answer, Conversation
from ..ports.exchange import ConversationFormat
from .json_bodies import conversation_body
from .plain_files import write_plain

_MARK_UP = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_conversation(conversation: Conversation, path: Path, form: ConversationFormat) -> int:
    """Write it to ``path``, where nothing may be yet, readable by its owner alone. Returns the size in bytes.

    Raises ``InputError``, ``DiskFull``, ``FolderUnusable``; then there is no file and nothing half written.
    """
    text = as_markdown(conversation) if form == "markdown" else as_json(conversation)
    return write_plain({"": text.encode("utf-8", "replace")}, path)


def as_json(conversation: Conversation) -> str:
    """Everything of it, every version and what was taken out included; described in the archive's schema."""
    return json.dumps(conversation_body(conversation), ensure_ascii=False, indent=1) + "\n"


def as_markdown(conversation: Conversation) -> str:
    """What the window shows: each question in its newest version, the answer, and its sources with their days."""
    parts = [f"# {_plain(conversation.title)}", f"{conversation.started.local:%Y-%m-%d %H:%M}"]
    for answer in conversation.read:
        parts += [f"## {_plain(answer.question.text)}", _plain_answer(answer)]
        parts += [_source(answer)] if answer.citations else []
    return "\n\n".join(parts) + "\n"


def _plain_answer(answer: Answer) -> str:
    """References such as [1] stay as they are."""
    return re.sub(r"\\\[(\d{1,4})\\\]", r"[\1]", _plain(answer.text))


def _source(answer: Answer) -> str:
    lines = []
    for one in answer.citations:
        shown = one.title and not one.quote.startswith(one.title.rstrip("…"))
        title = f", {_plain(one.title)}" if shown else ""
        quote = " ".join(_plain(one.quote).split())
        lines.append(f"{one.number}. {one.day.isoformat()}{title}: “{quote}”")
    return "\n".join(lines)


def _plain(text: str) -> str:
    """A person's own words, so that nothing in them is read as mark-up."""
    return _MARK_UP.sub(r"\\\1", text)
