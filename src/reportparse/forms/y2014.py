"""The form of 2014 (国办发〔2014〕32号): 政府信息公开情况统计表, report years 2014 to 2018, and the older local ones.

One indicator a row, with its own unit: 统计指标 | 单位 | 统计数 (domain §1.2). Heads (单位 ——) have no number.
Offices insert rows and leave some out; what the form does not know is kept by its label.
"""

from __future__ import annotations

from reportparse.forms.declaration import Column, Form, Identity, Measure, Panel, Row
from reportparse.forms.indicator_heads import INDICATOR_HEADS, VALUE_HEADS
from reportparse.forms.local_statistics import COUNTED, LOCAL

DISCLOSURE = "一、主动公开情况"
CHANNELS = "（二）通过不同渠道和方式公开政府信息的情况"
RESPONSES = "二、回应解读情况"
RESPONSE_CHANNELS = "（二）通过不同渠道和方式回应解读的情况"
REQUESTS = "三、依申请公开情况"
INSTITUTIONS = "八、机构建设和保障经费情况"
MEETINGS = "九、政府信息公开会议和培训情况"

HEADS: dict[str, str] = {
    DISCLOSURE: "disclosure",
    "一、主动公开政府信息情况": "disclosure",
    CHANNELS: "disclosure",
    RESPONSES: "responses",
    "二、回应和解读情况": "responses",
    RESPONSE_CHANNELS: "responses",
    REQUESTS: "requests",
    "三、依申请公开政府信息情况": "requests",
    INSTITUTIONS: "institutions",
    "八、机构建设、保障经费情况": "institutions",
    MEETINGS: "meetings",
    "九、会议和培训情况": "meetings",
}
"""Rows without a number, and the part of the form that each opens."""

RECEIVED = "（一）收到申请数"
COMPLETED = "（二）申请办结数"
ANSWERED = "（三）申请答复数"
DENIED = "4.不同意公开答复数"
RECONSIDERATION = "四、行政复议数量"
LITIGATION = "五、行政诉讼数量"
STAFF = "（三）从事政府信息公开工作人员数"

_INDICATORS: tuple[tuple[tuple[str, ...], str, dict[str, str]], ...] = (
    (
        (DISCLOSURE,),
        "条",
        {
            "disclosure.total": "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条） | 主动公开政府信息总数"
            " | 主动公开政府信息数量 | 主动公开信息总数",
            "disclosure.normative_documents_disclosed": "主动公开规范性文件数 | 主动公开规范性文件总数"
            " | 主动公开规范性文件数量",
        },
    ),
    (
        (DISCLOSURE,),
        "件",
        {
            "disclosure.normative_documents_issued": "制发规范性文件总数 | 制发规范性文件数 | 制定规范性文件总数"
            " | 制发规范性文件数量",
        },
    ),
    (
        (DISCLOSURE, CHANNELS),
        "条",
        {
            "disclosure.by_gazette": "1.政府公报公开政府信息数 | 政府公报公开信息数",
            "disclosure.by_website": "2.政府网站公开政府信息数 | 政府门户网站公开政府信息数 | 网站公开政府信息数"
            " | 政府网站公开信息数",
            "disclosure.by_microblog": "3.政务微博公开政府信息数 | 政府微博公开政府信息数 | 微博公开政府信息数"
            " | 政务微博公开信息数",
            "disclosure.by_wechat": "4.政务微信公开政府信息数 | 政务微信（订阅号）公开政府信息数"
            " | 政务微信公众号公开政府信息数 | 政务微信订阅号公开政府信息数 | 政府微信公开政府信息数"
            " | 微信公开政府信息数 | 政务微信公开信息数",
            "disclosure.by_other": "5.其他方式公开政府信息数 | 其他方式公开信息数 | 其他渠道和方式公开政府信息数",
        },
    ),
    (
        (RESPONSES,),
        "次",
        {
            "responses.hot_topics": "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）"
            " | 回应公众关注热点和重大舆情数 | 回应公众关注热点、重大舆情数",
        },
    ),
    (
        (RESPONSES, RESPONSE_CHANNELS),
        "次",
        {
            "responses.press_conferences": "1.参加或举办新闻发布会总次数 | 参加或举办新闻发布会次数"
            " | 举办新闻发布会总次数",
            "responses.press_conferences_by_principal": "主要负责同志参加新闻发布会次数 | 主要负责人参加新闻发布会次数",
            "responses.online_interviews": "2.政府网站在线访谈次数 | 网站在线访谈次数 | 政府网站在线访谈总次数",
            "responses.online_interviews_by_principal": "主要负责同志参加政府网站在线访谈次数"
            " | 主要负责人参加政府网站在线访谈次数",
        },
    ),
    (
        (RESPONSES, RESPONSE_CHANNELS),
        "篇",
        {
            "responses.interpretations": "3.政策解读稿件发布数 | 政策解读稿件发布数量 | 政策解读稿件数",
        },
    ),
    (
        (RESPONSES, RESPONSE_CHANNELS),
        "次",
        {
            "responses.by_social_media": "4.微博微信回应事件数 | 微博、微信回应事件数",
            "responses.by_other": "5.其他方式回应事件数",
        },
    ),
    (
        (REQUESTS,),
        "件",
        {
            "requests.received.total": "（一）收到申请数 | 收到申请总数 | 收到申请数量",
        },
    ),
    (
        (REQUESTS, RECEIVED),
        "件",
        {
            "requests.received.in_person": "1.当面申请数 | 当面申请数量",
            "requests.received.fax": "2.传真申请数 | 传真申请数量",
            "requests.received.online": "3.网络申请数 | 网上申请数 | 网络申请数量 | 网络（含电子邮件）申请数"
            " | 网络（电子邮件）申请数",
            "requests.received.letter": "4.信函申请数 | 信函申请数量 | 信件申请数",
        },
    ),
    (
        (REQUESTS,),
        "件",
        {
            "requests.completed.total": "（二）申请办结数 | 申请办结总数 | 申请办结数量",
        },
    ),
    (
        (REQUESTS, COMPLETED),
        "件",
        {
            "requests.completed.on_time": "1.按时办结数",
            "requests.completed.extended": "2.延期办结数",
        },
    ),
    (
        (REQUESTS,),
        "件",
        {
            "requests.answered.total": "（三）申请答复数 | 申请答复总数 | 申请答复数量",
        },
    ),
    (
        (REQUESTS, ANSWERED),
        "件",
        {
            "requests.answered.already_public": "1.属于已主动公开范围数 | 属于已主动公开范围的数",
            "requests.answered.granted": "2.同意公开答复数",
            "requests.answered.partially_granted": "3.同意部分公开答复数 | 部分公开答复数",
            "requests.answered.denied.total": "4.不同意公开答复数 | 不同意公开答复总数 | 不予公开答复数"
            " | 不予公开答复总数 | 不予公开数 | 不予公开",
        },
    ),
    (
        (REQUESTS, DENIED),
        "件",
        {
            "requests.answered.denied.state_secret": "涉及国家秘密",
            "requests.answered.denied.commercial_secret": "涉及商业秘密",
            "requests.answered.denied.personal_privacy": "涉及个人隐私",
            "requests.answered.denied.security_stability": "危及国家安全、公共安全、经济安全和社会稳定"
            " | 危及国家安全、公共安全、经济安全或社会稳定",
            "requests.answered.denied.not_government_information": "不是《条例》所指政府信息"
            " | 不是《政府信息公开条例》所指政府信息 | 不是《中华人民共和国政府信息公开条例》所指政府信息",
            "requests.answered.denied.other_legal": "法律法规规定的其他情形 | 法律、法规规定的其他情形"
            " | 法律法规规定的其他情况",
        },
    ),
    (
        (REQUESTS, ANSWERED),
        "件",
        {
            "requests.answered.not_this_organ": "5.不属于本行政机关公开数 | 不属于本机关公开数 | 不属于本单位公开数"
            " | 不属于本行政机关公开范围数 | 非本部门掌握 | 非本部门掌握数 | 非本机关掌握数",
            "requests.answered.nonexistent": "6.申请信息不存在数 | 信息不存在数 | 申请的信息不存在数",
            "requests.answered.correction_asked": "7.告知作出更改补充数 | 告知做出更改补充数 | 告知作出更改、补充数"
            " | 申请内容不明确 | 申请内容不明确数 | 申请内容不明确告知作出更改、补充数",
            "requests.answered.other_channels": "8.告知通过其他途径办理数 | 告知通过其它途径办理数",
        },
    ),
    (
        (),
        "件",
        {
            "reconsideration.total": "四、行政复议数量 | 行政复议数 | 行政复议总数 | 行政复议情况",
        },
    ),
    (
        (RECONSIDERATION,),
        "件",
        {
            "reconsideration.upheld": "（一）维持具体行政行为数 | 维持行政行为数 | 维持具体行政行为数量",
            "reconsideration.corrected": "（二）被依法纠错数 | 依法纠错数 | 被依法纠错数量",
            "reconsideration.other": "（三）其他情形数 | 其他情形数量 | 其他情况数",
        },
    ),
    (
        (),
        "件",
        {
            "litigation.total": "五、行政诉讼数量 | 行政诉讼数 | 行政诉讼总数 | 行政诉讼情况",
        },
    ),
    (
        (LITIGATION,),
        "件",
        {
            "litigation.upheld": "（一）维持具体行政行为或者驳回原告诉讼请求数 | 维持具体行政行为或驳回原告诉讼请求数"
            " | 维持行政行为或者驳回原告诉讼请求数",
            "litigation.corrected": "（二）被依法纠错数 | 依法纠错数 | 被依法纠错数量",
            "litigation.other": "（三）其他情形数 | 其他情形数量 | 其他情况数",
        },
    ),
    (
        (),
        "件",
        {
            "complaints.total": "六、举报投诉数量 | 举报投诉数 | 举报投诉总数 | 投诉举报数量",
        },
    ),
    (
        (),
        "万元",
        {
            "fees.amount": "七、依申请公开信息收取的费用 | 依申请公开政府信息收取的费用 | 依申请公开收取的费用"
            " | 依申请公开信息收取费用 | 依申请公开信息收取的费用数",
        },
    ),
    (
        (INSTITUTIONS,),
        "个",
        {
            "institutions.offices": "（一）政府信息公开工作专门机构数 | 政府信息公开专门机构数",
            "institutions.reading_points": "（二）设置政府信息公开查阅点数 | 政府信息公开查阅点数"
            " | 设置信息公开查阅点数",
        },
    ),
    (
        (INSTITUTIONS,),
        "人",
        {
            "staff.total": "（三）从事政府信息公开工作人员数 | 从事政府信息公开工作的人员数 | 政府信息公开工作人员数",
        },
    ),
    (
        (INSTITUTIONS, STAFF),
        "人",
        {
            "staff.full_time": "1.专职人员数（不包括政府公报及政府网站工作人员数） | 专职人员数量 | 专职工作人员数",
            "staff.part_time": "2.兼职人员数 | 兼职人员数量 | 兼职工作人员数",
        },
    ),
    (
        (INSTITUTIONS,),
        "万元",
        {
            "funding.amount": "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）"
            " | 政府信息公开专项经费数 | 信息公开专项经费",
        },
    ),
    (
        (MEETINGS,),
        "次",
        {
            "meetings.meetings": "（一）召开政府信息公开工作会议或专题会议数 | 召开政府信息公开工作会议或专题会议次数"
            " | 召开政府信息公开工作会议和专题会议数",
            "meetings.training_sessions": "（二）举办各类培训班数 | 举办各类培训班次数 | 举办培训班数",
        },
    ),
    (
        (MEETINGS,),
        "人次",
        {
            "meetings.people_trained": "（三）接受培训人员数 | 接受培训人次数 | 接受培训人数",
        },
    ),
)
"""The labels above, the unit, and what each row is called: the official label, then others seen; in the form's order."""


def _sum(where: str, *parts: str) -> Identity:
    """A total and the rows below it that it counts."""
    right = tuple(f"statistics.{where}.{part}" for part in parts)
    return Identity(f"statistics.sum.{where}", (f"statistics.{where}.total",), right, grade="usual")


def _part(part: str, whole: str) -> Identity:
    """A 其中 row, which is at most its parent."""
    sides = ((f"statistics.{part}",), (f"statistics.{whole}",))
    return Identity(f"statistics.part.{part}", *sides, grade="usual", relation="at most")


def _panel(group: tuple[str, ...], unit: str, indicators: dict[str, str]) -> Panel:
    measure: Measure = "amount" if unit == "万元" else "count"
    rows = tuple(Row(key, tuple(labels.split(" | ")), group) for key, labels in indicators.items())
    return Panel((Column("", VALUE_HEADS, unit, measure),), rows, stub=INDICATOR_HEADS[:2])


_ANSWERS = (
    "already_public",
    "granted",
    "partially_granted",
    "denied.total",
    "not_this_organ",
    "nonexistent",
    "correction_asked",
    "other_channels",
)
_REASONS = (
    "state_secret",
    "commercial_secret",
    "personal_privacy",
    "security_stability",
    "not_government_information",
    "other_legal",
)
_RULINGS = ("upheld", "corrected", "other")

STATISTICS = Form(
    COUNTED,
    "2014",
    tuple(_panel(*indicators) for indicators in _INDICATORS),
    (
        _sum("requests.received", "in_person", "fax", "online", "letter"),
        _sum("requests.completed", "on_time", "extended"),
        _sum("requests.answered", *_ANSWERS),
        _sum("requests.answered.denied", *_REASONS),
        _sum("reconsideration", *_RULINGS),
        _sum("litigation", *_RULINGS),
        _sum("staff", "full_time", "part_time"),
        _part("disclosure.normative_documents_disclosed", "disclosure.total"),
        _part("responses.press_conferences_by_principal", "responses.press_conferences"),
        _part("responses.online_interviews_by_principal", "responses.online_interviews"),
    ),
)

FORMS = (STATISTICS, LOCAL)
