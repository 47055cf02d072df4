"""The sections of Settings in their order. A new one is one line here; a section without a page is not shown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from .about_page import AboutPage
from .again_page import AgainPage
from .appearance_page import AppearancePage
from .backup_page import BackupPage
from .bin_page import BinPage
from .desk import SettingsDesk
from .export_page import ExportPage
from .general_page import GeneralPage
from .import_page import ImportPage
from .journal_page import JournalPage
from .keys_page import KeysPage
from .models_page import ModelsPage
from .privacy_page import PrivacyPage
from .prove_page import ProvePage
from .shortcuts_page import ShortcutsPage
from .voice_page import VoicePage
from .waking_page import WakingPage
from .words_page import WordsPage


@dataclass(frozen=True, slots=True)
class Section:
    """``title`` and ``intro`` are English and translated when shown; ``make`` builds the page."""

    key: str
    title: str
    icon: str
    intro: str
    make: Callable[[SettingsDesk], QWidget]


SECTIONS: tuple[Section, ...] = (
    Section("general", "General", "settings", "The language of the window and how days are counted.", GeneralPage),
    Section("voice", "Voice & microphone", "microphone", "What hears you, and what speaks to you.", VoicePage),
    Section("waking", "Wake phrase", "hands-free", "What makes the diary listen, without a hand.", WakingPage),
    Section("models", "Models", "processor", "What hears, answers and speaks, all on this computer.", ModelsPage),
    Section("words", "Words & names", "person", "Names the diary should know when it listens.", WordsPage),
    Section(
        "journal",
        "Reminders & prompts",
        "bell",
        "Your own questions, templates and trackers, and what is let rest.",
        JournalPage,
    ),
    Section("again", "Write again", "history", "Old recordings, written down anew by better listening.", AgainPage),
    Section("keys", "Passphrase & keys", "key", "What opens this diary, and nothing else does.", KeysPage),
    Section(
        "privacy", "Privacy & lock", "lock", "When the diary closes by itself, and what it leaves behind.", PrivacyPage
    ),
    Section("backup", "Backup", "archive", "A second place for your diary, and the ways back.", BackupPage),
    Section("import", "Import", "book", "Bring the diary you kept elsewhere.", ImportPage),
    Section("export", "Export", "download", "Leave with everything, whenever you want.", ExportPage),
    Section("bin", "Bin", "trash", "What you deleted stays for 30 days. Then it is erased.", BinPage),
    Section(
        "appearance",
        "Appearance & accessibility",
        "eye",
        "Colours, sizes of text, motion.",
        AppearancePage,
    ),
    Section("shortcuts", "Keyboard", "keyboard", "Every key, and others if you like.", ShortcutsPage),
    Section("prove", "Prove it", "shield", "Do not take our word for it: look.", ProvePage),
    Section("about", "About", "info", "What this diary is, and what is still rough.", AboutPage),
)
