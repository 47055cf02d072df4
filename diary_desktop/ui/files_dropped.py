"""A page that photos and files can be dropped on; recordings and texts go on to the window and become entries."""

from __future__ import annotations

import mimetypes
from pathlib import Path

from PySide6.QtCore import QMimeData

from .drop_place import DropPlace
from .file_choice import local_files


class FilesDropped(DropPlace):
    """``takes_files`` says whether they can be put on what is shown."""

    def files_in(self, data: QMimeData) -> list[Path]:
        """None where one is among them that becomes an entry of its own."""
        files = local_files(data)
        kinds = [mimetypes.guess_type(one.name)[0] or "" for one in files]
        return [] if any(kind.startswith(("audio/", "video/", "text/")) for kind in kinds) else files
