"""Reconsiderations and lawsuits about the disclosure of information."""

from __future__ import annotations

from reportparse.narrative.clauses import NO_RELATION
from reportparse.narrative.kinds.declaration import CASE_UNITS, Counterpart, Kind

_DIRECT = "review.litigation_direct.total"
_AFTER = "review.litigation_after_reconsideration.total"

_STATES = r"已复议|正在|尚在|责令|重新|结转|(?<!诉讼)应诉"
"""Cases in a state, or of last year, are a part of the cases: 正在审理的诉讼1件, 上年结转诉讼1件."""

_CASES_LEFT = (
    r"因|由|与|涉及?|针对|关于|对|(?:政府|政务)?信息(?:依申请)?公开|工作|事项|问题|类|依申请(?:公开)?|申请人?|公开|不服|答复"
    r"|引发|引起|导致|产生|提起|提出|被|发生|出现|收到|有关|相关|有|案件?|新增?|不予公开|决定|行政(?=复议|诉讼)|复议|诉讼|、|和|及|而|本部门|事务"
)
"""Cases on information are named by that or by nothing: those of 行政处罚, 征收决定, 信访 are of other matters."""

_PARTY = (
    rf"(?:{_STATES})[^,;(]*、[^,;]*$|"
    r"(?:被申请人|被告)为|对(?![我本])[^,;]{1,12}(?:政府|局|委|厅)[^,;]{0,4}提起|因(?![^;]*公开|[^,;]{0,20}申请)[^,;]{1,20}(?:引发|引起|产生|导致|提起)"
    r"|作为(?:被申请人|被告|复议机关|应诉)(?!.*信息公开)"
)
"""Where an office was a party, or the judge, or something else gave rise to it, cases are not said to be on information."""

_CASES = r"\d+[件起宗例]"
_IN_A_LIST = r"(?:[^;()诉议]{0,24}[,、])?(?:其中)?"
_ON_OTHER_MATTERS = "|".join(
    (
        rf"{_IN_A_LIST}[^,;:()\d诉议申]{{0,10}}信息公开[^,;:()\d诉议申]{{0,16}}(?:{_CASES}|\d[\d.]*%)",
        rf"(?:其中|[包另]?含)[^,;:()\d]{{0,8}}信息公开[^,;:()\d]{{0,16}}{_CASES}",
        rf"{_IN_A_LIST}{_CASES}[^,;\d诉议]{{0,6}}信息公开",
        rf"(?:其中)?{_CASES}(?:均|为|系|属于?)?涉及?(?!同一|[^,;:()、]{{0,16}}公开)",
        r"[^,;()\d]{0,8}(?:没有|不(?:是|涉及|属于|含|包括)|[无未非])[^,;()\d]{0,8}信息公开",
        r"(?:因|由|系因)(?![^,;]{0,16}(?:公开|答复|申请))[^,;()\d]{1,16}(?:引|产生|导致|提起)",
        rf"[^;\d]{{0,16}}公开[^,;\d]{{0,8}}{NO_RELATION}",
        r"(?:均|都|皆|全部)?[系为是]上一?年",
        r"(?:均|都|皆|全部)?[系为是](?![^,;()]*(?:公开|维持|纠正|[审办未]结|结案|[一二再]审|撤|驳))[^,;()\d]{2,16}案(?:件|$)",
        r"(?:其中)?(?:(?!公开)[^,;:()、\d]){1,12}类(?:案件)?\d",
        r"(?:均|都|皆|全部)?(?:涉及?|(?:与|属于?|[系为])(?=[^,;:()\d]{1,16}(?:有关|相关|类|纠纷)))"
        r"(?!同一|[^,;:()\d]{0,16}(?:公开|人))[^,;:()\d]{2,}",
        r"分别(?:为|系|是|涉及)[^;]{0,20}(?:类|案件|纠纷)",
        r"(?:其中|予以|决定|已)*(?:受理|立案)\d",
        r"系(?![^,;]{0,20}(?:公开|答复|申请))[^,;\d]{2,}",
        r"[^;]{0,30}(?:均|都|皆)(?:因|由|系)(?![^,;]{0,16}公开)[^,;\d]{1,16}(?:引|产生|导致)",
    )
)
_AND_ITS_SIBLING = r"(?:[,、和及][^,;()\d]{0,12}(?:诉讼|复议)[^,;()\d]{0,6}\d+[件起宗例个])?"
_OF_EVERY_MATTER = rf"^(?![^#]*信息公开)[^#]*#{_AND_ITS_SIBLING}[,(](?:{_ON_OTHER_MATTERS})"
"""What follows says that the cases are of every matter, or of another: 行政诉讼45件,其中涉及政府信息公开2件; 3件,均涉及征地.
收到复议申请20件,受理18件: as the authority that decides them."""

_OUTCOMES = (
    *("结果维持", "维持", "纠正", "驳回", "撤回", "撤诉", "撤销", "终止", "调解", "和解", "确认违法", "责令", "重新"),
    *("胜诉", "败诉", "审结", "审理", "在审", "判决", "裁定", "请求", "审"),
    *("二审", "再审", "尚未", "正在", "已", "不予"),
    *("申请人", "原告", "详见", "见", "附表", "下表"),
)

_ALL_ENDED = r"(?:$|(?:均|都|皆|全部)(?:胜诉|维持|审结|驳回|判决|撤诉))"
"""What became of all of them takes nothing off: 行政诉讼2件均胜诉."""

REVIEW: tuple[Kind, ...] = (
    Kind(
        "reconsiderations",
        CASE_UNITS,
        ("复议",),
        (
            rf"(?:行政)?复议(?:申请|案件|案|事项|数)?的?#{_ALL_ENDED}",
            r"#[^、]{0,12}(?:行政)?复议(?:申请|案件|案)?$",
        ),
        unless=r"(?:受理|审理|审结|办理|办结)(?!.*公开)|复议(?:机关|机构|办|委员会)|不服(?:各|下级|下属|所属|部门|乡镇|镇街)|维持|纠正|经复议|复议后|"
        + _STATES,
        left=_CASES_LEFT,
        amid=_PARTY,
        beside=_OF_EVERY_MATTER,
        noted=_OUTCOMES,
        part=True,
        topic="review",
        counterparts=(Counterpart(("review.reconsideration.total",)),),
        denied=r"(?:行政)?复议(?:申请|案件?|事项)?",
        example="发生行政复议9件",
    ),
    Kind(
        "lawsuits",
        CASE_UNITS,
        ("诉讼", "起诉"),
        (
            rf"(?:行政)?诉讼(?:应诉)?(?:案件|案|事项|数)?的?#{_ALL_ENDED}",
            r"(?:向[^,;]{0,8}法院)(?:提起诉讼|提?起诉)的?#$",
            r"#[^、]{0,12}(?:行政)?诉讼(?:案件|案)?$",
        ),
        unless=r"审结|办理|维持|纠正|复议后|经复议|直接|参加|出庭|民事|起诉[^,;]{1,20}诉讼|" + _STATES,
        left=_CASES_LEFT,
        amid=_PARTY,
        beside=_OF_EVERY_MATTER,
        noted=_OUTCOMES,
        part=True,
        topic="review",
        counterparts=(Counterpart((_DIRECT, _AFTER)),),
        denied=r"(?:行政)?(?:诉讼|应诉)(?:案件?|事项)?",
        example="发生行政诉讼9件",
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
        (r"(?:经|经过)?复议后[又再]?(?:提?起诉|提起(?:行政)?诉讼)(?:的|案件)*#",),
        part=True,
        counterparts=(Counterpart((_AFTER,)),),
    ),
)
