"""Explanations in brackets behind a label: 规章（设区的市以上地方政府填写） is the label 规章 and what somebody said of it.

A province's form of 2020 explains nearly every label, some by naming others: 其他对外管理服务事项（指…含行政确认、行政处罚…）
must never be taken for 行政处罚.
"""

from __future__ import annotations

CLOSING, OPENING = "）)】〕]", "（(【〔["
BEHIND = " \u3000\n:：。．*"
"""What may stand behind the bracket."""


def split_explanation(text: str) -> tuple[str, str]:
    """A label and the bracketed explanations at its end: ("本年增/减", "（指…，如-8）"); ("…", "") where there is none.

    A bracket that opens the text is no explanation, nor is one that is not closed: the label may go on in the next line.
    """
    label, explained = text, ""
    while (at := _opening_of_last(label)) > 0:
        label, explained = label[:at], label[at:] + explained
    return (label, explained) if label.strip() else (text, "")


def _opening_of_last(text: str) -> int:
    """Where the bracket opens that closes at the end of a text; 0 where none does."""
    end = len(text.rstrip(BEHIND))
    if not end or text[end - 1] not in CLOSING:
        return 0
    depth = 0
    for at in range(end - 1, -1, -1):
        if text[at] in CLOSING:
            depth += 1
        elif text[at] in OPENING:
            depth -= 1
            if not depth:
                return at
    return 0
