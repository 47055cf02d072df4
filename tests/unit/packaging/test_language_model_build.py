"""llama.cpp is compiled for any processor of its kind, once a machine; torch comes without CUDA where it can."""

from __future__ import annotations

import io
from collections.abc import Sequence
from pathlib import Path

import pytest
from set_up import language_model
from set_up.environment import Environment
from set_up.progress import CommandFailed, Screen, SetUpFailed


class RecordingEnvironment(Environment):
    """Writes down what pip is asked; ``refuse`` holds words that make it fail, with pip's answer."""

    def __init__(self, folder: Path, refuse: dict[str, str] | None = None) -> None:
        self.said = io.StringIO()
        super().__init__(Screen(self.said), folder / ".venv")
        self.refuse = dict(refuse or {})
        self.asked: list[str] = []
        self.extra: dict[str, str] = {}
        self.records.mkdir(parents=True)

    def pip(self, arguments, title, *, name, extra=None) -> None:
        self._answer(" ".join(map(str, arguments)))
        if arguments[0] == "wheel":
            self.extra = dict(extra)
            (Path(arguments[arguments.index("-w") + 1]) / "llama_cpp_python-0-py3-none-any.whl").write_text("wheel")

    def run(self, arguments: Sequence[str | Path], title: str, *, name: str) -> None:
        self._answer(" ".join(map(str, arguments)))

    def _answer(self, line: str) -> None:
        self.asked.append(line)
        for word in [word for word in self.refuse if word in line]:
            raise CommandFailed("pip failed.", self.refuse.pop(word))


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("DIARY_DESKTOP_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


def test_no_build_is_native_and_pcs_get_avx2() -> None:
    pc = language_model.compile_flags("x86_64", vector=True)
    assert {"-DGGML_NATIVE=OFF", "-DGGML_AVX2=ON", "-DGGML_FMA=ON", "-DGGML_F16C=ON"} <= set(pc)
    assert {"-DLLAVA_BUILD=OFF", "-DLLAMA_BUILD_SERVER=OFF", "-DLLAMA_CURL=OFF"} <= set(pc)
    assert "-DGGML_AVX2=OFF" in language_model.compile_flags("AMD64", vector=False)
    arm = language_model.compile_flags("arm64")
    assert "-DGGML_NATIVE=OFF" in arm
    assert not any("AVX" in flag for flag in arm)


@pytest.mark.parametrize(
    ("text", "answer"),
    [("flags\t: fpu avx avx2 bmi2\n", True), ("flags\t: fpu avx\n", False), ("flags : fpu avx2", True), ("", True)],
)
def test_the_processor_is_asked(tmp_path: Path, text: str, answer: bool) -> None:
    (tmp_path / "cpuinfo").write_text(text + "\n")
    assert language_model.has_avx2(tmp_path / "cpuinfo") is answer
    assert language_model.has_avx2(tmp_path / "absent")


def test_the_wheel_is_compiled_once(tmp_path: Path, cache: Path) -> None:
    first = RecordingEnvironment(tmp_path / "first")
    language_model.install_llama(first)
    assert "CMAKE_PROJECT_llama.cpp_INCLUDE" in first.extra["CMAKE_ARGS"]
    assert sum(line.startswith("wheel") for line in first.asked) == 1
    second = RecordingEnvironment(tmp_path / "second")
    language_model.install_llama(second)
    assert not any(line.startswith("wheel") for line in second.asked)
    assert [path.suffix for path in cache.rglob("*") if path.is_file()] == [".whl"]


def test_a_kept_wheel_that_does_not_load_is_compiled_anew(tmp_path: Path) -> None:
    language_model.install_llama(RecordingEnvironment(tmp_path / "first"))
    second = RecordingEnvironment(tmp_path / "second", {"import llama_cpp": "Illegal instruction"})
    language_model.install_llama(second)
    assert sum(line.startswith("wheel") for line in second.asked) == 1


def test_a_failed_compile_is_told_from_a_missing_network(tmp_path: Path, cache: Path) -> None:
    compiler = RecordingEnvironment(tmp_path / "compiler", {"wheel -v": "error: no acceptable C++ compiler"})
    (compiler.records / "llama.log").write_text("Building wheel for llama-cpp-python\nerror")
    with pytest.raises(language_model.NotCompiled):
        language_model.install_llama(compiler)
    network = RecordingEnvironment(tmp_path / "network", {"wheel -v": "No connection"})
    (network.records / "llama.log").write_text("Looking in indexes")
    with pytest.raises(CommandFailed):
        language_model.install_llama(network)
    assert not [path for path in cache.rglob("*") if path.is_file()]


def test_torch_without_cuda_is_tried_first(tmp_path: Path) -> None:
    environment = RecordingEnvironment(tmp_path)
    language_model.install_torch(environment)
    assert len(environment.asked) == 1
    assert "torch==2.13.0+cpu" in environment.asked[0]


def test_plain_torch_comes_with_a_word_on_its_size(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    environment = RecordingEnvironment(tmp_path, {"+cpu": "ERROR: No matching distribution found"})
    language_model.install_torch(environment)
    assert environment.asked[-1].endswith("torch==2.13.0")
    assert "some gigabytes" in environment.said.getvalue()


def test_a_missing_network_does_not_bring_cuda(tmp_path: Path) -> None:
    environment = RecordingEnvironment(tmp_path, {"+cpu": "Connection refused"})
    with pytest.raises(CommandFailed):
        language_model.install_torch(environment)
    assert len(environment.asked) == 1


def test_what_is_read_of_sentence_transformers_is_compiled_before_a_window_reads_it(tmp_path: Path) -> None:
    environment = RecordingEnvironment(tmp_path)
    (environment.site_packages / "torch").mkdir(parents=True)
    language_model.install_sentence_transformers(environment)
    installed, read = environment.asked
    assert "sentence-transformers" in installed
    assert read == f"-c {language_model.KEEP_COMPILED}{language_model.READ_WITH_A_MODEL}"
    assert {"sentence_transformers", "transformers.models.bert.modeling_bert"} <= set(
        language_model.READ_WITH_A_MODEL.split(", ")
    )


def test_sentence_transformers_never_fetches_torch_by_itself(tmp_path: Path) -> None:
    environment = RecordingEnvironment(tmp_path)
    with pytest.raises(SetUpFailed, match="torch"):
        language_model.install_sentence_transformers(environment)
    assert environment.asked == []


def test_the_cache_lies_where_each_system_keeps_such_things(tmp_path: Path) -> None:
    assert language_model.cache_folder({"DIARY_DESKTOP_CACHE": "/c"}) == Path("/c")
    assert language_model.cache_folder({"XDG_CACHE_HOME": "/x"}, "linux") == Path("/x/diary_desktop")
    assert language_model.cache_folder({}, "linux") == Path.home() / ".cache" / "diary_desktop"
    assert language_model.cache_folder({"LOCALAPPDATA": "/l"}, "win32") == Path("/l/diary_desktop/Cache")
    assert language_model.cache_folder({}, "darwin").parts[-3:] == ("Library", "Caches", "diary_desktop")
