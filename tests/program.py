"""The program as a process: started, or forked from one that has loaded and warmed what it needs.

A start takes up to a second of the processor's time, a fork some hundredths, and from `main` on both are the same: an exit
code, standard streams, files. What is decided before, by `--lang` and the environment, wants a start.
"""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = [sys.executable, "-c", "from reportparse.cli.main import main; main()"]
SECONDS = 60
STREAMS = (
    ("stdin", "r", os.O_RDONLY, -1),
    ("stdout", "w", os.O_WRONLY | os.O_CREAT, -1),
    ("stderr", "w", os.O_WRONLY | os.O_CREAT, 1),
)
"""The standard streams by their numbers: name and mode, how they are opened, and how they are buffered."""
NOT_FLUSHED = 120
"""The interpreter's exit code where a stream cannot be written at its end."""

Argument = str | bytes | Path
Ran = subprocess.CompletedProcess[bytes]

_forks = multiprocessing.get_context("forkserver")
_forks.set_forkserver_preload(["tests.loaded"])


def start(*arguments: Argument, stdin: bytes = b"", **environment: str) -> Ran:
    """Start the program, in an environment whose language is English unless it says otherwise."""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    env |= {"LC_ALL": "C.UTF-8", **environment}
    return subprocess.run(
        [*PROGRAM, *arguments], input=stdin, capture_output=True, env=env, check=False, timeout=SECONDS
    )


def nothing() -> None:
    """Done before the program, where it is as ever."""


def run(
    *arguments: Argument,
    folder: Path = Path(),
    stdout: Path | None = None,
    closed: int | None = None,
    first: Callable[[], None] = nothing,
) -> Ran:
    """Fork the program in a folder; `stdout` takes its standard output, and the stream of the number `closed` is none.

    `first`, a function of a module, is called in its process before.
    """
    words = [os.fsdecode(argument) for argument in arguments]
    if "--lang" in words:
        raise ValueError("the language is decided when the program is loaded: start it")
    with TemporaryDirectory() as kept:
        printed, said = Path(kept, "printed"), Path(kept, "said")
        streams = [Path(os.devnull), stdout or printed, said]
        process = _forks.Process(
            target=_become, args=(words, folder.absolute(), dict(os.environ), streams, closed, first)
        )
        process.start()
        process.join(SECONDS)
        if process.exitcode is None:
            process.kill()
            raise subprocess.TimeoutExpired(words, SECONDS)
        return Ran(words, process.exitcode, b"" if stdout else printed.read_bytes(), said.read_bytes())


def _become(
    arguments: Sequence[str],
    folder: Path,
    environment: dict[str, str],
    streams: Sequence[Path],
    closed: int | None,
    first: Callable[[], None],
) -> None:
    """Be the program from here on, with its standard streams at some files, and end as the interpreter does."""
    from reportparse.cli.main import main

    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    for number, (path, (name, mode, how, buffering)) in enumerate(zip(streams, STREAMS, strict=True)):
        given = os.open(path, how)
        os.dup2(given, number)
        os.close(given)
        setattr(sys, name, None if number == closed else os.fdopen(number, mode, buffering, encoding="utf-8"))
    if closed is not None:
        os.close(closed)
    sys.argv = ["reportparse", *arguments]
    code: object = 0
    try:
        first()
        main()
    except SystemExit as ended:
        code = ended.code
    except BaseException:
        traceback.print_exc()
        code = 1
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        traceback.print_exc()
        code = NOT_FLUSHED
    os._exit(code if isinstance(code, int) else 1)
