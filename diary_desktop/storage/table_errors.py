"""What LanceDB says as it fails, as errors of the diary: a damaged table, a disk that refuses, a disk that is gone.

Its Rust side reports errors as RuntimeError, ValueError, OSError or a panic class of its own. What the system said
stands in their text as a number; one that a damaged file may bring about too is damage while the disk answers.
"""

from __future__ import annotations

import contextlib
import errno
import re
from collections.abc import Iterator

import pyarrow as pa  # type: ignore[import-untyped]  # ships no types

from ..domain.errors import DiskFull, DiskGone, StorageError, VaultDamaged
from .disk_gone import Home
from .files import storage_error

_SAID = re.compile(r"os error (\d+)")
_NO_DAMAGE = {
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EACCES, errno.EPERM, errno.EMFILE, errno.ENFILE),
    *(errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN),
}
"""What no damaged file can have the system say."""
_PANICS = ("RustPanic", "PanicException")
"""The class cannot be imported from anywhere."""


class TableUnreadable(VaultDamaged):
    """LanceDB cannot open or read a table; its manifest may be restored from a checkpoint."""


@contextlib.contextmanager
def translated_below(home: Home) -> Iterator[None]:
    """Calls of LanceDB on a table of the vault that is at home there.

    Raises ``TableUnreadable``, ``DiskFull``, ``FolderUnusable``, ``DiskGone``, ``StorageError``.
    """
    try:
        yield
    except (TableUnreadable, StorageError):
        raise
    except (RuntimeError, ValueError, OSError, KeyError, TypeError, pa.ArrowException) as error:
        raise _as_ours(error, home) from error
    except Exception as error:
        if type(error).__name__ not in _PANICS:  # a damaged file can make the Rust side panic
            raise
        raise TableUnreadable from error


def _as_ours(error: Exception, home: Home) -> VaultDamaged | StorageError:
    said = _said(error)
    if "No space left" in str(error):
        return DiskFull()
    if said.errno in _NO_DAMAGE:
        return storage_error(said)
    return TableUnreadable() if home.answers() else DiskGone()


def _said(error: Exception) -> OSError:
    """What the system said, its number 0 where none is told. Windows numbers by itself, which Python translates."""
    found = _SAID.search(str(error))
    number = int(found[1]) if found else 0
    return OSError(number, "", None, number)
