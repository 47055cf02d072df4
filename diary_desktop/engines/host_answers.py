"""What the host of the models answers, told apart: go on, try again later, or say why not."""

from __future__ import annotations

from typing import Final

import httpx2

from diary_desktop.domain.errors import DownloadFailed

_GOOD: Final = (httpx2.codes.OK, httpx2.codes.PARTIAL_CONTENT)


class Again(Exception):
    """Worth another try, ``seconds`` from now at the earliest."""

    def __init__(self, seconds: float = 0.0) -> None:
        super().__init__()
        self.seconds = seconds


def check_status(response: httpx2.Response) -> None:
    """Raises ``Again`` where the host is busy, ``DownloadFailed`` where it refuses for good."""
    status = response.status_code
    if status in _GOOD:
        return
    if status == httpx2.codes.TOO_MANY_REQUESTS or status >= httpx2.codes.INTERNAL_SERVER_ERROR:
        raise Again(_asked_wait(response))
    if status in (httpx2.codes.UNAUTHORIZED, httpx2.codes.FORBIDDEN):
        raise DownloadFailed("The host wants an account for this file.", "Choose another model.")
    if status == httpx2.codes.NOT_FOUND:
        raise DownloadFailed("The host does not have this file any more.", "Choose another model.")
    raise DownloadFailed("The host refused (answer {status}).", "Try again later.", status=status)


def passed_on() -> DownloadFailed:
    """To somebody nobody agreed to."""
    return DownloadFailed(
        "The host passed the request on to another that was not agreed to, so it was not followed.",
        "Try again later, or bring the model on a stick.",
    )


def in_circles() -> DownloadFailed:
    """From one address to the next without end."""
    return DownloadFailed("The host sends the request round in circles.", "Try again later.")


def _asked_wait(response: httpx2.Response) -> float:
    """Seconds the host asks to wait; 0 where it does not say, or says a date."""
    asked = response.headers.get("Retry-After", "")
    return float(asked) if asked.isdecimal() else 0.0
