"""The steps after a first diary is made: try the microphone, see what is installed, be heard, begin the first entry."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from diary_desktop.domain.audio import Pcm16
from diary_desktop.domain.errors import CancelToken, DiaryError
from diary_desktop.domain.events import Event, Failed, JobId, LevelChanged, VaultLocked
from diary_desktop.services.journeys import Journeys
from diary_desktop.services.readiness import Checkup
from diary_desktop.services.tasks import Task

from .closed_page import ClosedPage
from .inquiry import Inquiries
from .models_state import ModelsState
from .unlock_state import FirstWish, Page

Heard = tuple[list[Pcm16], str]
"""What the microphone gave, kept nowhere but here, and its words where they were asked for."""


class FirstRun:
    """The diary is open behind these pages. ``finished`` is called with what is to come first in it."""

    def __init__(
        self, journeys: Journeys, inquiries: Inquiries, page: ClosedPage, finished: Callable[[FirstWish], None]
    ) -> None:
        self._session = journeys.session
        self._readiness = journeys.readiness
        self._spoken = journeys.spoken_question
        self._player = journeys.player
        self._inquiries = inquiries
        self._page = page
        self._finished = finished
        self.models_shown: Callable[[], None] = lambda: None
        """Called when the step of models is turned to; whoever knows of models then calls ``show_models``."""
        self._listening: Task | None = None
        self._playing: JobId = -1
        self._heard: list[Pcm16] = []

    def begin(self) -> None:
        """The first step behind the recovery words."""
        self._change(made=True)
        self.turn_to("microphone")
        self._inquiries.ask(lambda _, __: self._known(), self._look_over)

    def turn_to(self, page: Page) -> None:
        """Another step; nothing that was heard goes with it."""
        self._fall_silent()
        if page == "models":
            self.models_shown()
        guide = replace(self._page.state.guide, phase="", level=None, words="")
        self._page.turn(page, guide=guide)

    def choose_device(self, name: str) -> None:
        """The microphone from now on; empty for the one the system uses."""
        self._change(device=name)
        self._inquiries.ask(lambda _, __: self._keep_device(name), lambda _: None, self._failed)

    def try_out(self, wish: str) -> None:
        """``listen``, ``stop`` or ``play``."""
        {"listen": self.listen, "stop": self.stop, "play": self.play}[wish]()

    def listen(self) -> None:
        """Hear until ``stop``; on the page ``voice`` the words are written down as well."""
        if self._listening is not None:
            return
        self._fall_silent()
        with_words = self._page.state.page == "voice"
        self._change(phase="listening", level=None, words="")
        self._page.change(error=None)
        self._listening = self._inquiries.ask(
            lambda job, token: self._hear(job, token, with_words), self._take, self._failed, lane="conversation"
        )

    def stop(self) -> None:
        """Enough was said."""
        if self._listening is not None:
            if self._page.state.page == "voice":
                self._change(phase="writing", level=None)
            self._spoken.stop()

    def play(self) -> None:
        """What was heard, from the loudspeaker."""
        if self._heard:
            self._playing = self._player.play_heard(self._heard)

    def leave(self, wish: FirstWish = "today") -> None:
        """Nothing is left to be asked: the diary is shown."""
        self._fall_silent()
        self._finished(wish)

    def show_models(self, state: ModelsState) -> None:
        """What is known of models, while these pages are shown."""
        if self._page.state.guide.made:
            self._change(models=state)

    def on_event(self, event: Event) -> None:
        if isinstance(event, VaultLocked):
            self._listening, self._heard = None, []
        elif isinstance(event, LevelChanged):
            if self._listening is not None and event.job_id == self._listening.job_id:
                self._change(level=event.dbfs)
        elif isinstance(event, Failed) and event.job_id == self._playing:
            self._page.change(error=event.error)

    def _known(self) -> tuple[Checkup, str]:
        return self._readiness.checkup(), self._session.settings().listening.device

    def _look_over(self, known: tuple[Checkup, str]) -> None:
        checkup, device = known
        self._change(checkup=checkup, device=device)

    def _keep_device(self, name: str) -> None:
        settings = self._session.settings()
        self._session.change_settings(replace(settings, listening=replace(settings.listening, device=name)))

    def _hear(self, job: JobId, token: CancelToken, with_words: bool) -> Heard:
        heard = self._spoken.listen(job).result()
        token.raise_if_cancelled()
        return heard, self._spoken.words(heard, token) if with_words else ""

    def _take(self, found: Heard) -> None:
        self._listening = None
        self._heard, words = found
        tried = self._page.state.guide.tried | {self._page.state.page}
        self._change(phase="heard", level=None, words=words, tried=tried)

    def _failed(self, error: DiaryError) -> None:
        self._listening = None
        self._change(phase="", level=None)
        self._page.change(error=error)

    def _fall_silent(self) -> None:
        task, self._listening, self._heard = self._listening, None, []
        if task is not None:
            task.cancel()
            self._spoken.stop()
        self._player.stop()

    def _change(self, **values: Any) -> None:
        self._page.change(guide=replace(self._page.state.guide, **values))
