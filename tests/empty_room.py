"""Sounds of a room in which nobody speaks, made here from seeds: a fan, mains hum, clicks and chimes."""

from __future__ import annotations

import numpy as np

from diary_desktop.domain.audio import SAMPLE_RATE, Samples


def fan(seconds: float, seed: int = 1, level: float = 0.02) -> Samples:
    """Noise that falls with the pitch, with the blades' beat of 27 Hz and its overtones."""
    rng = np.random.default_rng(seed)
    noise = np.fft.rfft(rng.standard_normal(round(seconds * SAMPLE_RATE)))
    pitch = np.fft.rfftfreq(round(seconds * SAMPLE_RATE), 1 / SAMPLE_RATE)
    shaped = np.fft.irfft(noise / np.sqrt(1 + (pitch / 200) ** 2), round(seconds * SAMPLE_RATE))
    blades = sum(np.sin(_turns(seconds, 27 * one) + one) / one for one in range(1, 5))
    whole = shaped / np.std(shaped) * (1 + 0.15 * np.sin(_turns(seconds, 0.3))) + 0.4 * blades
    return (whole * level).astype(np.float32)


def hum(seconds: float, seed: int = 2, level: float = 0.02) -> Samples:
    """Mains at 50 Hz with its odd overtones and a little hiss."""
    rng = np.random.default_rng(seed)
    whole = sum(np.sin(_turns(seconds, 50 * one)) / one for one in (1, 3, 5, 7, 9))
    return (level * (whole + 0.05 * rng.standard_normal(len(whole)))).astype(np.float32)


def clicks(seconds: float, seed: int = 3, level: float = 0.5) -> Samples:
    """Keys, a door and a dropped pen: bursts of 5 to 60 ms, about two a second."""
    rng = np.random.default_rng(seed)
    found = rng.standard_normal(round(seconds * SAMPLE_RATE)) * 0.001
    for _ in range(round(2 * seconds)):
        long = int(rng.uniform(0.005, 0.06) * SAMPLE_RATE)
        at = int(rng.integers(0, max(1, len(found) - long)))
        burst = rng.standard_normal(long) * np.exp(-np.arange(long) / (long / 5))
        found[at : at + long] += burst[: len(found) - at] * level * rng.uniform(0.2, 1)
    return np.clip(found, -1, 1).astype(np.float32)


def chimes(seconds: float, seed: int = 4, level: float = 0.2) -> Samples:
    """Bells, a clock and a telephone: notes with inharmonic overtones that die away, one every two seconds or so."""
    rng = np.random.default_rng(seed)
    found = rng.standard_normal(round(seconds * SAMPLE_RATE)) * 0.001
    for _ in range(max(1, round(seconds / 2))):
        long = int(rng.uniform(0.4, 2.0) * SAMPLE_RATE)
        at = int(rng.integers(0, max(1, len(found) - long)))
        time = np.arange(long) / SAMPLE_RATE
        pitch = rng.uniform(300, 1500)
        tones = [np.sin(2 * np.pi * pitch * one * time) * np.exp(-time * 3 * one) / one for one in (1, 2.76, 5.4)]
        note = np.sum(tones, axis=0)
        found[at : at + long] += (note * level * rng.uniform(0.3, 1))[: len(found) - at]
    return np.clip(found, -1, 1).astype(np.float32)


def empty_room(seconds: float, seed: int = 5) -> Samples:
    """Each of them in turn for ten seconds, silence among them, some together."""
    kinds = (
        lambda long, one: np.zeros(round(long * SAMPLE_RATE), np.float32),
        fan,
        hum,
        clicks,
        chimes,
        lambda long, one: fan(long, one) + chimes(long, one),
        lambda long, one: hum(long, one) + clicks(long, one),
    )
    pieces = [kinds[number % len(kinds)](10.0, seed * 1000 + number) for number in range(-(-round(seconds) // 10))]
    return np.concatenate(pieces)[: round(seconds * SAMPLE_RATE)]


def _turns(seconds: float, pitch: float) -> np.ndarray:
    return 2 * np.pi * pitch * np.arange(round(seconds * SAMPLE_RATE)) / SAMPLE_RATE
