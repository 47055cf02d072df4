"""The libraries behind full answers: torch without CUDA where possible, and llama.cpp, compiled once a machine.

llama-cpp-python offers no wheel. It is built for any processor of its kind (never "native": such a build dies on the
next machine), without its tools, server, tests and multimodal parts, and the wheel is kept in the user's cache.
Measured on two cores: 1 min 22 s and 7 MB, instead of 3 min 43 s and 20 MB with llama.cpp's "common" library, which
the binding's own build forces on although nothing in it is used (llama_without_common.cmake).
"""

from __future__ import annotations

import os
import platform
import shlex
import shutil
import sys
import sysconfig
import tempfile
from collections.abc import Mapping
from pathlib import Path

from set_up.environment import PACKAGING, Environment, pinned, wanted
from set_up.progress import CommandFailed, SetUpFailed
from set_up.stamps import key_of

WITHOUT_COMMON = PACKAGING / "llama_without_common.cmake"
LEFT_OUT_OF_WHEEL = "/lib/**;/include/**;/bin/**"
"""The build installs its libraries twice; the binding loads those inside the package."""

_TRIMMED = (
    "LLAVA_BUILD",
    "LLAMA_BUILD_TESTS",
    "LLAMA_BUILD_EXAMPLES",
    "LLAMA_BUILD_TOOLS",
    "LLAMA_BUILD_SERVER",
    "LLAMA_BUILD_COMMON",
    "LLAMA_CURL",
    "GGML_NATIVE",
)
_VECTOR = ("GGML_AVX", "GGML_AVX2", "GGML_FMA", "GGML_F16C", "GGML_BMI2")


KEEP_COMPILED = "import sys; sys.dont_write_bytecode = False; import "
"""Of the seven thousand modules that come with torch, those that are read are compiled here, and kept so: compiling one
holds up every thread of a program, and in the window that would be the person's."""


READ_WITH_A_MODEL = (
    "sentence_transformers, transformers.models.bert.modeling_bert, transformers.models.bert.tokenization_bert"
)
"""Transformers reads what a kind of model needs with the first of that kind: half a megabyte of source for BERT, which
the embedding model of the catalogue is. Compiled in the window, one file of it held up all threads for 50 ms."""


class NotCompiled(SetUpFailed):
    """The compile ended badly; trying again on the same machine would end the same way."""


def install_torch(environment: Environment) -> None:
    """The CPU build where one is offered; otherwise say what the plain one weighs, then install that."""
    title, version = "installing torch", pinned("torch")
    try:
        environment.install([f"torch=={version}+cpu"], title, name="torch", options=["--no-compile"])
        return
    except CommandFailed as error:
        if "No matching distribution" not in error.output:
            raise
    if sys.platform.startswith("linux"):
        environment.screen.say(
            "      No CPU build of torch is offered here. The plain one carries CUDA: some gigabytes to download\n"
            "      and more on disk. Interrupt with Ctrl-C if that is too much; the app runs without it."
        )
    environment.install([f"torch=={version}"], title, name="torch", options=["--no-compile"])


def install_sentence_transformers(environment: Environment) -> None:
    """For embedding models other than the built-in one. Without torch it would fetch the plain one unasked."""
    if not (environment.site_packages / "torch").is_dir():
        raise SetUpFailed("It needs torch, which is not there.")
    what = [name for name in wanted("language") if name.startswith("sentence-transformers")]
    environment.install(what, "installing sentence-transformers", name="sentences", options=["--no-compile"])
    environment.run(
        ["-c", KEEP_COMPILED + READ_WITH_A_MODEL], "preparing sentence-transformers", name="sentences-first"
    )


def install_llama(environment: Environment) -> None:
    """Install the compiled wheel from the cache, compiling it first if it is not there or does not load."""
    folder = wheel_folder(os.environ)
    if (wheel := kept_wheel(folder)) and _install_wheel(environment, wheel):
        return
    if not _install_wheel(environment, compile_wheel(environment, folder)):
        raise NotCompiled("The language model engine was compiled but does not load on this computer.")


def compile_wheel(environment: Environment, folder: Path) -> Path:
    """Build the wheel and put it into ``folder`` whole; ``NotCompiled`` when the compiler gives up."""
    folder.mkdir(parents=True, exist_ok=True)
    cores = os.cpu_count() or 1
    flags = shlex.join([*compile_flags(), f"-DCMAKE_PROJECT_llama.cpp_INCLUDE={WITHOUT_COMMON.as_posix()}"])
    with tempfile.TemporaryDirectory(dir=folder, prefix="building-", ignore_cleanup_errors=True) as scratch:
        arguments = ["wheel", "-v", "--no-deps", "--no-binary", "llama-cpp-python", "-w", scratch]
        arguments += [f"--config-settings=wheel.exclude={LEFT_OUT_OF_WHEEL}"]
        arguments += [f"llama-cpp-python=={pinned('llama-cpp-python')}"]
        building = {"CMAKE_ARGS": flags, "CMAKE_BUILD_PARALLEL_LEVEL": str(cores)}
        title = f"compiling the language model engine on {cores} cores (once; minutes)"
        try:
            environment.pip(arguments, title, name="llama", extra=building)
        except CommandFailed as error:
            if "Building wheel for llama" not in _log_text(environment):
                raise  # it was not even fetched: that is the network, not the compiler
            raise NotCompiled("The language model engine could not be compiled on this computer.") from error
        built = next(Path(scratch).glob("*.whl"))
        return built.replace(folder / built.name)


def compile_flags(machine: str = platform.machine(), *, vector: bool | None = None) -> list[str]:
    """CMake's settings; ``vector`` says whether the processor has AVX2, None asks the processor."""
    flags = [f"-D{name}=OFF" for name in _TRIMMED]
    if machine.lower() in {"x86_64", "amd64"}:
        state = "ON" if (has_avx2() if vector is None else vector) else "OFF"
        flags += [f"-D{name}={state}" for name in _VECTOR]
    return flags


def has_avx2(processor: Path = Path("/proc/cpuinfo")) -> bool:
    """Whether the processor says so; where it cannot be asked, it is taken to have it."""
    try:
        text = processor.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return True
    return "flags" not in text or " avx2 " in text.replace("\n", " ")


def wheel_folder(environment: Mapping[str, str]) -> Path:
    """Where the wheel of this version, kind of machine and set of flags is kept.

    Python's version is not part of it: the wheel binds through ctypes and fits every Python 3.
    """
    libc = " ".join(platform.libc_ver())
    version = pinned("llama-cpp-python")
    key = key_of(version, sysconfig.get_platform(), libc, *compile_flags(), LEFT_OUT_OF_WHEEL, WITHOUT_COMMON)
    return cache_folder(environment) / "wheels" / f"llama-cpp-python-{version}-{key[:16]}"


def cache_folder(environment: Mapping[str, str], system: str = sys.platform) -> Path:
    """The user's cache of this app; DIARY_DESKTOP_CACHE puts it elsewhere."""
    if chosen := environment.get("DIARY_DESKTOP_CACHE"):
        return Path(chosen)
    if system == "win32" and (local := environment.get("LOCALAPPDATA")):
        return Path(local) / "diary_desktop" / "Cache"
    if system == "darwin":
        return Path.home() / "Library" / "Caches" / "diary_desktop"
    caches = environment.get("XDG_CACHE_HOME")
    return (Path(caches) if caches else Path.home() / ".cache") / "diary_desktop"


def kept_wheel(folder: Path) -> Path | None:
    """The wheel compiled by an earlier set-up."""
    return next(iter(sorted(folder.glob("*.whl"))), None)


def _install_wheel(environment: Environment, wheel: Path) -> bool:
    """Install and load it; one that does not load is thrown away, so that nobody meets it again."""
    title = "installing the compiled engine"
    environment.install(
        [wheel], title, name="llama-install", options=["--no-compile", "--force-reinstall", "--no-deps"]
    )
    environment.install(["diskcache", "jinja2", "typing-extensions", "numpy"], title, name="llama-install")
    try:
        environment.run(["-c", KEEP_COMPILED + "llama_cpp"], "trying it", name="llama-load")
    except CommandFailed:
        shutil.rmtree(wheel.parent, ignore_errors=True)
        return False
    return True


def _log_text(environment: Environment) -> str:
    return (environment.records / "llama.log").read_text(encoding="utf-8", errors="replace")
