"""Turns messages into a prompt with the template a GGUF file brings along, and keeps the diary's text mere text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

import jinja2
from llama_cpp.llama_chat_format import Jinja2ChatFormatter

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import ModelDamaged

PLAIN_TEMPLATE: Final = "{% for message in messages %}{{ message.content }}\n\n{% endfor %}"
"""For files that bring none: such a model was not trained to converse and only goes on writing."""

_SHORTEST: Final = 3
"""Characters; a one-letter control token cannot be told from ordinary text."""


class ChatTemplate:
    """One model's template. Runs in the sandbox the library gives templates, which come from strangers."""

    def __init__(self, template: str, begin: str, end: str, control: Iterable[str]) -> None:
        """``control``: texts of the tokens that steer the model. Raises ``ModelDamaged`` for a broken template."""
        try:
            self._render = Jinja2ChatFormatter(template=template, bos_token=begin, eos_token=end)
        except jinja2.TemplateError as error:
            raise ModelDamaged from error
        self._steering = _one_of(control)

    def prompt(self, messages: Sequence[ChatMessage]) -> str:
        """Thinking is switched off where the template knows the switch. Raises ``ModelDamaged``."""
        plain = [{"role": one.role, "content": self.defused(one.text)} for one in messages]
        try:
            return self._rendered(plain)
        except (jinja2.TemplateError, ValueError, TypeError):  # some templates refuse a system turn
            pass
        try:
            return self._rendered(_without_system(plain))
        except (jinja2.TemplateError, ValueError, TypeError) as error:
            raise ModelDamaged from error

    def defused(self, text: str) -> str:
        """``text`` with a space inside whatever the tokenizer would read as a steering token.

        A diary entry may quote ``<|im_end|>``; it must not end the turn it is quoted in.
        """
        return self._steering.sub(lambda found: f"{found[0][0]} {found[0][1:]}", text) if self._steering else text

    def _rendered(self, messages: list[dict[str, str]]) -> str:
        # The library types messages as OpenAI's many shapes; plain dictionaries are what the templates take.
        done = self._render(messages=messages, enable_thinking=False)  # type: ignore[arg-type]  # see above
        return str(done.prompt)


def _without_system(messages: list[dict[str, str]]) -> list[dict[str, str]]:
    """The system's words put in front of the first user turn."""
    orders = [one["content"] for one in messages if one["role"] == "system"]
    rest = [dict(one) for one in messages if one["role"] != "system"]
    if rest and orders:
        rest[0]["content"] = "\n\n".join([*orders, rest[0]["content"]])
    return rest


def _one_of(texts: Iterable[str]) -> re.Pattern[str] | None:
    kept = sorted({text for text in texts if len(text) >= _SHORTEST}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, kept))) if kept else None
