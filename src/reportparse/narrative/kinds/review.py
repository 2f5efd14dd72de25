"""Reconsiderations and lawsuits about the disclosure of information."""

from __future__ import annotations

from reportparse.narrative.kinds.declaration import CASE_UNITS, Counterpart, Kind

_DIRECT = "review.litigation_direct.total"
_AFTER = "review.litigation_after_reconsideration.total"

REVIEW: tuple[Kind, ...] = (
    Kind(
        "reconsiderations",
        CASE_UNITS,
        ("复议",),
        (
            r"(?:行政)?复议(?:申请|案件|案|事项|数)?#$",
            r"#[^、]{0,12}(?:行政)?复议(?:申请|案件|案)?$",
        ),
        unless=r"(?:受理|审理|审结|办理|办结)(?!.*公开)|维持|纠正|经复议|复议后",
        part=True,
        counterparts=(Counterpart(("review.reconsideration.total",)),),
        denied=r"(?:行政)?复议(?:申请)?",
    ),
    Kind(
        "lawsuits",
        CASE_UNITS,
        ("诉讼",),
        (
            r"(?:行政)?诉讼(?:案件|案|事项|数)?#$",
            r"#[^、]{0,12}(?:行政)?诉讼(?:案件|案)?$",
        ),
        unless=r"审结|办理|维持|纠正|复议后|经复议|直接|参加|出庭",
        part=True,
        counterparts=(Counterpart((_DIRECT, _AFTER)),),
        denied=r"(?:行政)?诉讼",
    ),
    Kind(
        "lawsuits_direct",
        CASE_UNITS,
        ("直接",),
        (r"(?:未经复议)?直接(?:提?起诉|提起(?:行政)?诉讼)(?:的|案件)*#",),
        part=True,
        counterparts=(Counterpart((_DIRECT,)),),
    ),
    Kind(
        "lawsuits_after_reconsideration",
        CASE_UNITS,
        ("复议后",),
        (r"(?:经|经过)?复议后(?:提?起诉|提起(?:行政)?诉讼)(?:的|案件)*#",),
        part=True,
        counterparts=(Counterpart((_AFTER,)),),
    ),
)
