"""Where the commands write: data to standard output or a file, what went wrong to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, UnwritableOutput
from reportparse.diagnostics.exit_codes import EXIT_USAGE
from reportparse.files import PART, appearing


def complain_of(file: str, error: ReportparseError) -> None:
    """Say on standard error why a file gave nothing."""
    complain(file, error.said, kind=error.kind)


@contextmanager
def written(output: Path | None) -> Iterator[BinaryIO]:
    """Standard output (None or "-"), or a file that appears under its name only when it is whole and not empty.

    Ends the program as wrong usage where the file cannot be written.
    """
    if output is None or output == Path("-"):
        yield sys.stdout.buffer
        sys.stdout.buffer.flush()
        return
    try:
        with _opened(output) as stream:
            yield stream
    except BrokenPipeError:
        raise
    except OSError as error:
        failed = UnwritableOutput("not-writable", why=error.strerror or str(error))
        complain_of(str(output), failed)
        raise SystemExit(EXIT_USAGE) from error


@contextmanager
def _opened(output: Path) -> Iterator[BinaryIO]:
    if output.exists() and not output.is_file():  # a device or a pipe is written to, not replaced; a folder is refused
        with output.open("wb") as stream:
            yield stream
        return
    with (
        appearing(output, part=f".{os.getpid()}{PART}", even_empty=False) as part,
        part.open("wb") as stream,
    ):
        yield stream


def print_json(data: Mapping[str, Any], output: Path | None = None) -> None:
    """Print plain data as indented JSON."""
    from reportparse.writers.json import dumps

    with written(output) as stream:
        stream.write(dumps(data).encode("utf-8"))
