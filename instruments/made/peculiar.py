"""Made-up reports for one purpose each: wrong sums, a different number in every cell, blank cells and marks."""

from __future__ import annotations

from collections.abc import Mapping

from instruments.made import forms
from instruments.made.figures import Scale, consistent, sentinels
from instruments.made.forms import HEADINGS
from instruments.made.report import Contact, MadeReport, MadeSection, Part


def bureau_error() -> MadeReport:
    form = "2021"
    values = consistent(
        20231, form, Scale(requests=240, decisions=1800, documents=4, zeros=0.35, fee="27.05", reviews=5)
    )
    wrong_request = "requests.granted.total"
    wrong_review = "review.reconsideration.total"
    values[wrong_request] = str(int(values[wrong_request]) + 1)
    values[wrong_review] = str(int(values[wrong_review]) + 2)
    return MadeReport(
        name="bureau-2021form-error",
        form=form,
        year=2023,
        organ="澜江市交通运输局",
        title=("澜江市交通运输局2023年政府信息公开工作年度报告",),
        preamble=(
            "澜江市交通运输局根据《中华人民共和国政府信息公开条例》编制2023年度报告。报告由六部分组成，统计期限从2023年1月1日到"
            "2023年12月31日。查阅网址：https://jtj.lanjiang.example/xxgk/。联系地址：澜江市通达路19号，邮编：099002，"
            "联系电话：0000-5550319。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                ("本局以群众出行需求为导向，及时公布线路调整、道路施工和执法信息。",),
                (
                    Part("（一）主动公开情况", ("全年发布信息947条，线路调整公告83条，回应市民留言1216次。",)),
                    Part("（二）依申请公开情况", ("全年共受理政府信息公开申请{received}件，办结{answered}件。",)),
                    Part("（三）政府信息管理情况", ("执法案卷实行电子归档，公开前逐份隐去个人信息。",)),
                    Part("（四）平台建设情况", ("“澜江出行”小程序开设公开专栏，用户可订阅路况提醒。",)),
                    Part("（五）监督保障情况", ("聘请社会监督员12名，全年提出意见31条，采纳24条。",)),
                ),
            ),
            MadeSection(HEADINGS[1]),
            MadeSection(HEADINGS[2]),
            MadeSection(HEADINGS[3]),
            MadeSection(
                "五、存在的主要问题及改进情况",
                ("执法信息公开存在滞后，答复格式不够统一。{next}年将上线执法公示自动推送，并印发答复文书范本。",),
            ),
            MadeSection("六、其他需要报告的事项", ("本年度未收取信息处理费，没有其他需要报告的事项。",)),
        ),
        values=values,
        website="https://jtj.lanjiang.example/xxgk/",
        contact=Contact("澜江市通达路19号", "099002", "0000-5550319"),
        signature=("澜江市交通运输局", "2024年1月30日"),
        published="2024-01-30",
        publisher="澜江市交通运输局",
        fee_yuan=0,
    )


def sentinel(form: str) -> MadeReport:
    year = int(form)
    organ = "望海经济开发区管理委员会"
    return MadeReport(
        name=f"sentinel-{form}",
        form=form,
        year=year,
        organ=organ,
        title=(f"{organ}{year}年政府信息公开工作年度报告",),
        preamble=(
            f"按照《中华人民共和国政府信息公开条例》的规定，{organ}编制本报告，数据统计期限为{year}年1月1日至{year}年12月31日。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                ("开发区紧扣项目建设和营商环境做好公开工作，办事指南实现一次告知。",),
                (
                    Part("（一）主动公开情况", ("通过管委会网站发布招商、规划、环评等信息，做到应公开尽公开。",)),
                    Part("（二）依申请公开情况", ("新收政府信息公开申请{received}件，全部登记在册。",)),
                    Part("（三）政府信息管理情况", ("建立信息台账，做到一事一档。",)),
                    Part("（四）平台建设情况", ("完成网站适老化改造。",)),
                    Part("（五）监督保障情况", ("设立监督电话，接受企业评议。",)),
                ),
            ),
            *(MadeSection(heading) for heading in HEADINGS[1:4]),
            MadeSection(HEADINGS[4], ("公开内容与企业需求结合得不够紧密，今后将定期走访园区企业，按需调整栏目。",)),
            MadeSection(HEADINGS[5], ("没有需要报告的其他事项。",)),
        ),
        values=sentinels(form, 101 if form == "2021" else 1103),
    )


_BLANKS = {
    "disclosure.rules.issued": "/",
    "disclosure.rules.repealed": "/",
    "disclosure.rules.in_force": "/",
    "disclosure.normative_documents.in_force": "",
    "disclosure.compulsion.decisions": "无",
    "disclosure.fees.amount": "—",
    "requests.partially_granted.research": "",
    "requests.partially_granted.public_welfare": "",
    "requests.denied.state_secret.natural_person": "/",
    "requests.denied.state_secret.business": "—",
    "requests.unavailable.not_readymade.legal_services": "",
    "requests.unavailable.not_readymade.other": "",
    "requests.other.fee_unpaid.natural_person": "",
    "requests.other.fee_unpaid.total": "无",
    "requests.carried_forward.business": "——",
    "review.litigation_after_reconsideration.upheld": "/",
    "review.litigation_after_reconsideration.corrected": "-",
    "review.litigation_after_reconsideration.other": "",
    "review.litigation_after_reconsideration.pending": "",
    "review.litigation_after_reconsideration.total": "",
}


def blanks() -> MadeReport:
    form = "2021"
    values = consistent(77, form, Scale(requests=60, decisions=90, documents=2, zeros=0.6, fee="0", reviews=2))
    zeroed = {**values, **dict.fromkeys(_BLANKS, "0")}
    return MadeReport(
        name="blanks-2021form",
        form=form,
        year=2023,
        organ="云溪县白鹭街道办事处",
        title=("云溪县白鹭街道办事处2023年政府信息公开工作年度报告",),
        preamble=(
            "白鹭街道办事处根据《中华人民共和国政府信息公开条例》有关规定编制本报告，统计期限为2023年1月1日至2023年12月31日。"
            "联系方式：地址：云溪县白鹭街道芦苇巷5号，邮编：099105，电话：0000-5550205。",
        ),
        sections=(
            MadeSection(
                HEADINGS[0],
                ("白鹭街道把政务公开与社区治理结合起来，推行“板凳会”上讲政策。",),
                (
                    Part("（一）主动公开情况", ("在县政府网站发布信息156条，社区公示栏更新320次。",)),
                    Part("（二）依申请公开情况", ("全年依法办理每一件公开申请，均在法定期限内答复。",)),
                    Part("（三）政府信息管理", ("专人负责、分类存档。",)),
                    Part("（四）平台建设", ("保留公众号1个，注销僵尸账号2个。",)),
                    Part("（五）监督保障", ("每季度自查一次，问题当月改完。",)),
                ),
            ),
            MadeSection(HEADINGS[1]),
            MadeSection("三、收到和处理政府信息公开申请情况", ("该部分以表格形式报告，表格如下：",)),
            MadeSection(HEADINGS[3], after=("注：表中“/”表示不适用。",)),
            MadeSection(
                "五、存在的主要问题及改进情况", ("人手少、更新慢的情况还没有根本改变，明年起由社区网格员兼任信息员。",)
            ),
            MadeSection("六、其他需要报告的事项", ("{year}年度没有收取信息处理费的情况。",)),
        ),
        values={**_rebalanced(zeroed, form), **_BLANKS},
        contact=Contact("云溪县白鹭街道芦苇巷5号", "099105", "0000-5550205"),
        fee_yuan=0,
    )


def _rebalanced(values: Mapping[str, str], form: str) -> dict[str, str]:
    """Totals made right again after cells of table 2 and 3 were set to 0."""
    numbers = {path: int(text) for path, text in values.items() if not path.startswith("disclosure.")}
    for column in forms.APPLICANTS:
        total = sum(numbers[f"requests.{row}.{column}"] for row in forms.outcome_rows(form))
        numbers[f"requests.total.{column}"] = total
        numbers[f"requests.carried_over.{column}"] = 0
        numbers[f"requests.received.{column}"] = total + numbers[f"requests.carried_forward.{column}"]
    for row in forms.request_rows(form):
        numbers[f"requests.{row}.total"] = sum(numbers[f"requests.{row}.{column}"] for column in forms.APPLICANTS)
    for review in forms.REVIEWS:
        parts = [numbers[f"review.{review}.{result}"] for result in forms.RESULTS if result != "total"]
        numbers[f"review.{review}.total"] = sum(parts)
    return {**values, **{path: str(number) for path, number in numbers.items()}}
