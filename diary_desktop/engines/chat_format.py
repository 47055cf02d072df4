"""Turns messages into the text one family of models was trained on, and keeps the diary's text mere text.

The template a GGUF brings along is a program from a stranger: it is never run. Which family a file belongs to shows in
the tokens of its vocabulary.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from diary_desktop.domain.conversation import ChatMessage, Role

_SHORTEST: Final = 3
"""Characters; a one-letter control token cannot be told from ordinary text."""


@dataclass(frozen=True, slots=True)
class Family:
    """How a family writes turns, ``{}`` standing for the words; without ``system`` the orders go into the question.

    ``marks`` are tokens that only this family has. ``unthinking`` follows ``opening`` in models that can think: it
    stands for thoughts that are over already.
    """

    name: str
    marks: tuple[str, ...]
    system: str
    user: str
    assistant: str
    opening: str
    unthinking: str = ""


FAMILIES: Final = (
    Family(
        "gemma 4",
        ("<|turn>", "<turn|>"),
        "<|turn>system\n{}<turn|>\n",
        "<|turn>user\n{}<turn|>\n",
        "<|turn>model\n{}<turn|>\n",
        "<|turn>model\n",
        "<|channel>thought\n<channel|>",
    ),
    Family(
        "gemma",
        ("<start_of_turn>", "<end_of_turn>"),
        "",
        "<start_of_turn>user\n{}<end_of_turn>\n",
        "<start_of_turn>model\n{}<end_of_turn>\n",
        "<start_of_turn>model\n",
    ),
    Family(
        "llama 3",
        ("<|start_header_id|>", "<|eot_id|>"),
        "<|start_header_id|>system<|end_header_id|>\n\n{}<|eot_id|>",
        "<|start_header_id|>user<|end_header_id|>\n\n{}<|eot_id|>",
        "<|start_header_id|>assistant<|end_header_id|>\n\n{}<|eot_id|>",
        "<|start_header_id|>assistant<|end_header_id|>\n\n",
    ),
    Family(
        "granite",
        ("<|start_of_role|>", "<|end_of_role|>"),
        "<|start_of_role|>system<|end_of_role|>{}<|end_of_text|>\n",
        "<|start_of_role|>user<|end_of_role|>{}<|end_of_text|>\n",
        "<|start_of_role|>assistant<|end_of_role|>{}<|end_of_text|>\n",
        "<|start_of_role|>assistant<|end_of_role|>",
    ),
    Family(
        "phi 4",
        ("<|im_start|>", "<|im_sep|>"),
        "<|im_start|>system<|im_sep|>{}<|im_end|>",
        "<|im_start|>user<|im_sep|>{}<|im_end|>",
        "<|im_start|>assistant<|im_sep|>{}<|im_end|>",
        "<|im_start|>assistant<|im_sep|>",
    ),
    Family(
        "chatml",
        ("<|im_start|>", "<|im_end|>"),
        "<|im_start|>system\n{}<|im_end|>\n",
        "<|im_start|>user\n{}<|im_end|>\n",
        "<|im_start|>assistant\n{}<|im_end|>\n",
        "<|im_start|>assistant\n",
        "<think>\n\n</think>\n\n",
    ),
    Family(
        "phi 3",
        ("<|user|>", "<|assistant|>", "<|end|>"),
        "<|system|>\n{}<|end|>\n",
        "<|user|>\n{}<|end|>\n",
        "<|assistant|>\n{}<|end|>\n",
        "<|assistant|>\n",
    ),
    Family("mistral", ("[INST]", "[/INST]"), "", "[INST] {}[/INST]", " {}</s>", ""),
)
PLAIN: Final = Family("plain", (), "{}\n\n", "{}\n\n", "{}\n\n", "")
"""For files of no known family: such a model goes on writing where the question ends."""


def family_of(vocabulary: Collection[str]) -> Family:
    """The family whose marks are all in ``vocabulary``; ``PLAIN`` where there is none."""
    return next((one for one in FAMILIES if all(mark in vocabulary for mark in one.marks)), PLAIN)


class ChatFormat:
    """Writes the prompts of one model."""

    def __init__(self, family: Family, thinks: bool, control: Iterable[str]) -> None:
        """``thinks``: whether the model can think aloud; ``control``: texts of the tokens that steer it."""
        self._family = family
        self._opening = family.opening + (family.unthinking if thinks else "")
        self._steering = _one_of(control)

    def prompt(self, messages: Sequence[ChatMessage]) -> str:
        """The whole text, thoughts switched off, up to where the reply begins."""
        return self.beginning(messages) + self._opening

    def beginning(self, messages: Sequence[ChatMessage]) -> str:
        """The same without the opening of a reply: what every longer prompt with these messages begins with."""
        turns = [(one.role, self.defused(one.text)) for one in messages]
        if not self._family.system:
            turns = _orders_in_question(turns)
        return "".join(self._turn(role).replace("{}", text, 1) for role, text in turns)

    def defused(self, text: str) -> str:
        """``text`` with a space inside whatever the tokenizer would read as a steering token.

        A diary entry may quote ``<|im_end|>``; it must not end the turn it is quoted in.
        """
        return self._steering.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text) if self._steering else text

    def _turn(self, role: Role) -> str:
        family = self._family
        return {"system": family.system, "user": family.user, "assistant": family.assistant}[role]


def _orders_in_question(turns: Sequence[tuple[Role, str]]) -> list[tuple[Role, str]]:
    """The system's words put in front of the first question."""
    orders = [text for role, text in turns if role == "system"]
    rest = [(role, text) for role, text in turns if role != "system"]
    if not rest:
        return [("user", text) for text in orders]
    first_role, first = rest[0]
    return [(first_role, "\n\n".join([*orders, first])), *rest[1:]]


def _one_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    kept = sorted({text for text in texts if len(text) >= _SHORTEST}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, kept))) if kept else None
