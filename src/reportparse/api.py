"""Python use: `parse` for one report, `parse_many` for an archive.

import reportparse

report = reportparse.parse("report.docx")
print(report.report.organ, report.requests.received.total)

if __name__ == "__main__":                      # parse_many starts processes
    for parsed in reportparse.parse_many(["archive/", "more.zip"]):
        if parsed.report is None:
            print(parsed.name, parsed.error or f"same as {parsed.duplicate_of}")
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING

from reportparse.diagnostics.errors import ReportparseError, UnreadableFile
from reportparse.diagnostics.language import Both
from reportparse.sandbox import MEMORY_BYTES, SECONDS

MAX_PATH_CHARACTERS = 4096
"""As long as systems let a path be."""

if TYPE_CHECKING:
    from reportparse.record.schema import Report


@dataclass(frozen=True, slots=True)
class ParsedInput:
    """One input of `parse_many`: its report, or the error that says why there is none, or the name that it repeats.

    `path` can be opened: it is the file, or the archive that the input is a member of. `name` is what the report calls its
    source, the path below the deepest folder that holds all inputs ("2024.zip/市/a.docx").
    """

    path: str
    name: str
    report: Report | None = None
    error: ReportparseError | None = None
    duplicate_of: str | None = None


def parse(
    source: str | os.PathLike[str] | bytes | bytearray | memoryview | IO[bytes],
    *,
    name: str | None = None,
    cells: bool = False,
    pdf_engine: str = "auto",
    ocr: bool = True,
) -> Report:
    """The report in a file (its path, or the file opened in binary mode), or in bytes.

    `cells` adds every value's raw text, state and place; `pdf_engine` is "auto", "pdfium" or "pdfplumber"; `ocr` reads pages
    that are pictures where `reportparse[ocr]` is installed. Raises a
    ReportparseError where there is no report. May be called from several threads: they read PDFs one after the other. The
    work is done in this process, without limits of time and memory: for files that nobody vouches for, use `parse_many`.
    """
    from reportparse.files import bounded, folder_of, read_input
    from reportparse.pipeline import parse as parse_bytes
    from reportparse.readers.pdf import ENGINES

    if pdf_engine not in ENGINES:
        raise ValueError(f"pdf_engine must be one of {', '.join(ENGINES)}")
    if isinstance(source, (bytes, bytearray, memoryview)):
        return parse_bytes(bytes(source), name or "", cells=cells, pdf_engine=pdf_engine, ocr=ocr)
    if not isinstance(source, (str, os.PathLike)):
        if not hasattr(source, "read"):
            raise TypeError(f"a path, bytes or a file opened in binary mode is needed, not {type(source).__name__}")
        called = getattr(source, "name", None)
        name = name or (Path(called).name if isinstance(called, str) else "")
        if not isinstance(source.read(0), bytes):
            raise TypeError("the file must be opened in binary mode")
        return parse_bytes(bounded(source), name, cells=cells, pdf_engine=pdf_engine, ocr=ocr)
    if isinstance(source, str) and _is_text(source):
        why = Both(
            "this is text, not a path; give bytes, text.encode()", "这是文字而不是路径；请给出字节，即 text.encode()"
        )
        raise UnreadableFile("not-found", why=why)
    if not os.fspath(source):
        raise UnreadableFile("not-found", why=Both("the path is empty", "路径为空"))
    path = Path(source).absolute()
    try:
        data, beside = read_input(str(path)), folder_of(str(path))
        return parse_bytes(data, name or path.name, cells=cells, pdf_engine=pdf_engine, ocr=ocr, beside=beside)
    except ReportparseError as error:
        error.path = os.fspath(source)
        raise


def _is_text(source: str) -> bool:
    """Whether what was given for a path is a text: longer than paths are, or, where no file has that name, with lines, an
    element of a page, or a sentence."""
    if len(source) > MAX_PATH_CHARACTERS:
        return True
    is_like_text = "\n" in source or source.lstrip().startswith("<") or "。" in source
    return is_like_text and not os.path.lexists(source)


def parse_many(
    inputs: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    workers: int = 0,
    cells: bool = False,
    pdf_engine: str = "auto",
    ocr: bool = False,
    seconds: float = SECONDS,
    megabytes: int = MEMORY_BYTES >> 20,
) -> Iterator[ParsedInput]:
    """Everything in files, folders, globs and archives, in a fixed order, as it becomes ready.

    Files are read in processes of their own with bounded time (of the processor) and memory; a bad one costs itself alone.
    `ocr`: pages that are pictures are read, at some seconds a page.
    Raises a ReportparseError where an input is empty text. Equal contents are parsed once. Processes are spawned: a script
    must call this under `if __name__ == "__main__":`.
    """
    from reportparse.batch.each import each_input
    from reportparse.batch.work import Task
    from reportparse.batch.workers import Limits

    several = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
    arguments = [os.fspath(one) for one in several]
    pattern = Task(0, "", b"", cells, pdf_engine, ocr=ocr)
    for each in each_input(arguments, pattern, Limits(workers, seconds, megabytes)):
        yield ParsedInput(each.file, each.path, _model(each.content), each.error, each.duplicate_of)


def _model(content: bytes | None) -> Report | None:
    if content is None:
        return None
    import simplejson

    from reportparse.record.schema import Report

    return Report.model_validate(simplejson.loads(content, use_decimal=True))
