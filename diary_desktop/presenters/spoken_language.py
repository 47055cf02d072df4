"""The language a person speaks, in the sealed settings: chosen in Dictate, or begun with the window's own."""

from __future__ import annotations

from dataclasses import replace

from diary_desktop.services.session import Session


def keep_spoken_language(session: Session, code: str) -> None:
    """Seal ``code`` (ISO 639-1, or ``auto``); a known one is not written again, nor any once the diary is locked."""
    settings = session.settings()
    wanted = replace(settings, listening=replace(settings.listening, language=code))
    if wanted != settings and session.is_open():
        session.change_settings(wanted)
