"""Where something of a record stands, in words: the table, row and column as the form's own labels say it.

Whatever speaks to a person of a place asks here; records and JSON keep the paths.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportparse.diagnostics.language import Both, Language
from reportparse.diagnostics.places import place_zh
from reportparse.forms import FORMS, SUBJECTS, Identity
from reportparse.forms.value_names import Name, name_of, name_of_row
from reportparse.patterns import regex

MANY_TERMS = 4
"""Terms of a side of a sum from which a check is called by their number; a message names them all."""

_WORDS = {
    "preamble": Both("preamble", "引言"),
    "sections": Both("sections", "各部分"),
    "figures": Both("running text", "正文"),
    "processing_fee": Both("processing fee", "信息处理费"),
    "report.title": Both("title", "标题"),
    "report.organ": Both("organ", "机关名称"),
    "report.year": Both("year", "报告年度"),
    "report.period": Both("period", "统计期限"),
    "report.published": Both("day of publication", "发布日期"),
    "report.generation": Both("form of the tables", "表格格式"),
}
"""Places that are no value of a table."""

_SECTION = regex(r"sections\.(\d+)$")
_PATH = regex(r"(?<![\w./@])[a-z]\w*(?:\.[a-z]\w*)+(?![\w/@]|\.\w)")


def table_words(table: str) -> Both:
    """What a table of the record is called."""
    subject = SUBJECTS.get(table)
    return Both(f"table {table} ({subject.name_zh})", f"{subject.name_zh}表") if subject else Both(table, table)


def place_words(where: str) -> Both:
    """A place that an issue or a check names (a path of the record, "page 3", "document") in words.

    What is not known stands as it is.
    """
    if where in _WORDS:
        return _WORDS[where]
    if section := _SECTION.match(where):
        return Both(f"section {section[1]}", f"第{section[1]}部分")
    if where in SUBJECTS:
        return table_words(where)
    named = _named(where)
    return name_words(named) if named else Both(where, place_zh(where))


def name_words(name: Name) -> Both:
    """A value, or all of a row or of a column, in words: 申请办理表「（一）予以公开」行「总计」列."""
    table = table_words(name.table)
    en, zh = [table.en], [table.zh]
    if name.row:
        en, zh = [*en, f"row 「{name.row}」"], [*zh, f"「{name.row}」行"]
    if name.column and not _lists_indicators(name.table):
        en, zh = [*en, f"column 「{name.column}」"], [*zh, f"「{name.column}」列"]
    return Both(", ".join(en), "".join(zh))


def shared_name(paths: Sequence[str]) -> tuple[Name, list[str]]:
    """What the values of some paths have in common, and what each is called within that."""
    names = [name_of(path) for path in paths]
    table = names[0].table
    if len({name.column for name in names}) == 1:
        return Name(table, "", names[0].column), [name.row for name in names]
    if len({name.row for name in names}) == 1:
        return Name(table, names[0].row, ""), [name.column for name in names]
    return Name(table, "", ""), [name.whole for name in names]


def check_words(check: str) -> Both | None:
    """What a sum of a form compares, in words; None where no form has it."""
    identity = identities().get(check)
    if identity is None:
        return None
    shared, terms = shared_name((*identity.left, *identity.right))
    left, right = _side(terms[: len(identity.left)]), _side(terms[len(identity.left) :])
    place, sign = name_words(shared), "≤" if identity.relation == "at most" else "="
    return Both(f"{place.en}: {left.en} {sign} {right.en}", f"{place.zh}：{left.zh} {sign} {right.zh}")


@cache
def identities() -> dict[str, Identity]:
    """Every sum of the forms by its id; of two forms that have it, that of the newer one."""
    return {identity.id: identity for form in reversed(FORMS) for identity in form.identities}


def in_words(text: str) -> Both:
    """A text with every path of a value and every id of a sum in words, as people are to read it."""

    def words(path: str, language: Language) -> str:
        said = (check_words(path) or place_words(path)).of(language)
        return path if said == path else f"〔{said}〕"

    return Both(
        _PATH.sub(lambda found: words(found[0], "en"), text), _PATH.sub(lambda found: words(found[0], "zh"), text)
    )


def _lists_indicators(table: str) -> bool:
    """Whether a table has one column of numbers, which need not be named."""
    return table in SUBJECTS and SUBJECTS[table].lists_indicators


def _side(terms: Sequence[str]) -> Both:
    if len(terms) < MANY_TERMS:
        return Both(" + ".join(terms), " + ".join(terms))
    return Both(f"the sum of {len(terms)} parts", f"{len(terms)} 个分项之和")


def _named(where: str) -> Name | None:
    """The name of a value or of a row; None where the path is neither's."""
    named = name_of(where)
    return named if named.column else name_of_row(where)
