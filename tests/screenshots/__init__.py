"""Pictures of every screen, made without a display from a made-up diary: ``python -m tests.screenshots FOLDER``."""

from __future__ import annotations

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
