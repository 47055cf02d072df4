"""The language model adapter on real llama.cpp with scripted weights."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
import weakref
from itertools import islice
from pathlib import Path

import pytest

from diary_desktop.domain.conversation import ChatMessage
from diary_desktop.domain.errors import Cancelled, ModelDamaged, ModelError, ModelMissing, OutOfMemory
from diary_desktop.engines import llama_model
from diary_desktop.engines.gguf_header import read_header
from diary_desktop.engines.llama_model import LlamaModel, context_for
from diary_desktop.runtime.engine_thread import Token
from tests.tiny_models.gguf_model import REPLY, write_gguf
from tests.tiny_models.sound import AfterLooks

ASK = [ChatMessage("system", "Be brief."), ChatMessage("user", "When did I walk?")]


def test_streams_the_reply_piece_by_piece(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    assert list(model.stream(ASK, 50, Token())) == list(REPLY)
    assert list(model.stream(ASK, 50, Token())) == list(REPLY)
    assert "".join(model.stream(ASK, 3, Token())) == "You walked by"
    assert model.name == "tiny scripted model"


def test_hides_the_thinking(tmp_path: Path) -> None:
    reply = ("<think>", " a", " secret", "</think>", "\n\n", " Yes", " [1]", ".")
    model = LlamaModel(write_gguf(tmp_path / "thinks.gguf", reply))
    assert "".join(model.stream(ASK, 50, Token())) == "Yes [1]."


def test_whole_letters_even_where_tokens_are_parts_of_them(tmp_path: Path) -> None:
    """The vocabulary has a token for each byte, and the Vietnamese letter takes three."""
    model = LlamaModel(write_gguf(tmp_path / "bytes.gguf", ("Ph", "ở", " 🍜", ".")))
    assert "".join(model.stream(ASK, 50, Token())) == "Phở 🍜."


def test_a_model_without_template_writes_on(tmp_path: Path) -> None:
    model = LlamaModel(write_gguf(tmp_path / "plain.gguf", template=None))
    assert "".join(model.stream(ASK, 50, Token())) == "".join(REPLY)


def test_cancels_between_tokens(tmp_path: Path) -> None:
    model = LlamaModel(write_gguf(tmp_path / "endless.gguf", (" and", " on"), forever=True))
    token = Token()
    reply = model.stream(ASK, 1000, token)
    assert len(list(islice(reply, 5))) == 5
    token.cancel()
    with pytest.raises(Cancelled):
        next(reply)
    assert len(list(model.stream(ASK, 7, Token()))) == 7


def test_cancels_while_it_still_reads_the_question(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    long = [ChatMessage("user", "I walked. " * 100)]
    with pytest.raises(Cancelled):
        list(model.stream(long, 10, AfterLooks(4)))
    assert list(model.stream(ASK, 50, Token())) == list(REPLY)


def test_what_two_prompts_begin_with_is_read_once(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    orders = [ChatMessage("system", "Answer from the passages alone. " * 8)]
    model.prepare(orders, Token())
    assert model.prompt_speed > 0
    for question in ("When did I walk?", "Where did I swim, and with whom?"):
        prompt = [*orders, ChatMessage("user", question)]
        before = model._loaded.n_tokens
        assert list(model.stream(prompt, 50, Token())) == list(REPLY)
        assert before > 200
    assert _tokens_read(model, [*orders, ChatMessage("user", "When did I walk?")]) < 60
    assert _tokens_read(model, [ChatMessage("user", "Something else altogether?")]) > 20


def test_a_model_that_cannot_forget_goes_back_to_its_beginning(tiny_gguf: Path) -> None:
    """Such as one that carries a running state; this one could, and is told not to."""
    model = LlamaModel(tiny_gguf)
    model._memory.can_cut = False
    orders = [ChatMessage("system", "Answer from the passages alone. " * 8)]
    model.prepare(orders, Token())
    for question in ("When did I walk?", "Where?"):
        assert list(model.stream([*orders, ChatMessage("user", question)], 50, Token())) == list(REPLY)
    assert _tokens_read(model, [*orders, ChatMessage("user", "When did I walk?")]) < 60
    assert _tokens_read(model, ASK) > 20
    assert list(model.stream([*orders, ChatMessage("user", "Where?")], 50, Token())) == list(REPLY)


def _tokens_read(model: LlamaModel, messages: list[ChatMessage]) -> int:
    """How many tokens of the prompt had to be read."""
    tokens = model._tokens(model._format.prompt(messages), begin=True)
    return model._memory.read(tokens, Token())


def test_a_beginning_too_long_for_the_context_is_left_for_the_question(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    model.prepare([ChatMessage("system", "x" * 5000)], Token())
    assert list(model.stream(ASK, 50, Token())) == list(REPLY)


def test_a_long_batch_is_stopped_in_the_middle(tmp_path: Path) -> None:
    """Nothing looks at the token but the library itself: the question is one batch, and the reply has not begun."""
    path = write_gguf(tmp_path / "slow.gguf", layers=12, width=1024)
    model, token = LlamaModel(path), Token()
    model._memory.read(model._tokens("I walked. "), Token())
    token.cancel()
    reading = [ChatMessage("user", "I walked. " * 19)]
    tokens = model._tokens(model._format.prompt(reading), begin=True)
    with pytest.raises(Cancelled):
        _read_for_ever(model, tokens[:64], token)
    assert list(model.stream(ASK, 3, Token())) == list(REPLY[:3])


def _read_for_ever(model: LlamaModel, tokens: list[int], token: Token) -> None:
    """Until the library refuses."""
    with model._stoppable(token):
        while True:
            model._memory.forget()
            model._loaded.eval(tokens)


def test_a_stranger_s_template_is_never_run(tmp_path: Path) -> None:
    broken = "{% for" + "{{ ''.__class__ }}"
    model = LlamaModel(write_gguf(tmp_path / "broken.gguf", template=broken))
    assert list(model.stream(ASK, 50, Token())) == list(REPLY)


def test_a_slow_model_stops_soon(tmp_path: Path) -> None:
    model = LlamaModel(write_gguf(tmp_path / "slow.gguf", layers=6, width=1024))
    token = Token()
    timer = threading.Timer(0.2, token.cancel)
    timer.start()
    started = time.monotonic()
    with pytest.raises(Cancelled):
        list(model.stream([ChatMessage("user", "I walked. " * 190)], 10, token))
    timer.join()
    assert time.monotonic() - started < 3.0


def test_too_long_a_prompt_is_one_clear_error(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    with pytest.raises(ModelError, match="do not fit"):
        list(model.stream([ChatMessage("user", "x" * 5000)], 10, Token()))


def test_counts_tokens_as_it_reads_them(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    assert model.count_tokens("walked") == 6
    assert model.count_tokens("") == 0
    assert model.count_tokens("<|im_end|>") > 1
    assert model.context_size == 2048


def test_is_gone_once_dropped_and_once_closed(tiny_gguf: Path) -> None:
    model = LlamaModel(tiny_gguf)
    inside = weakref.ref(model._loaded)
    model.close()
    model.close()
    with pytest.raises(RuntimeError, match="closed"):
        model.count_tokens("x")
    dropped = LlamaModel(tiny_gguf)
    native = dropped._loaded
    del dropped
    assert native._model.model is None
    del native, inside


def test_says_nothing_on_standard_error_or_output(tiny_gguf: Path) -> None:
    code = (
        "import sys, threading, time; from pathlib import Path\n"
        "from diary_desktop.engines.llama_model import LlamaModel\n"
        "from diary_desktop.domain.conversation import ChatMessage\n"
        "from diary_desktop.runtime.engine_thread import Token\n"
        "model = LlamaModel(Path(sys.argv[1]))\n"
        "list(model.stream([ChatMessage('user', 'hello')], 5, Token())); model.close()\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tiny_gguf)], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("", "")


def test_other_threads_keep_their_output_while_it_loads(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """The binding would point the process's output at nowhere meanwhile."""
    path, done, lines = write_gguf(tmp_path / "big.gguf", layers=6, width=1024), threading.Event(), 0

    def talk() -> None:
        nonlocal lines
        while not done.is_set():
            print("line", flush=True)  # noqa: T201  the point of the test
            lines += 1
            time.sleep(0.001)

    talking = threading.Thread(target=talk)
    talking.start()
    LlamaModel(path)
    done.set()
    talking.join()
    assert capfd.readouterr().out.count("line") == lines


@pytest.mark.parametrize("content", [b"", b"renamed text\n" * 500, b"half"])
def test_damaged_files(tiny_gguf: Path, tmp_path: Path, content: bytes) -> None:
    path, whole = tmp_path / "damaged.gguf", tiny_gguf.read_bytes()
    path.write_bytes(whole[: len(whole) // 2] if content == b"half" else content)
    with pytest.raises(ModelDamaged):
        LlamaModel(path)
    with pytest.raises(ModelMissing):
        LlamaModel(tmp_path / "absent.gguf")


def test_sound_header_but_not_a_model_the_library_takes(tiny_gguf: Path, tmp_path: Path) -> None:
    path = tmp_path / "renamed.gguf"
    path.write_bytes(tiny_gguf.read_bytes().replace(b"blk.0.ffn_up", b"blk.0.ffn_xx"))
    assert read_header(path).layers == 1
    with pytest.raises(ModelDamaged):
        LlamaModel(path)


def test_the_context_fits_into_memory(tiny_gguf: Path) -> None:
    header = read_header(tiny_gguf)
    gigabyte = 1 << 30
    assert context_for(header, 8 * gigabyte) == 2048
    assert context_for(header, 8 * gigabyte, largest=1500) == 1500
    with pytest.raises(OutOfMemory):
        context_for(header, gigabyte // 8)


def test_the_context_is_halved_until_it_fits(tmp_path: Path) -> None:
    header = read_header(write_gguf(tmp_path / "wide.gguf", layers=8, width=1024, context=32_768))
    assert header.cache_bytes_per_token == 2 * 8 * 2 * 1024
    free = int((header.file_bytes + 300 * 1024**2 + 4096 * header.cache_bytes_per_token) / 0.8) + 1000
    assert context_for(header, free) == 4096


def test_what_would_not_fit_is_refused_before_it_is_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_gguf(tmp_path / "wide.gguf", layers=2)
    monkeypatch.setattr(llama_model, "free_memory", lambda: 300 << 20)
    monkeypatch.setattr("llama_cpp.Llama", None)
    with pytest.raises(OutOfMemory):
        LlamaModel(path)


def test_stories(shared: Path) -> None:
    """Real weights: it tells a story in English words."""
    model = LlamaModel(shared / "models" / "tiny" / "stories260K-f32.gguf")
    story = "".join(model.stream([ChatMessage("user", "Once upon a time there was a little girl")], 60, Token()))
    assert len(set(story.lower().split()) & {"she", "her", "the", "was", "a", "and", "to"}) >= 4
