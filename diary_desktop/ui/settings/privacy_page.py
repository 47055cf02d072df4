"""Privacy & lock: when the diary closes by itself, how deeply, and what leaves the clipboard."""

from __future__ import annotations

from diary_desktop.presenters.settings import SettingsState

from ..language import tr
from ..look import Look
from ..widgets.field import Field
from .page import SettingsPage
from .rows import ActionRow, ChoiceRow, NumberRow, Row, SwitchRow
from .sealed import tie_settings

LONGEST_MINUTES = 240

LONGEST_NAME = 40
"""Letters of a name: with the greeting it stands in two lines of the card at the most."""


class NameRow(Row):
    """Whom the closed screen greets: nobody by name, unless a person writes one here."""

    def __init__(self, look: Look) -> None:
        text = tr(
            "The closed screen greets you by it: Good evening, Linh. It lies unsealed beside the program, because "
            "that screen is shown before anything is opened. Leave it empty for no name."
        )
        super().__init__(look, tr("Your name on the closed screen"), text)
        self.field = Field(look, tr("Your name on the closed screen"))
        self.field.edit.setAccessibleDescription(text)
        self.field.edit.setMaxLength(LONGEST_NAME)
        self.field.setMinimumWidth(look.s(260))
        self.add_below(self.field)

    @property
    def typed(self) -> str:
        """In one line, without spaces around it."""
        return " ".join(self.field.text.split())


class PrivacyPage(SettingsPage):
    """Everything applies at once; locking now is the first thing on it."""

    def build(self) -> None:
        now = ActionRow(
            self.look,
            tr("Lock now"),
            tr("Lock the diary"),
            icon="lock",
        )
        self.add(now).acted.connect(self.desk.favours.lock)
        self.follow_keys(
            now,
            lambda keys: (
                keys.named(tr("{keys} does the same anywhere."), keys="lock"),
                tr("A recording is finished and kept first, and so is a draft."),
            ),
        )
        self._minutes = self.add(
            NumberRow(
                self.look,
                tr("Lock after"),
                0,
                LONGEST_MINUTES,
                unit=tr("min"),
                zero=tr("Never by itself"),
                help_text=tr(
                    "Minutes without a key, a movement or a voice. Half a minute before, the diary says so. "
                    "It never locks while you type or speak."
                ),
            )
        )
        self._sleep = self.add(
            SwitchRow(self.look, tr("Lock before sleep"), tr("When the computer goes to sleep or its lid is closed."))
        )
        self._screen = self.add(
            SwitchRow(
                self.look,
                tr("Lock with the screen"),
                tr("When the desktop locks its screen. Somebody who is still dictating is heard out first."),
            )
        )
        self._deep = self.add(
            ChoiceRow(
                self.look,
                tr("Deep lock"),
                (("never", tr("Never")), ("suspend", tr("Before sleep")), ("always", tr("Every time"))),
                tr(
                    "Every lock wipes the keys and lets go of all text, but some copies may stay in memory. "
                    "A deep lock also starts the program anew, so that nothing stays. The window comes back closed."
                ),
            )
        )
        self._clipboard = self.add(
            SwitchRow(
                self.look,
                tr("Clear the clipboard"),
                tr("What you copy here leaves the clipboard after 30 seconds, if nothing else was copied since."),
            )
        )
        self._cover = self.add(
            SwitchRow(
                self.look,
                tr("Cover the window"),
                tr("While another window is in front, this one shows only hills. The diary stays open behind them."),
            )
        )
        self._name = self.add(NameRow(self.look))
        self._settings = tie_settings(self.desk, self.show_state)
        self._connect()

    def _connect(self) -> None:
        change = self._settings.change
        self._minutes.wished.connect(lambda value: change("privacy", lock_after_minutes=value))
        self._sleep.wished.connect(lambda on: change("privacy", lock_on_suspend=on))
        self._screen.wished.connect(lambda on: change("privacy", lock_with_screen=on))
        self._deep.wished.connect(lambda key: change("privacy", deep_lock=key))
        self._clipboard.wished.connect(lambda on: change("privacy", clear_clipboard=on))
        self._cover.wished.connect(lambda on: change("privacy", cover_when_away=on))
        self._name.field.edit.editingFinished.connect(lambda: self.desk.favours.greet(self._name.typed))

    def wipe(self) -> None:
        self._name.field.wipe()

    def entered(self) -> None:
        self._settings.begin()
        self._name.field.set_text(self.desk.favours.name())

    def show_state(self, state: SettingsState) -> None:
        privacy = state.settings.privacy
        self._minutes.show_value(privacy.lock_after_minutes)
        self._sleep.show_value(privacy.lock_on_suspend)
        self._screen.show_value(privacy.lock_with_screen)
        self._deep.show_value(privacy.deep_lock)
        self._clipboard.show_value(privacy.clear_clipboard)
        self._cover.show_value(privacy.cover_when_away)
