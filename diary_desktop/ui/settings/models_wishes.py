"""What is wanted on the panel of models, done by the one presenter of models that a window has."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from diary_desktop.presenters.models import ModelsPresenter
from diary_desktop.presenters.models_state import ModelsState, row_of

from ..file_choice import FileChoice
from ..language import tr
from .desk import SettingsDesk


def tie_models(desk: SettingsDesk, show: Callable[[ModelsState], None]) -> ModelsPresenter:
    """The presenter that a first run and the page in Settings share, so that a download goes on between them."""
    one = desk.journeys

    def languages() -> tuple[str, ...]:
        """The language spoken to the diary, and that of the window."""
        spoken = one.session.settings().listening.language
        found = [each for each in (spoken, desk.favours.language()) if each and each != "auto"]
        return tuple(dict.fromkeys(found)) or ("en",)

    return desk.tie("models", lambda tell: ModelsPresenter(one.models, one.tasks, one.bus, languages, tell), show)


def do_wish(presenter: ModelsPresenter, window: QWidget, wish: str, what: object) -> None:
    """``ask``, ``agree``, ``refuse``, ``stop``, ``go on``, ``kit``; with ``what``: ``choose``, ``bring``, ``try``,
    ``smaller``, ``anyway``."""
    plain: dict[str, Callable[[], None]] = {
        "ask": presenter.ask_for_set,
        "agree": presenter.agree,
        "refuse": presenter.refuse,
        "stop": presenter.stop,
        "go on": presenter.go_on,
        "kit": lambda: _ask_kit(presenter, window),
    }
    if wish in plain:
        plain[wish]()
    elif wish == "bring" and isinstance(what, Path):
        presenter.take_in(what)
    elif wish == "choose":
        presenter.choose("light" if what == "light" else "balanced" if what == "balanced" else "best")
    elif wish == "smaller":
        presenter.use_smaller(str(what))
    elif wish == "anyway":
        presenter.try_anyway(str(what))
    elif wish == "try":
        _try(presenter, str(what))


def looks_like_models(path: Path) -> bool:
    """Whether what was dropped onto the window is rather a kit or a model than a recording."""
    return path.suffix.lower() in (".zip", ".gguf", ".onnx") or path.is_dir()


def _ask_kit(presenter: ModelsPresenter, window: QWidget) -> None:
    FileChoice(window, tr("Choose a kit"), lambda found: presenter.take_in(found[0])).open()


def _try(presenter: ModelsPresenter, role: str) -> None:
    """The model that serves a role, or what came with the diary."""
    row = row_of(presenter.state, role)
    if row.model is not None:
        presenter.try_one(row.model)
    else:
        presenter.try_starter(role)
