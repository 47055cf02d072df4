"""Compares files that came inside a wheel with the hashes in its installation record.

PocketSphinx and espeak-ng end the process, or crash, over a damaged data file; so their files are proved first.
"""

from __future__ import annotations

import base64
import hashlib
from importlib import metadata
from pathlib import PurePosixPath

from diary_desktop.domain.errors import ModelDamaged


def verify_wheel_files(distribution: str, folder: str) -> int:
    """Read every recorded file of ``distribution`` under ``folder`` (as installed, "/" between parts).

    Returns how many were proved; 0 where the installer kept no record. Raises ``ModelDamaged`` for a file that is
    gone or not what was installed. About 0.1 s for 40 MB.
    """
    try:
        recorded = metadata.files(distribution) or []
    except metadata.PackageNotFoundError:
        return 0
    inside = PurePosixPath(folder)
    mine = [one for one in recorded if inside in PurePosixPath(one).parents and one.hash is not None]
    for one in mine:
        try:
            content = one.read_binary()
        except OSError as error:
            raise ModelDamaged from error
        assert one.hash is not None
        digest = hashlib.new(one.hash.mode, content).digest()
        if base64.urlsafe_b64encode(digest).rstrip(b"=").decode() != one.hash.value.rstrip("="):
            raise ModelDamaged
    return len(mine)
