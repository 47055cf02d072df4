"""A folder that may not be looked into is not called empty: whoever believes that makes a second diary."""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

import pytest

from tests.nobody import printed_by_nobody

_IMPORTS = """
import sys
from pathlib import Path
from diary_desktop.cli.opening import _refuse_what_may_not_be_read
from diary_desktop.domain.errors import DiaryError, FolderUnusable
from diary_desktop.crypto.kdf import MINIMUM
from diary_desktop.engines.installed import _found
from diary_desktop.storage.vault import LanceVault
"""

_LINES = """
closed = Path(sys.argv[1])
for folder in (closed, closed / "vault"):
    try:
        _refuse_what_may_not_be_read(folder)
    except FolderUnusable as error:
        print(error.what_text)
try:
    LanceVault(closed / "vault", closed / "state", lambda: MINIMUM).create(bytearray(b"a quiet otter"))
except DiaryError as error:
    print(error.what_text)
print(_found(closed / "models", "*.onnx"))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes reading away in another way")
def test_what_may_not_be_read_is_said_and_never_called_missing() -> None:
    with tempfile.TemporaryDirectory(prefix="diary-closed-") as folder:
        Path(folder).chmod(0o755)
        closed = Path(folder) / "closed"
        (closed / "vault").mkdir(parents=True)
        closed.chmod(0)
        try:
            said = printed_by_nobody(_IMPORTS, _LINES, closed).splitlines()
        finally:
            closed.chmod(0o700)
    assert said == [*["You may not read what lies at this place."] * 3, "[]"]
