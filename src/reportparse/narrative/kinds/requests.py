"""Requests for information: how many came, how many were answered and how, how many were carried from year to year.

Domain §5: 收到 may count what was carried over, 答复 may leave it out.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.narrative.kinds.declaration import CASE_UNITS, Counterpart, Kind

_PUBLIC = r"(?:政府|政务)?信息"
_CHANNEL_OR_STATE = (
    "网上|网络|在线|当面|现场|信函|邮寄|邮件|传真|自然人|企业|机构|撤回|许可|复议|诉讼|答复|办结|结转|重复|咨询|投诉"
    "|(?<![、和或及与民])法人(?![、和或及与其])"
)
_AND = r"(?:、|和|或者?|及|以及|与)"
_APPLICANTS = (
    rf"(?:(?:公民|群众|(?:社会)?公众|申请人|(?:单位|个人|企业|法人)(?={_AND}))"
    rf"(?:{_AND}(?:法人|其[他它](?:社会)?组织|社会组织|组织|单位|个人|企业|团体))*"
    r"|各类|各种|有效|书面|新|提出|提交|要求|关于|有关|当年|年度|政府|政务|本[局县市区镇]|[我全][局县市区镇]|的|了){0,12}"
)
_REQUEST = (
    r"(?:通过[^,;]{2,24}等(?:方式|渠道|途径|形式)(?:提出|提交|递交)?的?)?"
    rf"(?:(?:(?!{_CHANNEL_OR_STATE}).){{0,30}}公开(?:政府|政务)?(?:信息)?(?:类)?(?:的)?|{_APPLICANTS})"
    r"申请(?:公开)?(?:(?:政府|政务)?信息)?(?:事项|公开|案件|书|件|表|量)?(?!人|行政复议|复议)"
)
"""A request after its verb. Without the word 公开, only its applicants may be named: 收到许可申请 is another matter."""
_ON_REQUEST = r"依申请(?:公开)?(?:的)?(?:政府|政务)?(?:信息)?(?:公开)?(?:申请)?(?:事项|案件|件|表)?"
_OFFICE = r"(?:[市县区镇乡局委办厅院]|单位|部门|街道)"
_TIME = rf"(?:{NUMBERED_YEAR}年|[年度本全共我市县区镇局委办乡院今内有]|的){{0,12}}"
_OF_LAST_YEAR = r"上(?:一)?年度?(?:的)?(?:结转|转来|转入|遗留|延续|转接)"
_TO_NEXT_YEAR = r"(?:结转|顺延|转入?|延续|延期|延|跨)(?:至|到|入)?(?:下|次)(?:一)?年度?"
_NO_VERB = r"(?!(?:被|的)?(?:引发|引起|产生|而|提起|、?提起|行政复议|复议|导致))"


def _totals(*rows: str) -> tuple[str, ...]:
    return tuple(f"requests.{row}.total" for row in rows)


_RECEIVED, _CARRIED_OVER, _TOTAL, _CARRIED_FORWARD = _totals("received", "carried_over", "total", "carried_forward")

_DENIED = (
    *("state_secret", "legally_prohibited", "security_stability", "third_party"),
    *("internal_affairs", "process_information", "enforcement_files", "administrative_query"),
)
_UNAVAILABLE = ("not_held", "not_readymade", "still_unclear")
_NOT_PROCESSED = ("petition", "duplicate", "publication", "excessive", "reconfirmation")
_OTHERWISE = ("not_corrected", "fee_unpaid", "other", "undivided")

_OF_ANOTHER_OFFICE = r"(?:转|交)[办送来交]的|征求|征询|来函|会签|会办|协办|协助|协查|函询"
"""Another office's requests, on which this one was heard."""

_OF_ANOTHER_VERB = r"(?:办理|办结|答复|处理|承办|督办|转办|结转|转入|遗留)[^,;]*、(?:(?!收到|受理|接|新收)[^,;\d])*$"
"""办结提案12件、依申请公开4件: the verb is said once for both."""

_OF_SERVICES = (
    r"依申请(?:类)?(?:的)?(?:政务服务|行政权力|公共服务|服务|政务)?事项"
    r"|[开补新换代续]办(?:类|的)?申请|申请(?:办理|开办|补办)(?:的)?(?:事项|业务)"
)
"""What the organ does for those who apply, licences above all: 依申请事项 are of the list of its powers."""

_OF_ANOTHER_MATTER = f"{_OF_ANOTHER_OFFICE}|{_OF_SERVICES}"

_OF_PAPERS = r"公文|拟制|公开属性|属性认定|(?<!已)主动公开(?:的)?(?:信息|文件)?\d(?![^;]*(?:受理|收到|接到))"
"""Papers are sorted by the same words as requests: "拟制公文130件,其中主动公开41件,不予公开77件"."""


_OUTCOME_LEFT = r"申请中|告知|因?[^,;]{1,20}等(?:原因|情形|情况)?|答复|结果|属于?|对|为|作出|决定|处理|[“\"「]"
"""A reason named alone makes a part: "属于行政执法案卷不予公开2件"; with 等原因 it stands for all of them."""


def _outcome(
    what: str, words: tuple[str, ...], names: tuple[str, ...], rows: tuple[str, ...], *, unless: str = ""
) -> Kind:
    """Requests by outcome: "予以公开12件", "12件予以公开"; `rows` of the table are its counterpart together."""
    phrases = []
    for name in names:
        phrases.append(rf"{name}[“”\"」]?(?:的|政府信息|申请|答复|决定|类|情形|情况)*#")
        phrases.append(
            rf"#(?:申请)?(?:依法|均|已|决定|属于?|作出|告知|答复|办理|处理|结果|为|是)*[“\"「]?{name}(?:的|申请|答复|决定|情形|[”\"」])*$"
        )
    return Kind(
        what,
        CASE_UNITS,
        words,
        tuple(phrases),
        topic="requests",
        unless=unless,
        left=_OUTCOME_LEFT,
        amid=_OF_PAPERS,
        part=True,
        counterparts=(Counterpart(_totals(*rows)),),
        example=f"{words[0]}9件",
    )


def _each(group: str, rows: Sequence[str]) -> tuple[str, ...]:
    return tuple(f"{group}.{row}" for row in rows)


REQUESTS: tuple[Kind, ...] = (
    Kind(
        "requests_received",
        CASE_UNITS,
        ("申请", "收到", "新收", "受理", "接收", "接到"),
        (
            rf"(?:收到|新收|受理|接收|接到|收悉|收取|登记(?=.{{0,12}}公开))(?:[、和并](?:受理|登记|接收|办结|答复|办理))?{_REQUEST}(?:并(?:全部)?受理)?#",
            rf"(?:收到|新收|受理|接收|接到)(?:的|了)?{_APPLICANTS}(?:{_PUBLIC})?{_ON_REQUEST}#",
            r"(?:收到|新收|受理|接收|接到)的?#(?:次)?(?:[^、]{0,12})申请(?!人|行政复议|复议)",
            r"(?:收到|受理|接收|接到)(?:的)?(?:政府|政务)?信息公开(?:类)?(?:案|案件|件|事项)#",
            rf"^(?:其中)?{_TIME}(?:属于?|确认为)?(?:{_PUBLIC}公开|依申请公开)申请(?:受理量|的)?#",
            r"#(?:申请)?(?:系|为|是|属)?(?:本年|当年)?度?新收(?:到)?的?$",
        ),
        topic="requests",
        headed=(rf"^{_TIME}{_ON_REQUEST}#",),
        amid=_OF_ANOTHER_VERB + r"|(?:转来|转办|交办)[^,;]*\d[^,;]*[,、](?!.*(?:收到|受理|接到))[^,;\d]*$",
        wider=r"(?:办理|处理)[^,;]{0,20}\d件[,(]其中|(?:咨询|来信|来访|投诉|诉求)(?:及|和|、|与)[^,;]{0,10}申请|申请(?:及|和|、|与)[^,;]{0,10}(?:咨询|来信|来访|投诉|诉求)",
        beside=r"^[^#]*(?<!公开)(?<!公开的)申请(?:书|件|事项)?(?:共计?|有)*#[,(](?:[^#;]*[,(])?[^,;#]{0,8}信息公开申请[^,;#\d]{0,4}\d",
        bare=(r"(?:收到|新收|受理|接收|接到)#$",),
        left="",
        unless=r"(?:直接|自行)(?:收到|受理)|通过(?:网络|网上|信函|邮件)(?!.*等)|撤回|补正|许可|复议|延期|"
        + _OF_ANOTHER_MATTER,
        counterparts=(Counterpart((_RECEIVED,)), Counterpart((_RECEIVED, _CARRIED_OVER))),
        denied=(
            rf"(?:依申请公开(?:政府信息|信息)?|{_PUBLIC}(?:依申请)?公开|公开{_PUBLIC}|公开)"
            rf"(?:的)?(?:书面)?申请(?:事项|件|表|书)?{_NO_VERB}"
            r"|(?<!被)申请(?:政府)?信息公开(?!申请)"
            rf"|(?<!被)申请公开(?:的|[我本]{_OFFICE}(?:机关)?的?|有关|相关)?{_PUBLIC}(?:事项)?(?!申请)|申请公开(?:的)?(?:事项|件)"
            rf"|{_PUBLIC}依申请公开(?!申请){_NO_VERB}"
            r"|依申请(?:信息公开|公开(?:政府)?(?:信息)?)(?:的)?(?:事项|信件|信函|件|业务)?(?!申请)"
            + _NO_VERB
            + r"|(?<!被)申请(?:事项|件|表|书|量)?(?=$|、零)"
        ),
        example="收到政府信息公开申请9件",
    ),
    Kind(
        "requests_handled",
        CASE_UNITS,
        ("办理", "处理", "收办"),
        (
            rf"(?:办理|处理|收办){_REQUEST}#",
            rf"(?:办理|处理|收办).{{0,36}}{_ON_REQUEST}#",
            r"(?:办理|处理|收办)#(?:[^、]{0,12})申请(?!人|行政复议|复议)",
        ),
        topic="requests",
        bare=(r"(?:共|总共|合计)(?:办理|处理|收办)#$",),
        left="",
        unless=r"办理答复|不予处理|其他处理|不再处理|继续办理|结转|按期|延期|" + _OF_ANOTHER_MATTER,
        counterparts=(Counterpart((_TOTAL,)), Counterpart((_RECEIVED,)), Counterpart((_RECEIVED, _CARRIED_OVER))),
        example="办理政府信息公开申请9件",
    ),
    Kind(
        "requests_carried_over",
        CASE_UNITS,
        ("上年", "上一年"),
        (
            rf"{_OF_LAST_YEAR}[^、]{{0,12}}申请[^、]{{0,4}}#",
            rf"#(?:件)?[^、]{{0,8}}申请(?:系|为|是)?{_OF_LAST_YEAR}",
        ),
        topic="requests",
        bare=(
            rf"{_OF_LAST_YEAR}[^、]{{0,14}}#",
            r"结转(?:的)?上(?:一)?年度?[^、]{0,12}#",
            rf"#(?:申请)?(?:系|为|是)?{_OF_LAST_YEAR}",
        ),
        unless=r"复议|诉讼|案",
        part=True,
        counterparts=(Counterpart((_CARRIED_OVER,)),),
        denied=r"上年度?结转(?:的)?(?:政府信息公开)?(?:申请)?(?:件)?|结转上年度?(?:的)?申请",
    ),
    Kind(
        "requests_answered",
        CASE_UNITS,
        ("答复", "办结"),
        (
            rf"(?:答复|办结)(?:了)?{_REQUEST}#",
            rf"(?:答复|办结)(?:了)?{_ON_REQUEST}#",
            r"(?:答复|办结)#[^、]{0,8}(?:信息公开|公开)申请(?!人|行政复议|复议)",
        ),
        topic="requests",
        bare=(
            r"(?:答复|办结)(?:了)?(?:申请人)?#$",
            r"#(?:申请)?(?:均|已|全部|都)+(?:按期|按时|依法)*(?:答复|办结)$",
        ),
        beside=r"(?:按[时期]|期限内|限期内)[^#]*#[,、](?:\d+件)?(?:延期|超期|逾期)|#[,、]跨年|#[^,、]{0,8}按[时期][^,]{0,8},(?:\d+件)?(?:延期|超期|逾期)",
        left="",
        unless=r"延期|超期|逾期|责令|重新|网上|网络|信函|当面|自然人|企业|(?:部分|不予|予以|同意)公开|无法提供|不予处理|"
        + _OF_ANOTHER_MATTER,
        amid=rf"(?:新收的?|本年度?|当年|今年|{NUMBERED_YEAR}年度?)(?:的)?\d+[件条份](?:申请)?(?:中,?)?[^,;]*$",
        part=True,
        counterparts=(Counterpart((_TOTAL,)), Counterpart((_TOTAL,), minus=(_CARRIED_OVER,))),
        example="答复政府信息公开申请9件",
    ),
    Kind(
        "requests_carried_forward",
        CASE_UNITS,
        ("下年", "下一年", "次年", "次一年"),
        (
            rf"{_TO_NEXT_YEAR}(?:继续)?(?:办理|答复|处理|办结)?的?(?:政府信息公开)?申请#",
            rf"#(?:政府信息公开)?申请(?:按照(?:《[^》]*》)?|依法|按规定|将|需|因[^,;、\d]{{1,14}})*{_TO_NEXT_YEAR}",
        ),
        topic="requests",
        bare=(
            rf"{_TO_NEXT_YEAR}(?:继续)?(?:办理|答复|处理|办结)?的?#",
            rf"#(?:正在办理|尚在办理)?(?:按照(?:《[^》]*》)?|依法|按规定|将|需|因[^,;、\d]{{1,14}})*{_TO_NEXT_YEAR}",
        ),
        unless=r"复议|诉讼",
        part=True,
        counterparts=(Counterpart((_CARRIED_FORWARD,)),),
        denied=r"结转(?:至|到)?下(?:一)?年度?(?:继续)?(?:办理)?(?:的)?(?:申请)?",
    ),
    _outcome(
        "requests_granted",
        ("予以公开", "准予公开", "同意公开"),
        (r"(?<!不)(?<!部分)(?:予以公开|准予公开|同意公开)",),
        ("granted",),
    ),
    _outcome(
        "requests_partially_granted",
        ("部分公开", "部分予以公开"),
        (r"(?:予以)?部分(?:予以)?公开", r"同意部分公开"),
        ("partially_granted",),
        unless=r"公开(?:及|和|或|、)部分公开",
    ),
    _outcome("requests_denied", ("不予公开", "不同意公开"), (r"不予公开", r"不同意公开"), _each("denied", _DENIED)),
    _outcome("requests_unavailable", ("无法提供",), (r"无法提供",), _each("unavailable", _UNAVAILABLE)),
    _outcome("requests_not_processed", ("不予处理",), (r"不予处理",), _each("not_processed", _NOT_PROCESSED)),
    _outcome("requests_otherwise", ("其他处理",), (r"其他处理",), _each("other", _OTHERWISE)),
)
