"""The form of 2019 (国办公开办函〔2019〕60号), report years 2019 and 2020, and later where an organ kept it.

Its table of reviews is that of 2021. 对外公开总数量 is not 现行有效件数, and fees are numbers of items, not money.
"""

from __future__ import annotations

from reportparse.forms.declaration import Column, Form, Panel, Row
from reportparse.forms.y2021 import (
    APPLICANTS,
    APPLICANTS_STUB,
    CLOSING,
    COMPULSION,
    DISCLOSED,
    FEES,
    INTAKE,
    LICENSING,
    OUTCOMES,
    PENALTIES,
    REQUESTED,
    RESULTS,
    RULES,
    STUB,
    requests_identities,
)

PRIOR_ITEMS = Column("prior_items", ("上一年项目数量", "上年项目数量"), "项")
CHANGE = Column("change", ("本年增/减", "本年增减"), "项", "change")
DECISIONS = Column("decisions", ("处理决定数量", "本年处理决定数量", "本年处理决定数"))
NORMATIVE_DOCUMENTS = Row("normative_documents", ("规范性文件", "行政规范性文件"))
ITEMS_AND_DECISIONS = (PRIOR_ITEMS, CHANGE, DECISIONS)

DISCLOSURE = Form(
    DISCLOSED,
    "2019",
    (
        Panel(
            caption="第二十条第（一）项",
            stub=STUB,
            columns=(
                Column("made", ("本年新制作数量", "新制作数量")),
                Column("disclosed", ("本年新公开数量", "新公开数量")),
                Column("total_disclosed", ("对外公开总数量", "对外公开数量")),
            ),
            rows=(RULES, NORMATIVE_DOCUMENTS),
        ),
        Panel(
            caption="第二十条第（五）项",
            stub=STUB,
            columns=ITEMS_AND_DECISIONS,
            rows=(LICENSING, Row("other_services", ("其他对外管理服务事项",))),
        ),
        Panel(caption="第二十条第（六）项", stub=STUB, columns=ITEMS_AND_DECISIONS, rows=(PENALTIES, COMPULSION)),
        Panel(caption="第二十条第（八）项", stub=STUB, columns=(PRIOR_ITEMS, CHANGE), rows=(FEES,)),
        Panel(
            caption="第二十条第（九）项",
            stub=STUB,
            columns=(
                Column("projects", ("采购项目数量", "采购项目数"), "项"),
                Column("amount", ("采购总金额", "采购总金额（单位：万元）", "采购金额"), "万元", "amount"),
            ),
            rows=(Row("procurement", ("政府集中采购",)),),
        ),
    ),
)

UNDIVIDED = (Row("other.undivided", ("（六）其他处理",), (RESULTS,)),)

REQUESTS = Form(
    REQUESTED,
    "2019",
    (Panel(columns=APPLICANTS, rows=(*INTAKE, *OUTCOMES, *UNDIVIDED, *CLOSING), stub=APPLICANTS_STUB),),
    requests_identities((*OUTCOMES, *UNDIVIDED)),
)

FORMS = (DISCLOSURE, REQUESTS)
