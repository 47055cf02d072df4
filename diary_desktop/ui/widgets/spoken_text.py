"""The language of a text, for a screen reader, which changes its voice for it."""

from __future__ import annotations

from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QWidget

from diary_desktop.services.sentence_language import sentence_language

LOOKED_AT = 400
"""Letters of a text that tell its language; an entry may be hours long."""

_LOCALES = {"en": "en_GB", "vi": "vi_VN"}


def set_spoken(widget: QWidget, text: str) -> None:
    """``widget`` shows ``text``: where its words are of another language than the window's, it says so."""
    window = QLocale().name()[:2]
    told = sentence_language(text[:LOOKED_AT], window)
    if told != window and told in _LOCALES:
        widget.setLocale(QLocale(_LOCALES[told]))
    else:
        widget.unsetLocale()
