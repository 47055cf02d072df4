"""Wake phrase: the word or phrase that wakes the diary, whether it is heard, and how hands-free listens."""

from __future__ import annotations

from diary_desktop.domain.settings import LONGEST_PHRASE
from diary_desktop.presenters.settings import SettingsState
from diary_desktop.presenters.waking import WakingPresenter, WakingState
from diary_desktop.services.readiness import Checkup

from ..language import tr
from ..look import Look
from ..widgets.field import Field
from ..widgets.usable import set_usable
from ..words import filled
from .page import SettingsPage
from .rows import ActionRow, ChoiceRow, Row, SwitchRow, TextRow
from .sealed import tie_settings

SILENCES = (3, 5, 8, 15, 30)
"""Seconds to choose from."""


class PhraseRow(Row):
    """A phrase typed into a field; it applies with Return or when the field is left."""

    def __init__(self, look: Look, label: str, example: str, help_text: str) -> None:
        super().__init__(look, label, help_text)
        self._value = ""
        self.field = Field(look, label, placeholder=example)
        self.field.edit.setMaxLength(LONGEST_PHRASE)
        self.field.edit.setAccessibleDescription(help_text)
        self.field.setMinimumWidth(look.s(260))
        self.add_below(self.field)
        self.note = self.add_note()

    def show_value(self, phrase: str) -> None:
        """What is in force, unless something else is being typed."""
        self._value = phrase
        if not self.field.edit.hasFocus():
            self.field.set_text(phrase)

    @property
    def typed(self) -> str | None:
        """Another phrase than the one in force; None where it is the same."""
        phrase = " ".join(self.field.text.split())
        return None if phrase == self._value else phrase


class WakingPage(SettingsPage):
    """The microphone opens here only while a try listens; leaving the page ends it."""

    def build(self) -> None:
        self._enabled = self.add(SwitchRow(self.look, tr("Begin hands-free when the diary opens")))
        self.follow_keys(
            self._enabled,
            lambda keys: (
                tr("The microphone opens with the diary. After a while of silence it waits for its word or phrase."),
                keys.named(tr("{keys} closes the microphone at any time."), keys="mute"),
            ),
        )
        self._everywhere = self.add(SwitchRow(self.look, tr("Listen wherever the diary is open")))
        self.follow_keys(
            self._everywhere,
            lambda keys: (
                tr("On every page the microphone stays open for the word or phrase, and the foot of the rail says so."),
                tr("The last second of sound is in memory only."),
                keys.named(tr("{keys} closes the microphone at any time."), keys="mute"),
            ),
        )
        self._word = self.add(
            ChoiceRow(
                self.look,
                tr("Trained word"),
                (("", tr("None")),),
                tr(
                    "Heard by a small network on this computer, trained with English voices. "
                    "It needs no speech model and little power."
                ),
            )
        )
        self._no_words = self.add(
            TextRow(
                self.look,
                tr("Trained word"),
                tr("There are none for this kind of computer. A phrase of your own needs none."),
            )
        )
        self._phrase = self.add(
            PhraseRow(
                self.look,
                tr("Your own phrase"),
                tr("dear diary"),
                tr(
                    "Two to four words that you do not say otherwise. What follows in the same breath is "
                    "already the command: “Dear diary, what did I do last week?”"
                ),
            )
        )
        self._try = self.add(
            ActionRow(
                self.look,
                tr("Say it now"),
                tr("Listen"),
                tr("Say the word or the phrase as you would from your chair, and see whether it is heard."),
                icon="microphone",
            )
        )
        self._try_note = self._try.add_note()
        self._build_listening()
        self._settings = tie_settings(self.desk, self.show_state)
        one = self.desk.journeys
        self._waking = self.desk.tie(
            "waking", lambda show: WakingPresenter(one.waking, one.tasks, one.bus, show), self.show_waking
        )
        self._connect()

    def _build_listening(self) -> None:
        self._silence = self.add(
            ChoiceRow(
                self.look,
                tr("End an entry after silence"),
                (*((str(one), tr("{count} seconds").format(count=one)) for one in SILENCES), ("0", tr("Never"))),
                tr(
                    "For entries spoken hands-free; a countdown is seen and heard first. "
                    "A recording you started with a key is ended by no silence, but the diary locks when left alone."
                ),
            )
        )
        self._keep = self.add(
            SwitchRow(
                self.look,
                tr("Keep the last second"),
                tr(
                    "While it listens, the last second of sound stays in memory, so that your first word is whole. "
                    "It is never written down anywhere, and overwritten when you mute or lock."
                ),
            )
        )
        self._barge_in = self.add(
            SwitchRow(
                self.look,
                tr("Let me interrupt"),
                tr("Speaking over an answer silences it. The diary learns how loud it hears itself and ignores that."),
            )
        )
        self._echo = self.add(TextRow(self.look, tr("Echo of the loudspeaker"), tr("Looking...")))

    def _connect(self) -> None:
        change = self._settings.change
        self._enabled.wished.connect(lambda on: change("hands_free", enabled=on))
        self._everywhere.wished.connect(lambda on: change("hands_free", everywhere=on))
        self._word.wished.connect(lambda word: change("hands_free", wake_word=word))
        self._phrase.field.edit.editingFinished.connect(self._phrase_typed)
        self._try.acted.connect(self._waking.try_it)
        self._silence.wished.connect(lambda key: change("hands_free", silence_seconds=float(key)))
        self._keep.wished.connect(lambda on: change("hands_free", keep_second=on))
        self._barge_in.wished.connect(lambda on: change("hands_free", barge_in=on))

    def entered(self) -> None:
        self._settings.begin()
        self._settings.look()
        self._waking.look()

    def wipe(self) -> None:
        self._waking.stop()
        self._phrase.field.wipe()

    def show_state(self, state: SettingsState) -> None:
        free = state.settings.hands_free
        self._enabled.show_value(free.enabled)
        self._everywhere.show_value(free.everywhere)
        self._word.show_value(free.wake_word)
        self._phrase.show_value(free.phrase)
        self._silence.show_value(f"{free.silence_seconds:g}")
        self._keep.show_value(free.keep_second)
        self._barge_in.show_value(free.barge_in)
        why = tr("Choose a wake word or write a phrase of your own first.")
        set_usable([self._try.button], bool(free.wake_word or free.phrase), why)
        if state.checkup is not None:
            self._echo.show_value(_echo(state.checkup, state.settings.listening.device))

    def show_waking(self, state: WakingState) -> None:
        words = state.known.words if state.known is not None else ()
        self._word.set_choices((("", tr("None")), *((word.word_id, word.name) for word in words)))
        self._word.set_wanted(state.known is None or bool(words))
        self._no_words.set_wanted(state.known is not None and not words)
        if state.known is not None:
            self._phrase.note.say(*_quality(state.known.phrase))
            self._phrase.note.show()
        self._say_try(state)

    def _phrase_typed(self) -> None:
        typed = self._phrase.typed
        if typed is not None:
            self._settings.change("hands_free", phrase=typed)

    def _say_try(self, state: WakingState) -> None:
        listening = state.trying == "listening"
        self._try.button.set_face(tr("Stop") if listening else tr("Listen"), "stop" if listening else "microphone")
        text, icon, tone = _outcome(state)
        self._try_note.setVisible(bool(text))
        if text:
            self._try_note.say(text, icon, tone)


def _echo(checkup: Checkup, device: str) -> str:
    """Whether hands-free hears the diary's own voice, and what can be done about it."""
    if checkup.echo in ("cancelled", "turned_down") and device:
        return tr(
            "Your sound system could take it away, but not for a microphone chosen by name. "
            "Choose “The one the system uses” under Voice & microphone to have that."
        )
    if checkup.echo == "cancelled":
        return tr("Your sound system takes it away: hands-free hears you without the diary's own voice.")
    if checkup.echo == "turned_down":
        return tr(
            "Your sound system takes it away, and turns your microphone down meanwhile. "
            "{setting} where {module} is loaded leaves it as it is."
        ).format(setting='aec_args="analog_gain_control=0"', module="module-echo-cancel")
    if checkup.echo == "chosen":
        return tr("This system names the devices for every program, so its echo canceller is left alone.")
    return tr(
        "No echo canceller is known here. The diary tells its own voice from yours by loudness: "
        "with headphones, or closer to the microphone, you interrupt it most easily."
    )


def _quality(phrase: str) -> tuple[str, str, str]:
    """How well a phrase is heard here: sentence, icon, tone."""
    if phrase == "not":
        sentence = tr("Nothing on this computer writes down the language you speak, so a phrase is not heard yet.")
        return sentence, "warning", "danger"
    if phrase == "rarely":
        sentence = tr("The starter listening rarely hears a phrase. A trained word is much surer here.")
        return sentence, "info", "ink2"
    return tr("Heard by the installed speech model. Try it below."), "info", "ink2"


def _outcome(state: WakingState) -> tuple[str, str, str]:
    """What to say of the try: sentence, icon, tone."""
    if state.error is not None:
        error = state.error
        what, hint = filled(error.what_template, error.values), filled(error.hint_template, error.values)
        return f"{what} {hint}".strip(), "warning", "danger"
    if state.trying == "listening":
        return tr("Listening. Say it now."), "microphone", "lamp_ink"
    if state.trying == "heard":
        return tr("Heard: “{word}”.").format(word=state.heard), "check", "ok"
    if state.trying == "missed":
        return tr("Not heard. Come closer, speak a little slower, or choose another."), "info", "ink2"
    return "", "", ""
