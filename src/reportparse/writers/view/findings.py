"""What is to be looked at: checks that fail and issues, in words, each with the values that it speaks of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from reportparse.across.findings import FILED_SO, MISPRINT
from reportparse.diagnostics.language import Both
from reportparse.diagnostics.places import place_zh
from reportparse.forms import SUBJECTS
from reportparse.forms.value_names import name_of
from reportparse.patterns import regex
from reportparse.record.load import number_at

MAX_VALUES_NAMED = 12
"""So many values of a finding are named; a sum has up to twenty, most of them 0."""


class Gravity(NamedTuple):
    """How grave a finding is, in words, as a sign and a colour. `rank`: the gravest come first."""

    rank: int
    sign: str
    colour: str
    says: Both


GRAVITIES = {
    "error": Gravity(0, "✗", "bad", Both("error", "错误")),
    MISPRINT: Gravity(1, "!", "warn", Both("likely misprint", "疑似笔误")),
    "failed": Gravity(2, "✗", "bad", Both("does not add up", "勾稽不符")),
    "usual": Gravity(3, "!", "warn", Both("usually adds up", "通常应相符")),
    "warning": Gravity(4, "!", "warn", Both("warning", "注意")),
    "filed": Gravity(5, "·", "note", Both("filing", "填报")),
    "note": Gravity(6, "·", "note", Both("note", "说明")),
}

_CHECK_ID = regex(r"[a-z]+(?:\.[a-z_]+){2,}")


class Finding(NamedTuple):
    """One finding: `values` are the paths of the values that it speaks of, `about` what its place is called."""

    gravity: Gravity
    kind: str
    about: Both
    text: Both
    values: tuple[str, ...]
    where: str = ""

    @property
    def is_aside(self) -> bool:
        """Whether it only says how something was read."""
        return self.gravity is GRAVITIES["note"]


def findings_of(record: Mapping[str, Any], paths: Mapping[str, object]) -> list[Finding]:
    """The findings of a record, the gravest first; `paths` are those of its values."""
    results = record["checks"]["results"]
    names = {check["id"]: _name_of_check(check) for check in results}
    failed = (_of_check(check, record) for check in results if check["status"] == "failed")
    issues = (_of_issue(issue, paths, names) for issue in record["issues"])
    return sorted([*failed, *issues], key=lambda found: found.gravity.rank)


def _of_check(check: Mapping[str, Any], record: Mapping[str, Any]) -> Finding:
    left = check["terms"][:1]
    telling = [path for path in check["terms"] if path in left or number_at(record, path)]
    text = Both(check["message"], check["message_zh"])
    gravity = GRAVITIES["usual" if check.get("grade") else "failed"]
    return Finding(gravity, check["id"], Both("", ""), text, tuple(telling[:MAX_VALUES_NAMED]))


def _of_issue(issue: Mapping[str, Any], paths: Mapping[str, object], names: Mapping[str, Both]) -> Finding:
    where, kind = issue["where"], issue["kind"]
    severity = issue["severity"]
    gravity = GRAVITIES.get(kind) or GRAVITIES["filed" if severity == "note" and kind in FILED_SO else severity]
    text = Both(
        _named(issue["message"].removeprefix(f"{where}: "), names, "en"),
        _named(issue["message_zh"].removeprefix(f"{place_zh(where)}："), names, "zh"),
    )
    below = [path for path in paths if path == where or path.startswith(f"{where}.")]
    values = (where,) if where in paths else tuple(below[:1]) if "." in where else ()
    return Finding(gravity, kind, _called(where, values), text, values, where)


def _called(where: str, values: tuple[str, ...]) -> Both:
    """What the place of an issue is called."""
    if where in values:
        name = name_of(where).whole
        return Both(name, name)
    subject = SUBJECTS.get(where.partition(".")[0])
    if values:
        return Both(name_of(values[0]).row, name_of(values[0]).row)
    if subject:
        return Both(f"{subject.name_zh} ({where})", subject.name_zh)
    if where.startswith("sections."):
        number = where.removeprefix("sections.")
        return Both(f"section {number}", f"第{number}部分")
    return Both(where, place_zh(where))


def _name_of_check(check: Mapping[str, Any]) -> Both:
    """What a check is called: what its message begins with."""
    return Both(check["message"].partition(": ")[0], check["message_zh"].partition("：")[0])


def _named(text: str, names: Mapping[str, Both], language: str) -> str:
    """A message that names checks by their ids, with what they are called instead."""

    def named(match: Any) -> str:
        name = names.get(match[0])
        return match[0] if name is None else f"「{name.zh if language == 'zh' else name.en}」"

    return _CHECK_ID.sub(named, text)


def by_path(findings: list[Finding], ids: list[str]) -> dict[str, tuple[str, ...]]:
    """The ids of the findings that speak of each value, the gravest first."""
    said: dict[str, tuple[str, ...]] = {}
    for found, id_ in zip(findings, ids, strict=True):
        for path in found.values:
            said[path] = (*said.get(path, ()), id_)
    return said


def summed_up(findings: list[Finding]) -> Iterator[tuple[Gravity, int]]:
    """How many findings there are of each gravity."""
    for gravity in GRAVITIES.values():
        count = sum(found.gravity is gravity for found in findings)
        if count:
            yield gravity, count
