"""The charts of Insights, each in a card with its title and what it shows; those without anything are left out."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diary_desktop.domain.insights import FEWEST_MOODS, InsightReport
from diary_desktop.services.insight_tables import TITLES

from .insight_points import (
    hour_points,
    mood_points,
    name_points,
    question_points,
    spoken_points,
    tag_points,
    tracker_points,
    words_points,
    year_points,
)
from .insight_words import (
    compared_line,
    days_line,
    longest_line,
    pages_line,
    seconds_said,
    spoken_length,
    weekday_names,
)
from .language import tr
from .look import Look
from .widgets.card import Card
from .widgets.card_grid import CardGrid
from .widgets.charts.bar_chart import BarChart
from .widgets.charts.chart import Chart
from .widgets.charts.heat_charts import HourGrid, YearHeat
from .widgets.charts.line_chart import LineChart
from .widgets.charts.pattern_chart import PatternChart
from .widgets.charts.row_charts import DumbbellChart, NameBars
from .widgets.number_card import NumberCard
from .widgets.text import Label
from .words import decimal as decimal_said
from .words import number

ROW = tuple[QWidget, bool]


class ChartCard(Card):
    """Title, one line, chart; or a sentence where there is too little for it."""

    def __init__(self, look: Look, chart: Chart) -> None:
        super().__init__(look, padding=14)
        s = look.s
        self.chart = chart
        self.column.setContentsMargins(s(19), s(14), s(17), s(16))
        self.column.setSpacing(s(1))
        self._title = Label(look, chart.accessibleName(), "body_strong", size=15, wrap=True)
        self._about = Label(look, "", "small", "ink2", wrap=True)
        self._none = Label(look, "", "body", "ink2", wrap=True)
        self.column.addWidget(self._title)
        self.column.addWidget(self._about)
        self.column.addSpacing(s(10))
        self.column.addWidget(chart, 1)
        self.column.addWidget(self._none, 1)
        self._none.hide()

    def name(self, title: str, about: str) -> None:
        """What it shows, and how it is to be read."""
        self._title.setText(title)
        self._about.setText(about)
        self.chart.setAccessibleName(f"{title}. {about}")

    def tell(self, sentence: str) -> None:
        """A sentence in place of the chart; empty for the chart."""
        self._none.setText(sentence)
        self._none.setVisible(bool(sentence))
        self.chart.setVisible(not sentence)

    def wipe(self) -> None:
        self.chart.wipe()


class InsightCharts(QWidget):
    """Four numbers above, charts below."""

    day_chosen = Signal(date)

    def __init__(self, look: Look) -> None:
        super().__init__()
        self.look = look
        self.numbers = tuple(NumberCard(look) for _ in range(4))
        self._mood = LineChart(look, "", tr("now"))
        self._tags = DumbbellChart(look, "")
        self._hours = HourGrid(look, "", ())
        self._year = YearHeat(look, "", ())
        self._trackers = PatternChart(look, "")
        self.cards: dict[str, ChartCard] = {
            "mood": ChartCard(look, self._mood),
            "tags": ChartCard(look, self._tags),
            "words": ChartCard(look, BarChart(look, "")),
            "hours": ChartCard(look, self._hours),
            "year": ChartCard(look, self._year),
            "spoken": ChartCard(look, BarChart(look, "")),
            "questions": ChartCard(look, BarChart(look, "")),
            "trackers": ChartCard(look, self._trackers),
            "people": ChartCard(look, NameBars(look, "")),
            "places": ChartCard(look, NameBars(look, "")),
        }
        for card in self.cards.values():
            card.chart.day_chosen.connect(self.day_chosen)
        self._above = CardGrid(look, 4, 190)
        self._below = CardGrid(look, 2, 330, (56, 44))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(look.s(10))
        column.addWidget(self._above)
        column.addWidget(self._below)
        self._above.show_cards(tuple((one, False) for one in self.numbers))

    def show_report(self, report: InsightReport, today: date) -> None:
        """The numbers of a range; charts without anything are left out."""
        self._show_numbers(report, today)
        self._show_over_time(report)
        self._show_tags(report)
        self._show_days(report)
        self._show_names(report, today)
        self._show_trackers(report)
        there = {
            "spoken": report.headline.seconds > 0,
            "questions": report.questions.asked > 0,
            "trackers": bool(report.trackers),
            "people": bool(report.people),
            "places": bool(report.places),
        }
        wide = ("year", "trackers")
        self._below.show_cards(tuple((card, key in wide) for key, card in self.cards.items() if there.get(key, True)))
        for key, card in self.cards.items():
            if not there.get(key, True):
                card.hide()

    def wipe(self) -> None:
        """Nothing of the diary stays in it."""
        for number_card in self.numbers:
            number_card.wipe()
        for card in self.cards.values():
            card.wipe()

    def _show_numbers(self, report: InsightReport, today: date) -> None:
        head = report.headline
        shown = (
            (number(head.days_written), tr("days written"), days_line(report)),
            (number(head.words), tr("words"), pages_line(head)),
            (spoken_length(head.seconds), tr("spoken"), longest_line(head, today)),
            ("–" if head.mood is None else decimal_said(head.mood), tr("average mood"), compared_line(report)),
        )
        for card, words in zip(self.numbers, shown, strict=True):
            card.show_number(*words)

    def _show_over_time(self, report: InsightReport) -> None:
        asked = report.questions
        about = {
            "mood": tr("Average of the moods you chose"),
            "words": tr("Spoken and written together"),
            "spoken": tr("Length of your recordings"),
            "questions": tr("Half answered within {time}", time=seconds_said(asked.middle or 0.0)),
        }
        points = {"mood": mood_points, "words": words_points, "spoken": spoken_points, "questions": question_points}
        for key, words in about.items():
            self.cards[key].name(tr(TITLES[key][report.span.step]), words)
            self.cards[key].chart.show_points(points[key](report))
        none = report.headline.mood is None
        self.cards["mood"].tell(tr("No mood was chosen in these days.") if none else "")

    def _show_tags(self, report: InsightReport) -> None:
        card = self.cards["tags"]
        card.name(tr("Tags and mood"), tr("Broken line: your average. A pattern, not a cause."))
        self._tags.show_moods(tag_points(report), report.headline.mood or 3.0)
        few = tr("A tag appears here once {few} entries with it have a mood.", few=FEWEST_MOODS)
        card.tell("" if report.tags else few)

    def _show_days(self, report: InsightReport) -> None:
        weekdays = weekday_names(report.span.week_begins)
        for chart in (self._hours, self._year):
            chart.set_labels([name if at % 2 == 0 else "" for at, name in enumerate(weekdays)])
        self.cards["hours"].name(tr("When you write"), tr("Stronger colour: more words"))
        self._hours.show_hours(*hour_points(report))
        self.cards["year"].name(tr("Your year"), tr("The last 53 weeks, day by day. Stronger colour: more words"))
        self._year.show_points(year_points(report))

    def _show_names(self, report: InsightReport, today: date) -> None:
        for key, title, named in (
            ("people", tr("People"), report.people),
            ("places", tr("Places"), report.places),
        ):
            self.cards[key].name(title, tr("Entries, and how long you spoke in them"))
            self.cards[key].chart.show_points(name_points(named, today.year))

    def _show_trackers(self, report: InsightReport) -> None:
        about = tr("Days side by side, never a cause. Of many trackers one may seem to matter by chance.")
        self.cards["trackers"].name(tr("Trackers and mood"), about)
        self._trackers.show_points(tracker_points(report))
