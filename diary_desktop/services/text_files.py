"""Plain text files as entries: read whole, or refused with a reason before anything is kept."""

from __future__ import annotations

import codecs
import mimetypes
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from diary_desktop.domain.errors import InputError

MOST_BYTES = 2_000_000
"""The largest text that becomes an entry; a long novel has about one million characters."""

ENDINGS = frozenset({".txt", ".text", ".md", ".markdown", ".log"})
"""Names that end so are texts, whatever the system calls them."""

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_HEADING = "# "


@dataclass(frozen=True, slots=True)
class TextFile:
    """``changed`` is the local time at which the file was last written."""

    title: str
    text: str
    changed: datetime


def is_text(path: Path) -> bool:
    """By its name: plain or Markdown. Other texts, such as a page of the web, are kept as files of an entry."""
    return path.suffix.lower() in ENDINGS or mimetypes.guess_type(path.name)[0] in ("text/plain", "text/markdown")


def read_text_file(path: Path) -> TextFile:
    """Raises ``InputError`` for what is too large, empty, unreadable or no text; no message holds its name."""
    try:
        about = path.stat()
        if about.st_size > MOST_BYTES:
            raise InputError("A text file is larger than 2 MB.", "Put it on an entry as a file, or cut it into parts.")
        content = path.read_bytes()
    except OSError as error:
        raise InputError("A text file cannot be read.", "Choose one you may read. Nothing was added.") from error
    text = _decoded(content).replace("\r\n", "\n").replace("\r", "\n").strip()
    if not text:
        raise InputError("A text file is empty.", "Nothing was added of it.")
    title, text = _headed(text)
    return TextFile(title, text, datetime.fromtimestamp(about.st_mtime))


def _decoded(content: bytes) -> str:
    """UTF-8, or whatever a mark at its beginning says."""
    encoding = next((name for mark, name in _MARKS if content.startswith(mark)), "utf-8")
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise InputError(
            "A text file is not in a writing that can be read.", "Save it as UTF-8 in an editor, then add it again."
        ) from error
    if "\0" in text:
        raise InputError("A file is no text, whatever its name says.", "Put it on an entry as a file instead.")
    return text


def _headed(text: str) -> tuple[str, str]:
    """A heading in the first line is the title, where something follows it."""
    first, _, rest = text.partition("\n")
    if first.startswith(_HEADING) and first.removeprefix(_HEADING).strip() and rest.strip():
        return first.removeprefix(_HEADING).strip(), rest.strip()
    return "", text
