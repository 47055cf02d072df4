"""An embedder that remembers: each text is embedded once, its vector kept in a folder between runs."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path

import numpy as np

from diary_desktop.domain.passage import Vectors
from diary_desktop.ports.language import Embedder

_TOGETHER = 64
_PATIENCE = 60.0
"""Seconds to wait for another run that keeps vectors in the same folder."""


class KeptVectors:
    """Gives ``embedder``'s own vectors. Used by one thread; several processes may share the folder."""

    def __init__(self, embedder: Embedder, folder: Path) -> None:
        self._embedder = embedder
        self.model_id = embedder.model_id
        self.dimensions = embedder.dimensions
        folder.mkdir(parents=True, exist_ok=True)
        self._path = folder / "vectors.sqlite"
        with closing(self._open()) as kept, kept:
            kept.execute("CREATE TABLE IF NOT EXISTS vectors (name BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID")

    def embed(self, texts: Sequence[str]) -> Vectors:
        """One unit vector a text."""
        found = np.zeros((len(texts), self.dimensions), np.float32)
        names = [self._name("passage", text) for text in texts]
        with closing(self._open()) as kept:
            missing = [i for i, name in enumerate(names) if not self._read(kept, name, found[i])]
        for at in range(0, len(missing), _TOGETHER):
            some = missing[at : at + _TOGETHER]
            found[some] = self._embedder.embed([texts[i] for i in some])
            self._keep([names[i] for i in some], found[some])
        return found

    def embed_query(self, text: str) -> Vectors:
        """The question's vector, shape (1, dimensions)."""
        found = np.zeros((1, self.dimensions), np.float32)
        name = self._name("query", text)
        with closing(self._open()) as kept:
            known = self._read(kept, name, found[0])
        if not known:
            found[:] = self._embedder.embed_query(text)
            self._keep([name], found)
        return found

    def _open(self) -> sqlite3.Connection:
        return sqlite3.connect(self._path, timeout=_PATIENCE)

    def _name(self, kind: str, text: str) -> bytes:
        return hashlib.sha256(f"{self.model_id}\0{kind}\0{text}".encode()).digest()[:16]

    def _read(self, kept: sqlite3.Connection, name: bytes, into: Vectors) -> bool:
        row = kept.execute("SELECT vector FROM vectors WHERE name = ?", (name,)).fetchone()
        if row is not None:
            into[:] = np.frombuffer(row[0], np.float32)
        return row is not None

    def _keep(self, names: Sequence[bytes], vectors: Vectors) -> None:
        rows = [(name, row.astype(np.float32).tobytes()) for name, row in zip(names, vectors, strict=True)]
        with closing(self._open()) as kept, kept:
            kept.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", rows)
