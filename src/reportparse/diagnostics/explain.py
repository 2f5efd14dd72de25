"""Every kind of check, issue and error explained: what it means, what causes it, what to do.

`reportparse explain` prints it, and `python -m reportparse.diagnostics.explain [FOLDER]` writes docs/kinds.md and
docs/kinds.zh-CN.md from it.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

from reportparse.diagnostics.catalogue import ISSUES
from reportparse.diagnostics.catalogue.entries import IssueKind, Words
from reportparse.diagnostics.catalogue.of_checks import CHECKS, REMARKS, Answers, CheckKind
from reportparse.diagnostics.catalogue.of_errors import ERRORS, ErrorKind
from reportparse.diagnostics.language import Both, Language

Entry = IssueKind | ErrorKind | CheckKind

FAMILIES: tuple[tuple[Both, Mapping[str, Entry]], ...] = (
    (Both("Checks", "核对项"), {**CHECKS, **REMARKS}),
    (Both("Issues", "问题"), ISSUES),
    (Both("Errors", "错误"), ERRORS),
)
SEVERITIES = {"error": Both("error", "错误"), "warning": Both("warning", "警告"), "note": Both("note", "提示")}
HEADS = (Both("What it means", "含义"), Both("What causes it", "原因"), Both("What to do", "处理办法"))
PREFACE = Both(
    "Every check, issue and error of reportparse. `reportparse explain KIND` prints the same text. "
    "Made by `python -m reportparse.diagnostics.explain`; [中文](kinds.zh-CN.md).",
    "reportparse 的全部核对项、问题和错误。`reportparse explain KIND` 输出同样的内容。"
    "本页由 `python -m reportparse.diagnostics.explain` 生成；[English](kinds.md)。",
)
DOCS = Path(__file__).parents[3] / "docs"


def find(kind: str) -> tuple[str, Entry] | None:
    """The entry of a kind, and the name it is catalogued under: "requests.balance.*" for any of its columns."""
    for _, catalogue in FAMILIES:
        for name, entry in catalogue.items():
            family = name.removesuffix(".*")
            if kind == name or (family != name and (kind == family or kind.startswith(family + "."))):
                return name, entry
    return None


def explain(kind: str | None, language: Language) -> str | None:
    """The text for one kind, or the list of all kinds; None where there is no such kind."""
    if kind is None:
        return _listing(language)
    found = find(kind)
    if found is None:
        return None
    name, entry = found
    return "\n".join([name + _severity(name, language), *_answers(entry, language, "{}")])


def page(language: Language) -> str:
    """The page of the documentation, as Markdown."""
    lines = [Both("# Kinds explained", "# 类别说明").of(language), "", PREFACE.of(language)]
    for title, catalogue in FAMILIES:
        lines += ["", f"## {title.of(language)}"]
        for name, entry in catalogue.items():
            lines += ["", f"### `{name}`" + _severity(name, language), "", *_answers(entry, language, "- **{}**")]
    return "\n".join(lines) + "\n"


def _answers(entry: Entry, language: Language, head: str) -> list[str]:
    words = _words(entry, language)
    colon = Both(": ", "：").of(language)
    answers = zip(HEADS, (words.means, words.causes, words.todo), strict=True)
    return [head.format(title.of(language)) + colon + text for title, text in answers]


def _listing(language: Language) -> str:
    lines = []
    for title, catalogue in FAMILIES:
        lines.append(title.of(language))
        lines += [f"  {name:28} {_words(entry, language).means}" for name, entry in catalogue.items()]
    return "\n".join(lines)


def _severity(name: str, language: Language) -> str:
    if name not in ISSUES:
        return ""
    severity = SEVERITIES[ISSUES[name].severity].of(language)
    return Both(f" ({severity})", f"（{severity}）").of(language)


def _words(entry: Entry, language: Language) -> Words | Answers:
    return entry.zh if language == "zh" else entry.en


def main() -> None:
    """Write kinds.md and kinds.zh-CN.md."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else DOCS
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "kinds.md").write_text(page("en"), encoding="utf-8")
    (folder / "kinds.zh-CN.md").write_text(page("zh"), encoding="utf-8")


if __name__ == "__main__":
    main()
