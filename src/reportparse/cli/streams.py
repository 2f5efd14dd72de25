"""Where the commands write: data to standard output or a file, what went wrong to standard error."""

from __future__ import annotations

import errno
import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO, NoReturn, TextIO

from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, UnwritableOutput
from reportparse.diagnostics.exit_codes import EXIT_USAGE
from reportparse.diagnostics.language import Both, say
from reportparse.files import WOULD_LOSE_INPUT, appearing, read_input, same_as
from reportparse.sandbox import untimed

MAX_BYTES_HELD = 64 * 1024 * 1024
"""Output that is held in memory until it is whole; more goes to a file without a name."""


def complain_of(file: str, error: ReportparseError) -> None:
    """Say on standard error why a file gave nothing."""
    complain(file, error.said, kind=error.kind)


def errors_of(record: Mapping[str, Any]) -> tuple[Both, ...]:
    """What makes a record partial, in words."""
    return tuple(Both(it["message"], it["message_zh"]) for it in record["issues"] if it["severity"] == "error")


def complain_partial(file: str, errors: Sequence[Both]) -> None:
    """Say on standard error why a record is partial; nothing where it is whole."""
    if errors:
        more = f" (+{len(errors) - 1})" if len(errors) > 1 else ""
        complain(file, say(*errors[0]) + more, kind="partial")


def read_given(file: str) -> bytes:
    """The bytes of an input, for work in the sandbox: what it takes to wait for them is not the file's own time."""
    with untimed():
        return read_input(file)


@contextmanager
def written(output: Path | None, inputs: Sequence[str] = ()) -> Iterator[BinaryIO]:
    """Standard output (None or "-"), or a file that appears under its name only when it is whole and not empty.

    Ends the program as wrong usage where it cannot be written, or is one of the inputs.
    """
    on_stdout = output is None or output == Path("-")
    name = say("standard output", "标准输出") if on_stdout else str(output)
    if same_as(_number(sys.stdout) if on_stdout else str(output), inputs) is not None:
        _refuse(name, WOULD_LOSE_INPUT)
    try:
        if on_stdout:
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        else:
            with _opened(Path(str(output))) as stream:
                yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        _refuse(name, error.strerror or str(error))


def _refuse(name: str, why: str | Both) -> NoReturn:
    complain_unwritable(name, why)
    abandon(sys.stdout)
    raise SystemExit(EXIT_USAGE)


def complain_unwritable(name: str, why: str | Both) -> None:
    """Say on standard error why an output cannot be written."""
    complain_of(name, UnwritableOutput("not-writable", why=why))


@contextmanager
def _opened(output: Path) -> Iterator[BinaryIO]:
    """A stream to write to; a file begins to exist at the end only, so that what is killed before leaves nothing."""
    if output.exists() and not output.is_file():  # whoever reads a pipe waits until it is opened
        with appearing(output) as there, there.open("wb") as stream:
            yield stream
        return
    if not output.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(output))
    import tempfile

    with tempfile.SpooledTemporaryFile(MAX_BYTES_HELD) as gathered:
        yield gathered  # type: ignore[misc]  # it has all of a stream's methods that are used
        if gathered.tell():
            gathered.seek(0)
            with appearing(output) as part, part.open("wb") as stream:
                shutil.copyfileobj(gathered, stream)


def own_page(name: str) -> Path:
    """A new file for a page that is only looked at."""
    import tempfile

    return Path(tempfile.mkdtemp(prefix="reportparse-")) / f"{name}.html"


def open_page(page: Path) -> None:
    """Show a page in the browser."""
    import webbrowser

    webbrowser.open(page.resolve().as_uri())


def _number(stream: TextIO) -> int:
    """The number of an open stream; one that no stream has where it lies in memory."""
    try:
        return stream.fileno()
    except (OSError, ValueError):
        return -1


def abandon(stream: TextIO) -> None:
    """Let go what a stream still holds: it cannot be written, and the interpreter is not to try again at its end."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def open_closed_streams() -> None:
    """Stand-ins for the standard streams that the caller closed, so that no file of ours gets their numbers.

    What is read from or written to one of them fails as any other stream does; only what went wrong is said to nobody.
    """
    for number, (name, mode) in enumerate((("stdin", os.O_WRONLY), ("stdout", os.O_RDONLY), ("stderr", os.O_WRONLY))):
        if getattr(sys, name) is None:
            stream = os.open(os.devnull, mode)  # takes the lowest free number: that of the closed one
            setattr(sys, name, os.fdopen(stream, "w" if number else "r", encoding="utf-8"))


def print_json(data: Mapping[str, Any], output: Path | None = None) -> None:
    """Print plain data as indented JSON."""
    from reportparse.writers.json import dumps

    with written(output) as stream:
        stream.write(dumps(data).encode("utf-8"))
