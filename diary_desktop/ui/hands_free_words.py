"""The words of the hands-free view, from what the conversation is doing."""

from __future__ import annotations

import re

from diary_desktop.domain.errors import AudioError, DiaryError
from diary_desktop.presenters.hands_free import HandsFreeState

from .language import tr, tr_short
from .words import clock_time, filled, reading_line

_BETWEEN_MARKS = re.compile("“([^”]+)”")


def face_of(state: HandsFreeState) -> str:
    """Which of the disc's faces is meant."""
    voice = state.voice
    if voice.muted:
        return "muted"
    if _is_deaf(state):
        return "sleeping"
    return "own_voice" if voice.own_voice else voice.phase


def state_word(state: HandsFreeState) -> str:
    """What it does, in a word or two."""
    if _is_deaf(state) and not state.voice.muted:
        return tr("Microphone off") if _trouble(state) is not None else tr("Starting")
    return {
        "sleeping": tr("Waiting"),
        "listening": tr_short("Listening"),
        "dictating": tr("Writing this down") + f"  {clock_time(state.seconds)}",
        "answering": tr("Reading"),
        "speaking": tr("Speaking"),
        "own_voice": tr("Your own voice"),
        "confirming": tr("A question to you"),
        "muted": tr("Muted"),
    }[face_of(state)]


def disc_name(state: HandsFreeState) -> str:
    """What a press on the disc does."""
    return {
        "sleeping": tr("Waiting. Press to talk."),
        "dictating": tr("Writing this down. Press to finish."),
        "speaking": tr("Speaking. Press to silence it."),
        "own_voice": tr("Your own voice. Press to silence it."),
        "answering": tr("Reading. Press to stop."),
        "confirming": tr("A question to you. Press to keep the entry."),
        "muted": tr("Muted. Press to open the microphone."),
    }.get(face_of(state), tr_short("Listening"))


def caption_of(state: HandsFreeState) -> tuple[str, str]:
    """The large words: settled ones, and those that may still change."""
    voice, face = state.voice, face_of(state)
    if face == "dictating":
        caption = state.caption
        return (caption.settled, caption.provisional) if caption.settled or caption.provisional else (voice.heard, "")
    if face in ("speaking", "confirming"):
        return voice.line, ""
    return voice.heard, voice.tail


def own_words_in(state: HandsFreeState) -> list[tuple[int, int]]:
    """Where the large words of the diary quote the person: its source, or what stands between quotation marks."""
    voice, face = state.voice, face_of(state)
    if face == "speaking" and voice.answer is not None and voice.source < len(voice.answer.citations):
        quote = voice.answer.citations[voice.source].quote
        at = voice.line.find(quote) if quote else -1
        return [(at, at + len(quote))] if at >= 0 else []
    return [one.span(1) for one in _BETWEEN_MARKS.finditer(voice.line)] if face == "confirming" else []


def hint_of(state: HandsFreeState, mute: str) -> str:
    """The reassuring line below. ``mute``: the keys that open the microphone again, empty for none."""
    voice, face = state.voice, face_of(state)
    trouble = _trouble(state)
    if trouble is not None and face in ("listening", "sleeping"):
        return filled(trouble.what_template, trouble.values)
    if _is_deaf(state) and not voice.muted:
        return tr("The microphone is being opened.")
    if voice.countdown is not None:
        if face == "dictating":
            return tr("Finishing in {seconds} s. Keep talking to go on.", seconds=voice.countdown)
        return tr("{seconds} s to answer.", seconds=voice.countdown) + _kept_anyway(state)
    return {
        "listening": tr("Take your time. I'll answer when you finish."),
        "answering": reading_line(state.reading) if state.reading is not None else voice.line,
        "speaking": tr("Talk any time to interrupt."),
        "confirming": "",
        "muted": tr("Press {keys} or the button to be heard again.", keys=mute)
        if mute
        else tr("Press the button to be heard again."),
    }.get(face, voice.line)


def microphone_word(state: HandsFreeState) -> tuple[str, str, str, str]:
    """Word, icon and colours of the microphone's truth."""
    if state.voice.muted or not state.ear.hearing:
        return tr("Microphone off"), "microphone-off", "chip", "ink2"
    if face_of(state) == "dictating":
        return tr("Recording"), "microphone", "ember_soft", "ember_ink"
    return tr("Microphone on"), "microphone", "lamp_soft", "lamp_ink"


def lacks_microphone(state: HandsFreeState) -> bool:
    """Whether nothing said now can be heard, and nothing but a microphone or typing helps."""
    waits = face_of(state) in ("listening", "sleeping")
    return waits and not state.ear.hearing and isinstance(_trouble(state), AudioError)


def _is_deaf(state: HandsFreeState) -> bool:
    """Whether it would listen and cannot: nothing on the screen may claim that it does."""
    return state.voice.phase == "listening" and not state.ear.hearing


def _trouble(state: HandsFreeState) -> DiaryError | None:
    """The ear may know that there is no microphone before the conversation, which waits for a voice, is told."""
    return state.voice.trouble or state.ear.trouble


def _kept_anyway(state: HandsFreeState) -> str:
    """An entry is kept where nobody answers; anything else is left as it was."""
    return " " + tr("Then it is kept.") if len(state.voice.suggestions) > 2 else ""
