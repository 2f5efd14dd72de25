"""What every view of findings says alike: words for how grave one is, heads of columns, the counts that sum them up."""

from __future__ import annotations

from typing import NamedTuple

from reportparse.across.audit import Audit, tally
from reportparse.across.findings import Finding, Gravity, Sort
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import Both, Language
from reportparse.record.load import Record


class Sign(NamedTuple):
    """A word for how grave a finding is, with the sign and the colour (a class of page.css) that go with it on a page."""

    says: Both
    sign: str
    colour: str


GRAVITIES: dict[Gravity, Sign] = {
    "unread": Sign(Both("unread", "未读"), "✗", "worst"),
    "suspect": Sign(Both("suspect", "疑错"), "‼", "worst"),
    "failed": Sign(Both("failed", "不符"), "✗", "bad"),
    "error": Sign(Both("error", "错误"), "✗", "bad"),
    "usual": Sign(Both("unusual", "异常"), "!", "warn"),
    "warning": Sign(Both("warning", "警告"), "!", "warn"),
    "filed": Sign(Both("note", "提示"), "·", "note"),
    "note": Sign(Both("reading", "读取"), "·", "note"),
}
"""The gravest first."""

HOLDS = Sign(Both("holds", "相符"), "✓", "good")

MARKS: dict[Sort, Both] = {
    "suspect": Both("suspect: another number here would mend what fails", "疑错：改动此格即全部相符"),
    "contradicted": Both("does not add up, or disagrees with the text or last year", "合计不符，或与正文、上年不符"),
    "doubtful": Both("doubt about what stands here", "内容存疑"),
    "involved": Both("term of a sum that fails", "不符的合计的分项"),
}
"""What a marked cell means, by the sort of its mark."""

HEADS = (
    Both("gravity", "程度"),
    Both("file", "文件"),
    Both("organ", "机关"),
    Both("year", "年度"),
    Both("place", "位置（表、行、列）"),
    Both("in the document", "在文件中"),
    Both("stands there", "原文"),
    Both("set against", "对照数"),
    Both("why", "说明"),
    Both("kind", "类别"),
)
"""The columns of a list of findings."""


def standing(record: Record) -> Sign:
    """Whether a report is whole and adds up, in one line: neither is said without the other, nor what was not checked."""
    checks, is_partial = record["checks"], record["status"] == "partial"
    passed, failed, skipped = checks["passed"], checks["failed"], checks["skipped"]
    whole = Both("incomplete", "内容不完整") if is_partial else Both("complete", "内容完整")
    if failed:
        sums = Both(f"{failed} of {passed + failed} checks fail", f"核对 {passed + failed} 项，不符 {failed} 项")
    elif passed:
        sums = Both(f"all {passed} checks hold", f"核对 {passed} 项，全部相符")
    else:
        sums = Both("nothing could be checked", "没有能核对的合计")
    rest = Both(f"; {skipped} not checked, for want of a number", f"；因空白等未能核对 {skipped} 项")
    said = Both(
        f"{whole.en}{', but ' if failed and not is_partial else '; '}{sums.en}{rest.en if skipped else ''}",
        f"{whole.zh}{'，但' if failed and not is_partial else '；'}{sums.zh}{rest.zh if skipped else ''}",
    )
    sign = GRAVITIES["failed"] if failed or is_partial else HOLDS if passed else GRAVITIES["warning"]
    return sign._replace(says=said)


def severity(finding: Finding) -> Both:
    """How grave a finding is, in a word."""
    return GRAVITIES[finding.gravity].says


def row(finding: Finding, language: Language) -> tuple[str, ...]:
    """A finding under `HEADS`, each text on one line."""
    texts = (
        severity(finding).of(language),
        finding.file,
        finding.organ,
        str(finding.year or ""),
        finding.place.of(language),
        finding.spot.words.of(language),
        finding.seen,
        finding.other,
        finding.said.of(language),
        finding.kind,
    )
    return tuple(harmless(text, " ") for text in texts)


class Count(NamedTuple):
    """What reports, or files, of a sort are called in a list of counts, and in a line of them."""

    listed: Both
    in_line: Both


CHECKED = Both("reports checked", "已核对报告")

COUNTS: dict[str, Count] = {
    "clean": Count(Both("without any finding", "未发现问题"), Both("{} clean", "未发现问题 {} 份")),
    "failed": Count(Both("with numbers that do not add up", "表内数据不符"), Both("{} with failed sums", "不符 {} 份")),
    "years": Count(
        Both("at odds with last year's report", "与上年报告不符"),
        Both("{} at odds with last year's", "与上年不符 {} 份"),
    ),
    "partial": Count(Both("incomplete", "内容不完整"), Both("{} incomplete", "不完整 {} 份")),
    "doubtful": Count(
        Both("with doubts or warnings alone", "仅有提醒"), Both("{} with warnings alone", "仅有提醒 {} 份")
    ),
    "unread": Count(Both("files without a record", "未能读取的文件"), Both("{} files unread", "未能读取 {} 个文件")),
    "repeated": Count(
        Both("files that repeat another", "内容重复的文件"), Both("{} repeated files", "内容重复 {} 个文件")
    ),
}
"""What a tally counts, by its own names: what an office sends out first."""


def counts(audited: Audit) -> list[tuple[Both, int]]:
    """How many reports there are of each sort, each under the gravest of it; repeated files where there are any."""
    told = tally(audited)
    numbers = [
        (count.listed, getattr(told, name)) for name, count in COUNTS.items() if name != "repeated" or told.repeated
    ]
    return [(CHECKED, told.checked), *numbers]


def summary(audited: Audit, language: Language) -> str:
    """The counts, and how many checks they rest on, as one line."""
    within = sum(record["checks"]["passed"] + record["checks"]["failed"] for _, record in audited.records)
    unchecked = sum(record["checks"]["skipped"] for _, record in audited.records)
    compared = within + sum(check.result.status != "skipped" for check in audited.years)
    failed, years = audited.checks_failed, len(audited.years)
    told = tally(audited)
    line = "，" if language == "zh" else ", "
    counted = line.join(
        count.in_line.of(language).format(n) for name, count in COUNTS.items() if (n := getattr(told, name))
    )
    if language == "zh":
        return (
            f"报告 {told.checked} 份{'：' if counted else ''}{counted}。"
            f"核对 {compared} 项（其中跨年 {years} 项），不符 {failed} 项"
            f"{f'；因空白等未能核对 {unchecked} 项' if unchecked else ''}。"
        )
    return (
        f"{told.checked} report{'' if told.checked == 1 else 's'}{': ' if counted else ''}{counted}. "
        f"{compared} checks evaluated, {failed} failed; {years} checks across years"
        f"{f'; {unchecked} not checked, for want of a number' if unchecked else ''}."
    )
