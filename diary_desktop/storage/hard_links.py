"""Whether a disk can hold an open diary: LanceDB commits by giving a file a second name, which FAT and exFAT cannot.

Such a stick takes backups, whose files are this program's own, and a copy of a diary can be read off it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
from pathlib import Path

from ..domain.errors import FolderUnusable
from .files import TEMPORARY

LINKLESS = frozenset({errno.EPERM, errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP})
"""What file systems without hard links say when asked for one."""


def refuse_without_links(file: Path) -> None:
    """Try it on ``file``, which lies there. Raises ``FolderUnusable``; any other trouble is left to whoever writes."""
    twin = file.with_name(f"{TEMPORARY}{secrets.token_hex(6)}")
    try:
        os.link(file, twin)
    except OSError as error:
        if error.errno in LINKLESS:
            raise FolderUnusable(
                "This disk cannot hold an open diary: it is formatted like most sticks and memory cards.",
                "Choose a folder on the computer's own disk, or copy the diary there. The stick is good for backups.",
            ) from error
    with contextlib.suppress(OSError):  # what stays is swept at the next opening
        twin.unlink(missing_ok=True)
