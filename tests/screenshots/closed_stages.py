"""Stages of the closed diary: unlocking, what may be wrong, and the first run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from diary_desktop.domain.errors import (
    NoMicrophone,
    VaultDamaged,
    VaultInUse,
    VaultMissing,
    VaultRolledBack,
    VaultTooNew,
    WrongPassphrase,
)
from diary_desktop.presenters.unlock_state import GuideState, UnlockState
from diary_desktop.ui.body import Body
from diary_desktop.ui.main_window import MainWindow
from diary_desktop.ui.unlock_rows import SecretRow
from diary_desktop.ui.unlock_view import UnlockView
from tests import sample_diary as sample
from tests import (
    sample_models,
    sample_settings,
)

Stage = Callable[[MainWindow, Body], None]


def stages() -> dict[str, Stage]:
    """The closed diary by name."""
    return {
        "unlock": _unlock(UnlockState(ready=True)),
        "unlock-in-use": _unlock(UnlockState(ready=True, error=VaultInUse())),
        "unlock-wrong": _unlock(UnlockState(error=WrongPassphrase())),
        "unlock-opening": _unlock(UnlockState(busy=True, step="unseal", done=812, total=1208)),
        "unlock-create": _unlock(UnlockState(ready=True, page="create")),
        "unlock-words": _unlock(UnlockState(ready=True, page="words", words=sample.WORDS)),
        "unlock-elsewhere": _unlock(UnlockState(ready=True, keystore=True), date(2026, 11, 20)),
        "unlock-wait": _unlock(UnlockState(ready=True, wait_seconds=32)),
        "unlock-suggested": _unlock(UnlockState(ready=True, page="create", suggestions=sample_settings.SUGGESTED)),
        "unlock-have": _unlock(
            UnlockState(ready=True, page="have", error=VaultMissing("There is no diary in this folder."))
        ),
        "unlock-restore-begin": _unlock(UnlockState(ready=True, page="restore")),
        "unlock-restore": _unlock(UnlockState(ready=True, page="restore", restore=sample_settings.FOUND)),
        "unlock-restoring": _unlock(
            UnlockState(
                ready=True, page="restore", busy=True, step="restore", done=34, total=120, restore=sample_settings.FOUND
            )
        ),
        "unlock-restored": _unlock(UnlockState(ready=True, page="restored", restore=sample_settings.BROUGHT_BACK)),
        "unlock-renew": _unlock(UnlockState(ready=True, page="renew")),
        "unlock-offer": _unlock(UnlockState(ready=True, page="offer")),
        "unlock-damaged": _unlock(UnlockState(ready=True, page="trouble", error=VaultDamaged(), saved=True)),
        "unlock-salvage": _unlock(UnlockState(ready=True, page="salvage", restore=sample_settings.FOUND)),
        "unlock-salvage-words": _salvage_by_words,
        **{f"first-{name}": _unlock(state) for name, state in first_run().items()},
        "unlock-older": _unlock(UnlockState(ready=True, page="trouble", error=VaultRolledBack())),
        "unlock-newer": _unlock(UnlockState(ready=True, page="trouble", error=VaultTooNew())),
        "unlock-confirm": _unlock(UnlockState(ready=True, page="confirm", words=sample.WORDS, asked=(2, 6, 10))),
    }


def first_run() -> dict[str, UnlockState]:
    """A first run, step by step."""
    begun = UnlockState(ready=True, page="language", first_run=True, is_there=False)
    behind = replace(begun, guide=GuideState(made=True, checkup=sample_settings.CHECKUP))
    listening = replace(behind.guide, device="USB headset", phase="listening", level=-24.0)
    understood = replace(behind.guide, phase="heard", words="this morning i walked along the river")
    return {
        "language": begun,
        "passphrase": replace(begun, page="create", suggestions=sample_settings.SUGGESTED),
        "words": replace(begun, page="words", words=sample.WORDS),
        "confirm": replace(begun, page="confirm", words=sample.WORDS, asked=(2, 6, 10)),
        "settled": replace(behind, page="settled"),
        "microphone": replace(behind, page="microphone"),
        "microphone-listening": replace(behind, page="microphone", guide=listening),
        "microphone-heard": replace(behind, page="microphone", guide=replace(listening, phase="heard")),
        "microphone-none": replace(behind, page="microphone", error=NoMicrophone()),
        "models-looking": replace(behind, page="models"),
        "models": replace(behind, page="models", guide=replace(behind.guide, models=sample_models.EMPTY)),
        "models-asking": replace(behind, page="models", guide=replace(behind.guide, models=sample_models.ASKING)),
        "models-fetching": replace(behind, page="models", guide=replace(behind.guide, models=sample_models.FETCHING)),
        "voice": replace(behind, page="voice"),
        "voice-heard": replace(behind, page="voice", guide=understood),
        "entry": replace(behind, page="first"),
    }


def _unlock(state: UnlockState, backup: date | None = None) -> Stage:
    def stage(window: MainWindow, body: Body) -> None:
        window.unlock.hide()
        window.unlock.deleteLater()
        window.unlock = UnlockView(window.look, window.language.code, lambda: 20, window)
        window.unlock.resize(window.size())
        window.unlock.show_last_backup(backup)
        window.unlock.show_state(state)
        window.show_closed()
        window.unlock.focus_first()

    return stage


def _salvage_by_words(window: MainWindow, body: Body) -> None:
    _unlock(UnlockState(ready=True, page="salvage", restore=sample_settings.FOUND))(window, body)
    window.unlock.findChildren(SecretRow)[0].choice.chosen.emit("words")
