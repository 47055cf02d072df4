"""Insights: what was told in numbers, as charts or as tables, by range; saved as CSV where a person wants it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from diary_desktop.domain.insights import FEWEST_ENTRIES
from diary_desktop.domain.table import Table
from diary_desktop.presenters.insights import InsightsState

from .insight_charts import InsightCharts
from .insight_tables_view import InsightTables
from .insight_words import range_words
from .language import counted, tr
from .look import Look
from .widgets.buttons import QUIET, Button
from .widgets.menu_button import MenuButton
from .widgets.notices import EmptyState, announce
from .widgets.scroller import Scroller
from .widgets.segmented import Segmented
from .widgets.text import IconLabel, Label
from .words import filled

PADDING, COMPACT_PADDING = 33, 26
ALL = "all"
"""The key under which every table is saved."""


class InsightsView(QWidget):
    """Shows what it is told; decides nothing."""

    speak_asked = Signal()
    """There are too few entries yet, and somebody will tell another one."""
    range_chosen = Signal(str)
    tables_wanted = Signal(bool)
    save_asked = Signal(str)
    """The key of a table, or ``all``."""
    day_chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self._state = InsightsState()
        self._tables_named: tuple[Table, ...] = ()
        self.charts = InsightCharts(look)
        self.tables = InsightTables(look)
        self.charts.day_chosen.connect(self.day_chosen)
        self.tables.save_asked.connect(self.save_asked)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(look.s(14))
        self._column.addLayout(self._head())
        self._said = IconLabel(look, "insights", "", "body", "ink2", wrap=True)
        self._column.addWidget(self._said)
        self._none = EmptyState(look, "insights", "", action=tr("Start speaking"))
        self._none.acted.connect(self.speak_asked)
        self._column.addWidget(self._none, 1)
        self.page = Scroller()
        self.page.column.setContentsMargins(look.s(5), look.s(2), look.s(12), look.s(24))
        self.page.column.addWidget(self.charts)
        self.page.column.addWidget(self.tables)
        self.page.column.addStretch(1)
        self._column.addWidget(self.page, 1)
        self.set_narrow(False)
        self.show_state(self._state)

    def show_state(self, state: InsightsState) -> None:
        before, self._state = self._state, state
        report = state.report
        self.ranges.show_choice(state.name)
        self._switch.set_face(tr("Show as charts") if state.as_tables else tr("Show as tables"), "table")
        sentence = self._sentence(state)
        self._said.say(sentence)
        self._none.say(sentence, "insights" if state.error is None else "warning")
        charted = report is not None and report.charted and state.today is not None
        if state.error is not None and state.error is not before.error:
            announce(self, sentence, urgent=True)
        self._said.setVisible(bool(sentence) and charted)
        self._none.setVisible(bool(sentence) and not charted)
        self._none.action.setVisible(report is not None and state.error is None)  # too few entries: one more helps
        self.page.setVisible(charted)
        self.charts.setVisible(charted and not state.as_tables)
        self.tables.setVisible(charted and state.as_tables)
        self._switch.set_usable(charted, tr("Nothing is counted yet."))
        self._save.set_usable(charted and not state.saving, tr("Nothing is counted yet."))
        if charted and report is not None and state.today is not None:
            if report is not before.report or not self._tables_named:
                self.charts.show_report(report, state.today)
                self._name_tables(state.tables)
                announce(self, counted(report.entries, "Counted: 1 entry", "Counted: {count} entries"))
            if state.as_tables:
                self.tables.show_tables(state.tables)

    def set_narrow(self, narrow: bool) -> None:
        """Less room at the edges."""
        s = self.look.s
        edge = s(COMPACT_PADDING if narrow else PADDING)
        self._column.setContentsMargins(edge - s(5), s(22), edge - s(12), 0)

    def set_titled(self, titled: bool) -> None:
        """Whether the page says its name itself: not where the bar above says it."""
        self._title.setVisible(titled)
        self._lay_head()

    def focus_first(self) -> None:
        """The range in force."""
        self.ranges.setFocus()
        for one in self.ranges.findChildren(QWidget):
            if one.property("checked"):
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    def wipe(self) -> None:
        """Nothing of the diary stays in the widgets."""
        self.charts.wipe()
        self.tables.wipe()
        self._tables_named = ()

    def _head(self) -> QGridLayout:
        look, s = self.look, self.look.s
        self._title = Label(look, tr("Insights"), "display", size=32)
        self._switch = Button(look, tr("Show as tables"), QUIET, icon="table", size=40)
        self._switch.clicked.connect(lambda: self.tables_wanted.emit(not self._state.as_tables))
        self._save = MenuButton(look, "download", tr("Save as CSV"), ((ALL, tr("All tables")),), size=40)
        self._save.chosen.connect(self.save_asked)
        self.ranges = Segmented(look, tr("Range"), tuple(range_words()))
        self.ranges.chosen.connect(self.range_chosen)
        self._controls = QWidget()
        row = QHBoxLayout(self._controls)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(s(8))
        for one in (self._switch, self._save, self.ranges):
            row.addWidget(one)
        self._row = QGridLayout()
        self._row.setContentsMargins(s(5), 0, s(12), 0)
        self._row.setColumnStretch(0, 1)
        self._row.addWidget(self._title, 0, 0)
        self._row.addWidget(self._controls, 0, 1)
        return self._row

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_head()

    def _lay_head(self) -> None:
        beside = 0 if self._title.isHidden() else self._title.sizeHint().width() + self.look.s(80)
        self._switch.set_shortened(self._whole_width > self.width())
        line = int(beside > 0 and beside + self._controls.sizeHint().width() > self.width())
        self._row.removeWidget(self._controls)
        self._row.addWidget(self._controls, line, 0 if line else 1, Qt.AlignmentFlag.AlignLeft)

    @property
    def _whole_width(self) -> int:
        """Px that the controls and the page's edges need with every word."""
        edges = self._column.contentsMargins()
        words = sum(one.sizeHint().width() for one in (self._save, self.ranges)) + self._switch.whole_width
        return words + edges.left() + edges.right() + self.look.s(3 * 8 + 17)

    def _name_tables(self, tables: tuple[Table, ...]) -> None:
        self._tables_named = tables
        there = tuple((one.key, tr(one.title)) for one in tables if one.rows)
        self._save.set_choices(((ALL, tr("All tables")), *there))

    def _sentence(self, state: InsightsState) -> str:
        """What is said above the charts, or in place of them."""
        if state.error is not None:
            return " ".join(
                filled(one, state.error.values) for one in (state.error.what_template, state.error.hint_template) if one
            )
        report = state.report
        if report is None:
            return tr("Counting…") if state.loading else ""
        if report.in_diary < FEWEST_ENTRIES:
            return tr("Charts begin after {few} entries. You have {count}.", few=FEWEST_ENTRIES, count=report.in_diary)
        if not report.charted:
            return tr(
                "Charts begin after {few} entries. These days have {count}: choose a longer range.",
                few=FEWEST_ENTRIES,
                count=report.entries,
            )
        return ""
