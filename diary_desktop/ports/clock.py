"""What time it is, for whom it matters: passed in, so that a test can say."""

from __future__ import annotations

from collections.abc import Callable

from diary_desktop.domain.moment import Moment

Clock = Callable[[], Moment]
"""Now, in the person's own zone."""
