"""The form of 2021 (国办公开办函〔2021〕30号), report years from 2021. Labels and variants: domain §3."""

from __future__ import annotations

from reportparse.forms.declaration import Column, Form, Identity, Panel, Row, Subject

DISCLOSED = Subject("disclosure", "主动公开", section=2)
REQUESTED = Subject("requests", "申请办理", section=3)
REVIEWED = Subject("review", "复议诉讼", section=4, tells_form=False)

STUB = ("信息内容",)

RULES = Row("rules", ("规章",))
NORMATIVE_DOCUMENTS = Row("normative_documents", ("行政规范性文件", "规范性文件"))
LICENSING = Row("licensing", ("行政许可",))
PENALTIES = Row("penalties", ("行政处罚",))
COMPULSION = Row("compulsion", ("行政强制",))
FEES = Row("fees", ("行政事业性收费", "行政事业性收费项目"))
DECISIONS = Column("decisions", ("本年处理决定数量", "处理决定数量", "本年处理决定数"))

DISCLOSURE = Form(
    DISCLOSED,
    "2021",
    (
        Panel(
            caption="第二十条第（一）项",
            stub=STUB,
            columns=(
                Column("issued", ("本年制发件数", "本年制发数", "本年制发数量")),
                Column("repealed", ("本年废止件数", "本年废止数", "本年废止数量")),
                Column("in_force", ("现行有效件数", "现行有效数", "现行有效件", "现行有效数量")),
            ),
            rows=(RULES, NORMATIVE_DOCUMENTS),
        ),
        Panel(caption="第二十条第（五）项", stub=STUB, columns=(DECISIONS,), rows=(LICENSING,)),
        Panel(caption="第二十条第（六）项", stub=STUB, columns=(DECISIONS,), rows=(PENALTIES, COMPULSION)),
        Panel(
            caption="第二十条第（八）项",
            stub=STUB,
            columns=(Column("amount", ("本年收费金额（单位：万元）", "本年收费金额", "收费金额"), "万元", "amount"),),
            rows=(FEES,),
        ),
    ),
    owes_fee_statement=True,
)

ORGANIZATIONS = ("法人或其他组织",)
APPLICANTS = (
    Column("natural_person", ("自然人",)),
    Column("business", ("商业企业",), group=ORGANIZATIONS),
    Column("research", ("科研机构",), group=ORGANIZATIONS),
    Column("public_welfare", ("社会公益组织",), group=ORGANIZATIONS),
    Column("legal_services", ("法律服务机构",), group=ORGANIZATIONS),
    Column("other", ("其他",), group=ORGANIZATIONS),
    Column("total", ("总计", "合计")),
)
APPLICANTS_STUB = ("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）", "申请人情况")

RESULTS = "三、本年度办理结果"
DENIED = (RESULTS, "（三）不予公开")
UNAVAILABLE = (RESULTS, "（四）无法提供")
NOT_PROCESSED = (RESULTS, "（五）不予处理")
OTHERWISE = (RESULTS, "（六）其他处理")

INTAKE = (
    Row("received", ("一、本年新收政府信息公开申请数量", "本年新收申请数量")),
    Row("carried_over", ("二、上年结转政府信息公开申请数量", "上年结转政府信息公开数量", "上年结转申请数量")),
)
OUTCOMES = (
    Row("granted", ("（一）予以公开",), (RESULTS,)),
    Row(
        "partially_granted", ("（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"), (RESULTS,)
    ),
    Row("denied.state_secret", ("1.属于国家秘密",), DENIED),
    Row("denied.legally_prohibited", ("2.其他法律行政法规禁止公开",), DENIED),
    Row("denied.security_stability", ("3.危及“三安全一稳定”",), DENIED),
    Row("denied.third_party", ("4.保护第三方合法权益",), DENIED),
    Row("denied.internal_affairs", ("5.属于三类内部事务信息",), DENIED),
    Row("denied.process_information", ("6.属于四类过程性信息",), DENIED),
    Row("denied.enforcement_files", ("7.属于行政执法案卷",), DENIED),
    Row("denied.administrative_query", ("8.属于行政查询事项",), DENIED),
    Row("unavailable.not_held", ("1.本机关不掌握相关政府信息",), UNAVAILABLE),
    Row("unavailable.not_readymade", ("2.没有现成信息需要另行制作",), UNAVAILABLE),
    Row("unavailable.still_unclear", ("3.补正后申请内容仍不明确",), UNAVAILABLE),
    Row("not_processed.petition", ("1.信访举报投诉类申请",), NOT_PROCESSED),
    Row("not_processed.duplicate", ("2.重复申请",), NOT_PROCESSED),
    Row("not_processed.publication", ("3.要求提供公开出版物",), NOT_PROCESSED),
    Row("not_processed.excessive", ("4.无正当理由大量反复申请",), NOT_PROCESSED),
    Row("not_processed.reconfirmation", ("5.要求行政机关确认或重新出具已获取信息",), NOT_PROCESSED),
)
OTHER_OUTCOMES = (
    Row("other.not_corrected", ("1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",), OTHERWISE),
    Row("other.fee_unpaid", ("2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",), OTHERWISE),
    Row("other.other", ("3.其他", "3.其他情形", "3.其他情况"), OTHERWISE),
)
CLOSING = (
    Row("total", ("（七）总计", "（七）合计"), (RESULTS,)),
    Row("carried_forward", ("四、结转下年度继续办理",)),
)


def requests_identities(outcomes: tuple[Row, ...]) -> tuple[Identity, ...]:
    """Identities A, B and C of domain §3.4 for a table of requests with these outcome rows."""
    rows = (*INTAKE, *outcomes, *CLOSING)
    balance = (
        Identity(
            f"requests.balance.{column.key}",
            (f"requests.received.{column.key}", f"requests.carried_over.{column.key}"),
            (f"requests.total.{column.key}", f"requests.carried_forward.{column.key}"),
        )
        for column in APPLICANTS
    )
    by_outcome = (
        Identity(
            f"requests.outcomes_sum.{column.key}",
            (f"requests.total.{column.key}",),
            tuple(f"requests.{row.key}.{column.key}" for row in outcomes),
        )
        for column in APPLICANTS
    )
    by_applicant = (
        Identity(
            f"requests.applicants_sum.{row.key}",
            (f"requests.{row.key}.total",),
            tuple(f"requests.{row.key}.{column.key}" for column in APPLICANTS[:-1]),
        )
        for row in rows
    )
    return (*balance, *by_outcome, *by_applicant)


REQUESTS = Form(
    REQUESTED,
    "2021",
    (Panel(columns=APPLICANTS, rows=(*INTAKE, *OUTCOMES, *OTHER_OUTCOMES, *CLOSING), stub=APPLICANTS_STUB),),
    requests_identities((*OUTCOMES, *OTHER_OUTCOMES)),
)

RECONSIDERATION = ("行政复议",)
DIRECT = ("行政诉讼", "未经复议直接起诉")
AFTER = ("行政诉讼", "复议后起诉")
RULINGS = (
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
    ("total", "总计"),
)
PROCEDURES = (
    ("reconsideration", RECONSIDERATION),
    ("litigation_direct", DIRECT),
    ("litigation_after_reconsideration", AFTER),
)

REVIEW = Form(
    REVIEWED,
    "2021",
    (
        Panel(
            columns=tuple(
                Column(f"{procedure}.{key}", (label, "合计") if key == "total" else (label,), group=group)
                for procedure, group in PROCEDURES
                for key, label in RULINGS
            ),
            rows=(Row("", ()),),
        ),
    ),
    tuple(
        Identity(
            f"review.sum.{procedure}",
            (f"review.{procedure}.total",),
            tuple(f"review.{procedure}.{key}" for key, _ in RULINGS[:-1]),
        )
        for procedure, _ in PROCEDURES
    ),
)

FORMS = (DISCLOSURE, REQUESTS, REVIEW)
