"""Voice & microphone: which one hears, in which language, and how answers are read aloud."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QLocale, QTimer

from diary_desktop.presenters.settings import SettingsState
from diary_desktop.presenters.voice_trial import TrialState, VoiceTrial
from diary_desktop.services.narrator import SPEEDS

from ..language import tr
from .desk import SettingsDesk
from .page import SettingsPage
from .rows import ChoiceRow, SwitchRow, TextRow
from .sealed import tie_settings
from .voice_rows import VoiceRow


def speed_word(speed: float) -> str:
    """``1.25×`` with the decimal mark of the language; the voice's own speed by name."""
    return tr("Its own speed") if speed == 1 else f"{QLocale().toString(speed)}×"


def volume_words() -> tuple[tuple[str, str], ...]:
    """The five volumes by name."""
    names = (tr("Very soft"), tr("Soft"), tr("Medium"), tr("Loud"), tr("Very loud"))
    return tuple((str(step), name) for step, name in enumerate(names, 1))


def tie_trial(desk: SettingsDesk, show: Callable[[TrialState], None]) -> VoiceTrial:
    """The presenter that lets a voice be heard."""
    one = desk.journeys
    return desk.tie("voice_trial", lambda tell: VoiceTrial(one.narrator, one.tasks, tell), show)


LOOK_MS = 3_000
"""Between two looks for microphones."""


class VoicePage(SettingsPage):
    """While it is looked at, microphones that are plugged in or pulled out come and go in the list."""

    def build(self) -> None:
        self._device = self.add(
            ChoiceRow(
                self.look,
                tr("Microphone"),
                (("", self._default_word),),
                tr("If the one you chose is not connected, the diary says so before you speak."),
            )
        )
        self.add(TextRow(self.look, tr("How to allow it"), _how_to_allow()))
        self._spoken = self.add(
            ChoiceRow(
                self.look,
                tr("Language you speak"),
                (("en", "English"), ("vi", "Tiếng Việt"), ("auto", tr("Detect it"))),
                tr("For new recordings. One that is kept stays in the language it was spoken in."),
            )
        )
        self._captions = self.add(
            SwitchRow(
                self.look,
                tr("Show words while I speak"),
                tr("Off, they are written down when you finish. The sound is kept either way."),
            )
        )
        self._read = self.add(SwitchRow(self.look, tr("Tell a screen reader each sentence as it is written down")))
        self._aloud = self.add(
            SwitchRow(
                self.look,
                tr("Read answers aloud"),
                tr("When you ask with your voice. An answer you typed for is never read out by itself."),
            )
        )
        speeds = tuple((f"{one:g}", speed_word(one)) for one in SPEEDS)
        self._speed = self.add(ChoiceRow(self.look, tr("Speed of the voice"), speeds))
        self._volume = self.add(
            ChoiceRow(
                self.look,
                tr("Volume of the voice"),
                volume_words(),
                tr("How loud it reads and its tones are, beside the volume of the computer."),
            )
        )
        self._voices = [
            self.add(VoiceRow(self.look, "en", tr("English voice"))),
            self.add(VoiceRow(self.look, "vi", tr("Vietnamese voice"))),
        ]
        self._tones = self.add(
            SwitchRow(
                self.look,
                tr("Tones"),
                tr("A soft tone when it listens, pauses, stops, keeps or has trouble. The screen says all of it, too."),
            )
        )
        self._trial = tie_trial(self.desk, self._show_trial)
        self._settings = tie_settings(self.desk, self.show_state)
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self._look_again)
        self._device.wished.connect(lambda name: self._settings.change("listening", device=name))
        self._spoken.wished.connect(lambda code: self._settings.change("listening", language=code))
        self._captions.wished.connect(lambda on: self._settings.change("listening", captions=on))
        self._read.wished.connect(lambda on: self._settings.change("listening", read_captions=on))
        self._aloud.wished.connect(lambda on: self._settings.change("speaking", aloud=on))
        self._speed.wished.connect(lambda speed: self._settings.change("speaking", speed=float(speed)))
        self._volume.wished.connect(lambda volume: self._settings.change("speaking", volume=int(volume)))
        self._tones.wished.connect(lambda on: self._settings.change("speaking", tones=on))
        for row in self._voices:
            row.tried.connect(self._trial.hear_or_stop)

    @property
    def _default_word(self) -> str:
        return tr("The one the system uses")

    def entered(self) -> None:
        self._settings.look()
        self._watch.start()

    def _look_again(self) -> None:
        """Looking takes 40 ms on a task's thread. Not behind another page, nor under an open menu."""
        if not self.isVisible():
            self._watch.stop()
        elif not self._device.choice.menu.isVisible():
            self._settings.look_for_microphones()

    def show_state(self, state: SettingsState) -> None:
        listening, chosen = state.settings.listening, state.settings.listening.device
        names = state.checkup.microphones if state.checkup is not None else ()
        known = dict.fromkeys((*names, *([chosen] if chosen else ())))
        self._device.set_choices((("", self._default_word), *((name, name) for name in known)))
        self._device.show_value(chosen)
        self._spoken.show_value(listening.language)
        self._captions.show_value(listening.captions)
        self._read.show_value(listening.read_captions)
        self._aloud.show_value(state.settings.speaking.aloud)
        speaking = state.settings.speaking
        self._speed.show_value(f"{speaking.speed:g}")
        self._volume.show_value(str(speaking.volume))
        self._tones.show_value(speaking.tones)
        for row in self._voices:
            row.show_voice(state.checkup)

    def _show_trial(self, state: TrialState) -> None:
        for row in self._voices:
            row.show_trial(state)


def _how_to_allow() -> str:
    """Where this system lets a program use the microphone."""
    if sys.platform == "win32":
        return tr("Windows: Settings, Privacy & security, Microphone: let desktop apps use it.")
    if sys.platform == "darwin":
        return tr("System Settings, Privacy & Security, Microphone: switch this program on.")
    return tr(
        "Your desktop's sound settings: the input device is there and not muted. Whoever is signed in here may use it."
    )
