"""A typed yes before something that cannot be taken back."""

from __future__ import annotations

from diary_desktop.domain.errors import InputError

from .secret_input import SecretInput


def agree(secret: SecretInput, question: str, option: str) -> None:
    """Go on only after a typed yes; ``option`` says it in a script. Raises ``InputError`` otherwise."""
    if not secret.says_yes(question, option):
        raise InputError("Nothing was done.", "Type yes to go on.")
