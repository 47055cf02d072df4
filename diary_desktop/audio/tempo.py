"""Faster or slower speech at its own pitch, piece by piece: FFmpeg's ``atempo``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import av
import numpy as np
from av.error import BlockingIOError as NotYet
from av.error import EOFError as Over
from av.filter import Graph

from diary_desktop.domain.audio import SAMPLE_RATE, Samples


def at_tempo(pieces: Iterable[Samples], speed: float) -> Iterator[Samples]:
    """Mono samples at 16 kHz that last ``1 / speed`` times as long; constant memory. ``speed`` is 0.5 to 2."""
    if speed == 1.0:
        yield from pieces
        return
    graph = _graph(speed)
    fed = 0
    for piece in pieces:
        if len(piece):
            graph.push(_frame(piece, fed))
            fed += len(piece)
            yield from _ready(graph)
    if fed:
        graph.push(None)
        yield from _ready(graph)


def _graph(speed: float) -> Graph:
    graph = Graph()
    source = graph.add_abuffer(sample_rate=SAMPLE_RATE, format="flt", layout="mono")
    tempo, sink = graph.add("atempo", f"{speed:g}"), graph.add("abuffersink")
    source.link_to(tempo)
    tempo.link_to(sink)
    graph.configure()
    return graph


def _frame(piece: Samples, at: int) -> av.AudioFrame:
    frame = av.AudioFrame.from_ndarray(np.ascontiguousarray(piece, np.float32)[None, :], "flt", "mono")
    frame.sample_rate = SAMPLE_RATE
    frame.pts = at
    return frame


def _ready(graph: Graph) -> Iterator[Samples]:
    while True:
        try:
            frame = graph.pull()
        except (NotYet, Over):
            return
        if isinstance(frame, av.AudioFrame):
            yield frame.to_ndarray().reshape(-1).astype(np.float32, copy=False)
