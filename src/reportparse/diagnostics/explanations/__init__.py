"""Explanations of every kind of issue, check and error: what it means, what causes it, what to do.

One catalogue feeds `reportparse explain` and docs/kinds.md, which `python -m reportparse.diagnostics.explanations` writes.
"""

from __future__ import annotations

from reportparse.diagnostics.explanations.checks import CHECKS
from reportparse.diagnostics.explanations.declaration import Explanation, Words
from reportparse.diagnostics.explanations.errors import ERRORS
from reportparse.diagnostics.explanations.issues import ISSUES
from reportparse.diagnostics.issues import KINDS
from reportparse.diagnostics.language import Language

__all__ = ["CHECKS", "ERRORS", "ISSUES", "Explanation", "Words", "explain", "find", "page"]

FAMILIES = (
    (("Checks", "核对项"), CHECKS),
    (("Issues", "问题"), ISSUES),
    (("Errors", "错误"), ERRORS),
)
SEVERITIES_ZH = {"error": "错误", "warning": "警告", "note": "提示"}
HEADS: dict[Language, tuple[str, str, str]] = {
    "en": ("What it means", "What causes it", "What to do"),
    "zh": ("含义", "原因", "处理办法"),
}


def find(kind: str) -> tuple[str, Explanation] | None:
    """The explanation of a kind, and the name it is catalogued under: "requests.balance.*" for any of its columns."""
    for _, catalogue in FAMILIES:
        for name, explanation in catalogue.items():
            family = name.removesuffix(".*")
            if kind == name or (family != name and (kind == family or kind.startswith(family + "."))):
                return name, explanation
    return None


def explain(kind: str | None, language: Language) -> str | None:
    """The text for one kind, or the list of all kinds; None where there is no such kind."""
    if kind is None:
        return _listing(language)
    found = find(kind)
    if found is None:
        return None
    name, explanation = found
    words = explanation.zh if language == "zh" else explanation.en
    colon = "：" if language == "zh" else ": "
    parts = zip(HEADS[language], (words.means, words.causes, words.todo), strict=True)
    return "\n".join([_title(name, language), *(f"{head}{colon}{text}" for head, text in parts)])


def page(language: Language) -> str:
    """The page of the documentation, as Markdown."""
    zh = language == "zh"
    lines = ["# 类别说明" if zh else "# Kinds explained", "", PREFACE[language]]
    for (en, family_zh), catalogue in FAMILIES:
        lines += ["", f"## {family_zh if zh else en}"]
        for name, explanation in catalogue.items():
            words = explanation.zh if zh else explanation.en
            lines += ["", f"### `{name}`" + _severity(name, language), ""]
            parts = zip(HEADS[language], (words.means, words.causes, words.todo), strict=True)
            lines += [f"- **{head}**{'：' if zh else ': '}{text}" for head, text in parts]
    return "\n".join(lines) + "\n"


PREFACE: dict[Language, str] = {
    "en": "Every check, issue and error of reportparse. `reportparse explain KIND` prints the same text. "
    "Made by `python -m reportparse.diagnostics.explanations`; [中文](kinds.zh-CN.md).",
    "zh": "reportparse 的全部核对项、问题和错误。`reportparse explain KIND` 输出同样的内容。"
    "本页由 `python -m reportparse.diagnostics.explanations` 生成；[English](kinds.md)。",
}


def _listing(language: Language) -> str:
    lines = []
    for (en, zh), catalogue in FAMILIES:
        lines.append(zh if language == "zh" else en)
        for name, explanation in catalogue.items():
            words = explanation.zh if language == "zh" else explanation.en
            lines.append(f"  {name:28} {words.means}")
    return "\n".join(lines)


def _title(name: str, language: Language) -> str:
    return name + _severity(name, language)


def _severity(name: str, language: Language) -> str:
    if name not in KINDS:
        return ""
    severity = KINDS[name].severity
    return f"（{SEVERITIES_ZH[severity]}）" if language == "zh" else f" ({severity})"
