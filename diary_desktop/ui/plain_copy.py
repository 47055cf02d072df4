"""Asks whether a copy that anybody can read is meant, and then where it is to lie."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from diary_desktop.domain.conversation import ConversationId
from diary_desktop.ports.exchange import ConversationFormat
from diary_desktop.presenters.conversation_list import ConversationListPresenter
from diary_desktop.presenters.insights import InsightsPresenter

from .file_choice import FileChoice
from .language import tr
from .main_window import MainWindow
from .widgets.dialog import LossDialog


def ask_for_plain_copy(window: MainWindow, question: str, title: str, name: str, take: Callable[[Path], None]) -> None:
    """``take`` is called with the path once both are answered; ``name`` is what the file is called to begin with."""

    def ask_where() -> None:
        FileChoice(window, title, lambda found: take(found[0]), save_as=name).open()

    LossDialog(
        window.look,
        window,
        question,
        tr("This file is not encrypted. Whoever has it can read it."),
        tr("Save it plain"),
        tr("Cancel"),
        icon="download",
    ).ask(ask_where)


def save_conversation(
    window: MainWindow, talks: ConversationListPresenter, conversation_id: ConversationId, form: ConversationFormat
) -> None:
    """One conversation as a file to read, or for programs."""
    ask_for_plain_copy(
        window,
        tr("Save this conversation as a plain file?"),
        tr("Save the conversation"),
        "conversation.json" if form == "json" else "conversation.md",
        lambda path: talks.export(conversation_id, path, form),
    )


def save_numbers(window: MainWindow, insights: InsightsPresenter, key: str) -> None:
    """A table of Insights as a file, or with ``all`` every one in a new folder."""
    every = key == "all"
    keys = [one.key for one in insights.state.tables if every or one.key == key]
    ask_for_plain_copy(
        window,
        tr("Save these numbers as plain files?") if every else tr("Save this table as a plain file?"),
        tr("Save the tables") if every else tr("Save the table"),
        "diary-numbers" if every else f"diary-{key}.csv",
        lambda path: insights.save(keys, path, tr),
    )
