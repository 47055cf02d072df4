"""One conversation as an open file: Markdown to read, JSON for programs. Plain: whoever has it can read it."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
from pathlib import Path

from ..domain.conversation import Answer, Conversation
from ..domain.errors import DiskFull, FolderUnusable, InputError
from ..ports.exchange import ConversationFormat
from .json_bodies import conversation_body

UNFINISHED = ".unfinished"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_MARK_UP = re.compile(r"([\\`*_{}\[\]<>#|])")


def write_conversation(conversation: Conversation, path: Path, form: ConversationFormat) -> int:
    """Write it to ``path``, where nothing may be yet, readable by its owner alone. Returns the size in bytes.

    Raises ``InputError``, ``DiskFull``, ``FolderUnusable``; then there is no file and nothing half written.
    """
    text = as_markdown(conversation) if form == "markdown" else as_json(conversation)
    content = text.encode("utf-8", "replace")
    if path.exists():
        raise InputError("There is a file with this name already.", "Choose another name. Nothing was written.")
    part = path.with_name(path.name + UNFINISHED)
    try:
        _write(part, content)
        part.replace(path)
    except FileExistsError as error:
        raise InputError("Another file of this name is being written.", "Choose another name.") from error
    except OSError as error:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        if error.errno in _NO_ROOM:
            raise DiskFull(
                "There is no room for the file. Your diary is untouched.", "Free some space or choose another disk."
            ) from error
        raise FolderUnusable("The file cannot be written there.", "Choose a folder you may write to.") from error
    return len(content)


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


def _write(part: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(part, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
