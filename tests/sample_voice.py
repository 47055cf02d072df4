"""States of a made-up hands-free conversation, in English and Vietnamese."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from diary_desktop.domain.conversation import Answer, Citation, Question
from diary_desktop.domain.entry import EntryId
from diary_desktop.domain.hearing import EarState
from diary_desktop.domain.transcript import Caption
from diary_desktop.domain.voice import VoicePhase, VoiceState
from diary_desktop.presenters.hands_free import HandsFreeState
from diary_desktop.services.spoken_commands import suggestions
from tests import sample_diary as sample

HEARING = EarState(open=True, hearing=True, device="Built-in microphone")
QUOTE = {"en": "Minh called. He will be home early for Tết.", "vi": "Minh gọi về. Minh sẽ về sớm dịp Tết."}
ASKED = {"en": "What did I tell grandma about Tết?", "vi": "Hôm qua mình nói gì với bà ngoại về chuyện Tết nhỉ?"}
LINES = {
    "sleeping": {"en": "Say “dear diary” when you need me.", "vi": "Nói “nhật ký ơi” khi cần."},
    "dictating": {
        "en": "Writing this down. Say “finish” when you are done.",
        "vi": "Đang ghi lại. Nói “xong” khi bạn nói hết.",
    },
    "answering": {"en": "Reading your diary.", "vi": "Đang đọc nhật ký của bạn."},
    "speaking": {
        "en": "On 19 November you wrote: Minh called. He will be home early for Tết.",
        "vi": "Ngày 19 tháng 11 bạn viết: Minh gọi về. Minh sẽ về sớm dịp Tết.",
    },
    "confirming": {
        "en": "Today, 2 minutes 40: “This morning I ran along the river” Keep it?",
        "vi": "Hôm nay, 2 phút 40: “Sáng nay chạy dọc sông” Giữ lại không?",
    },
}
STORY = {
    "en": ("This morning I ran along the river and", "the fog was still"),
    "vi": ("Sáng nay mình chạy dọc bờ sông", "sương vẫn còn"),
}


def states() -> dict[str, HandsFreeState]:
    """One of each phase; ``worded`` puts the texts in."""
    return {
        "sleeping": _state("sleeping"),
        "listening": _state("listening"),
        "dictating": _state("dictating", seconds=64.0),
        "ending": _state("dictating", seconds=75.0, countdown=3),
        "answering": _state("answering"),
        "speaking": _state("speaking"),
        "own-voice": replace(_state("speaking", own_voice=True), lit=(5, 9)),
        "confirming": _state("confirming", countdown=6),
        "muted": _state("sleeping", muted=True),
    }


def worded(state: HandsFreeState, language: str) -> HandsFreeState:
    """The state in a language."""
    language = "vi" if language == "vi" else "en"
    voice = state.voice
    heard = QUOTE[language] if voice.own_voice else ASKED[language] if voice.phase in ("listening", "answering") else ""
    answer = Answer(
        Question(ASKED[language], sample.NOW, language),
        "quoted",
        QUOTE[language],
        (Citation(1, EntryId(b"e" * 16), date(2026, 11, 19), "", QUOTE[language], 0, 20),),
    )
    line = LINES.get(voice.phase, {}).get(language, "")
    voice = replace(
        voice,
        language=language,
        heard=heard,
        line=line,
        answer=answer if voice.phase != "dictating" else None,
        suggestions=() if voice.muted else suggestions(voice.phase, language),
    )
    caption = Caption(*STORY[language]) if voice.phase == "dictating" else Caption("")
    return replace(state, voice=voice, caption=caption, answered=sample.NOW)


def _state(
    phase: VoicePhase,
    *,
    muted: bool = False,
    own_voice: bool = False,
    countdown: int | None = None,
    seconds: float = 0.0,
) -> HandsFreeState:
    voice = VoiceState(phase, muted=muted, own_voice=own_voice, countdown=countdown, listens=not muted)
    return HandsFreeState(True, voice, replace(HEARING, muted=muted, hearing=not muted), seconds=seconds)
