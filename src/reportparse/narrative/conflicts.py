"""Figures of one kind that differ within one report: which of them is the year's, nobody can tell, so none is given."""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.diagnostics.issues import Issue, issue
from reportparse.diagnostics.language import Both
from reportparse.narrative.figures import Figure
from reportparse.narrative.quantities import plain
from reportparse.patterns import regex

_OF_ALL = regex(
    r"全(?:[省市县区州盟旗镇乡](?!面)|系统)|[各两三]级|各(?:部门|单位|乡镇|镇街|县区|区县)|[局委厅院]系统|及(?:下属|所属)"
)
_ITSELF = regex(r"本级|本机关|机关本身|局机关|委机关")
_WITH_CARRIED_OVER = regex(r"含[^,;()]*(?:结转|转入|遗留)|收办")


def settled(figures: Sequence[Figure]) -> tuple[list[Figure], list[Issue]]:
    """The figures without those that contradict each other, and an issue for each kind that was left out for that.

    Counts of the organ and of all below it, with and without what was carried over, are no contradiction (domain §5).
    """
    kept, issues = [*figures], []
    for what in dict.fromkeys(figure.what for figure in figures):
        stated = [figure for figure in figures if figure.what == what]
        if len({figure.value for figure in stated}) == 1:
            continue
        scopes = {scope: {one.value for one in stated if _scope(one) == scope} for scope in map(_scope, stated)}
        if any(len(values) > 1 for values in scopes.values()):
            kept = [figure for figure in kept if figure.what != what]
            issues.append(_differ(what, stated))
    return kept, issues


def _scope(figure: Figure) -> tuple[bool, bool, bool]:
    said = plain(figure.sentence)
    return (bool(_OF_ALL.search(said)), bool(_ITSELF.search(said)), bool(_WITH_CARRIED_OVER.search(said)))


def _differ(what: str, stated: Sequence[Figure]) -> Issue:
    places = {figure.value: figure.section for figure in reversed(stated)}
    en = ", ".join(f"{value} (section {places[value]})" for value in reversed(places))
    zh = "、".join(f"{value}（第 {places[value]} 部分）" for value in reversed(places))
    return issue("figures-differ", "figures", what=what, seen=Both(en, zh))
