"""Errors: no report can be made. One family, each with a stable slug and one line in English and Chinese.

ReportparseError
├── UnreadableFile     the bytes cannot be turned into a Document
│     not-found, not-a-file, no-permission, empty, corrupt, encrypted, unsupported, legacy-word, missing-extra,
│     not-a-record
├── NotAReport         a Document, but not an annual report on open government information
│     blank-form, notice, no-report, no-text
└── OverLimit          reading on would cost more than a named bound allows
      too-large, too-slow, too-much-memory, too-deep, crashed
"""

from __future__ import annotations


class ReportparseError(Exception):
    """Root of the family. `kind` is the stable slug; the two messages say what was seen and what to do."""

    def __init__(self, kind: str, en: str, zh: str) -> None:
        super().__init__(kind, en, zh)
        self.kind = kind
        self.en = en
        self.zh = zh

    def __str__(self) -> str:
        return f"{self.kind}: {self.en}"

    def say(self, language: str) -> str:
        """The message in "en" or "zh"."""
        return self.zh if language == "zh" else self.en


class UnreadableFile(ReportparseError):
    """The bytes cannot be turned into a Document."""


class NotAReport(ReportparseError):
    """The document was read, and it is not such a report."""


class OverLimit(ReportparseError):
    """A named bound of size, depth, time or memory would be passed."""
