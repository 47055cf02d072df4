"""The banner's part of the window: which notice is said, and where each of its ways leads."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QGuiApplication

from diary_desktop.presenters.shell import Notice

from .actions import Actions
from .body import Body
from .cast import Cast
from .keeping import Keeping
from .notice_words import banner_words


class NoticeBoard:
    """Main thread only. ``body`` gives the views of the moment; ``reload`` builds them anew."""

    def __init__(
        self, cast: Cast, actions: Actions, keeping: Keeping, body: Callable[[], Body], reload: Callable[[], None]
    ) -> None:
        self._cast = cast
        self._actions = actions
        self._keeping = keeping
        self._body = body
        self._reload = reload
        self._shown: Notice | None = None
        self._leads_to = ""

    def show(self, notice: Notice | None) -> None:
        """The worst one, or none; the same one is not read out twice."""
        banner = self._body().banner
        if notice is None:
            self._shown = None
            banner.put_away()
        elif notice != self._shown or banner.isHidden():
            self._shown = notice
            said = banner_words(notice)
            self._leads_to = said.section
            banner.show_notice(said.fact, said.hint, said.tone, said.action, said.ways)

    def act(self) -> None:
        """The banner's action leads to a section of Settings, to views made anew, or on with what was unfinished."""
        notice = self._cast.shell.state.notice
        if self._leads_to:
            self._cast.shell.put_notice_away()
            self._actions.open_settings(self._leads_to)
        elif notice is not None and notice.fault:
            self._cast.shell.put_notice_away()
            self._reload()
        else:
            self._keeping.take_up()

    def choose(self, way: str) -> None:
        """One of the quieter ways."""
        notice = self._cast.shell.state.notice
        if way == "details" and notice is not None:
            QGuiApplication.clipboard().setText(notice.details)
        elif way == "room":
            self._actions.open_settings("about")
        else:
            self._keeping.settle_recording(way)
