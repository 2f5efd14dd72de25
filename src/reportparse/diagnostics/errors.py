"""Errors: no report can be made, or none written. One family, each kind with an entry in the catalogue.

ReportparseError
├── UnreadableFile     the bytes cannot be turned into a Document
│     not-found, not-a-file, no-permission, empty, corrupt, encrypted, unsupported, legacy-word, own-result,
│     not-a-record
├── NotAReport         a Document, but not an annual report on open government information
│     blank-form, notice, no-report, several-in-one, no-text
├── OverLimit          reading on would cost more than a named bound allows, or ended the reading
│     too-large, too-slow, too-much-memory, too-deep, crashed
└── UnwritableOutput   the output cannot be what was asked for
      not-writable, missing-extra
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportparse.diagnostics.language import Both, filled, say

if TYPE_CHECKING:
    from reportparse.diagnostics.catalogue.of_errors import ErrorKind


class ReportparseError(Exception):
    """Root of the family. `kind` is the stable slug; `en` and `zh` say what was seen and what to do.

    `path` is the file that Python's `parse` and `parse_many` were given; None where it was none.
    """

    path: str | None = None

    def __init__(self, kind: str, en: str = "", zh: str = "", /, **facts: object) -> None:
        """Fill the catalogue's message with facts: `UnreadableFile("corrupt", why=Both("…", "…"))`.

        The texts are given only where they were made before, as by another process.
        """
        if not en:
            entry = _entry(kind)
            en, zh = filled(Both(entry.en.message, entry.zh.message), facts)
        super().__init__(kind, en, zh)
        self.kind = kind
        self.en = en
        self.zh = zh

    def __str__(self) -> str:
        return f"{self.kind}: {self.en}"

    @property
    def said(self) -> str:
        """The message in the language of this run."""
        return say(self.en, self.zh)


class UnreadableFile(ReportparseError):
    """The bytes cannot be turned into a Document."""


class NotAReport(ReportparseError):
    """The document was read, and it is not such a report."""


class OverLimit(ReportparseError):
    """A named bound of size, depth, time or memory would be passed, or the reading itself crashed."""


class UnwritableOutput(ReportparseError):
    """The output cannot be what was asked for."""


FAMILIES: dict[str, type[ReportparseError]] = {
    "file": UnreadableFile,
    "report": NotAReport,
    "limit": OverLimit,
    "output": UnwritableOutput,
}
"""The class of each family in the catalogue."""


def error_as_told(kind: str, en: str, zh: str) -> ReportparseError:
    """The error that another process, or an earlier run, met and told of."""
    return FAMILIES[_entry(kind).family](kind, en, zh)


def _entry(kind: str) -> ErrorKind:
    from reportparse.diagnostics.catalogue.of_errors import ERRORS  # its texts are loaded once something fails

    return ERRORS[kind]


def too_large(most: int, en: str, zh: str) -> OverLimit:
    """The error for more than `most` of something: `too_large(5_000, "parts", "个组成部分")`."""
    return OverLimit("too-large", most=Both(f"{most:,} {en}", f" {most:,} {zh}"))


def too_deep(en: str = "its parts", zh: str = "内容") -> OverLimit:
    """The error for something nested beyond reason."""
    return OverLimit("too-deep", seen=Both(en, zh))
