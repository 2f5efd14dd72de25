"""What headings say: the six sections of the forms of 2019 and 2021 (domain §2), and the chapters of reports before them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportparse.patterns import regex


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One of the six: its key in the record, the official heading with variants, and what any heading of it says.

    Whatever `says` finds holds one of its `words`: most lines hold none, and are told by them alone.
    """

    number: int
    key: str
    headings: tuple[str, ...]
    says: re.Pattern[str]
    words: tuple[str, ...]


SECTIONS: tuple[SectionKind, ...] = (
    SectionKind(
        1,
        "overview",
        ("总体情况", "概述", "基本情况", "工作基本情况", "政府信息公开工作总体情况", "总体概况"),
        regex(r"总体(工作)?(情况|概况)|概述$|概况$|^(工作)?基本情况|工作(开展)?情况$"),
        ("情况", "概况", "概述"),
    ),
    SectionKind(
        2,
        "disclosure",
        ("主动公开政府信息情况", "行政机关主动公开政府信息的情况", "主动公开情况", "主动公开政府信息的情况"),
        regex(r"主动公开"),
        ("主动公开",),
    ),
    SectionKind(
        3,
        "requests",
        (
            "收到和处理政府信息公开申请情况",
            "行政机关收到和处理政府信息公开申请的情况",
            "依申请公开政府信息情况",
            "依申请公开情况",
        ),
        regex(r"(收到|受理|接收|接受).*申请|申请(公开)?(及|和|的)?(处理|办理|答复|受理)?(的)?情况|依申请公开"),
        ("申请",),
    ),
    SectionKind(
        4,
        "review",
        (
            "政府信息公开行政复议、行政诉讼情况",
            "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
            "政府信息公开行政复议和行政诉讼情况",
            "政府信息公开行政复议、诉讼情况",
        ),
        regex(r"复议.*诉讼|诉讼.*复议"),
        ("诉讼",),
    ),
    SectionKind(
        5,
        "problems",
        (
            "存在的主要问题及改进情况",
            "政府信息公开工作存在的主要问题及改进情况",
            "存在问题及改进情况",
            "存在的主要问题及整改措施",
            "存在的主要问题和改进措施",
        ),
        regex(r"(存在|主要).*(问题|不足|困难)|改进(情况|措施)|整改"),
        ("问题", "不足", "困难", "改进", "整改"),
    ),
    SectionKind(
        6,
        "other",
        ("其他需要报告的事项", "其他需要汇报的事项", "其他需要报告事项", "其他报告事项", "需要说明的事项", "其他事项"),
        regex(r"其[他它].*事项|需要(报告|汇报|说明)的?(其[他它])?(事项|情况)"),
        ("事项", "情况"),
    ),
)

CHAPTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("other", regex(r"其他.*事项|^其他.*(?:情况|工作|说明)|需要?(?:说明|报告|汇报)的?(?:事项|情况|问题)")),
    ("annex", regex(r"^附|附(?:件|表|录|图|图表)$|(?:统计|指标|情况|一览|明细)附?表$")),
    (
        "problems",
        regex(
            r"(?<!关注的)(?<!热点)(?<!反映的)问题|不足|差距|改进|整改|薄弱|打算|努力方向"
            r"|(?:下一?步|下一?阶段|今后|明年|来年|下一?年度?)的?(?:主要|重点)?(?:工作)?(?:计划|安排|重点|思路|设想|方向|措施|目标|任务)|^下一?步(?:工作)?$|^工作(?:计划|设想|思路)$"
        ),
    ),
    ("review", regex(r"复议|诉讼|申诉")),
    ("evaluation", regex(r"评议|考核|考评|测评|评估|满意度")),
)
"""What the heading of a chapter before the form of 2019 says, in the order of trust: a key and its pattern.

Patterns are of headings as they are compared (`fold`, 其它 as 其他). The chapters are those of 49 reports of 2008-2018 and of
universities (domain §1.2): 收费 of 依申请公开收费情况 says more than 依申请公开, 事项 of 需要说明的事项与附表 more than 附表.
"""

CHAPTERS_BY_PLACE: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("disclosure", regex(r"主动(?:向社会)?公开")),
    (
        "institutions",
        regex(
            r"机构(?:建设|设置|设立|及|和|与|人员|情况)|组织(?:领导|机构|保障|建设)|(?:加强|强化|落实)(?:组织)?领导"
            r"|领导(?:重视|机构)|健全(?:组织|机构)|经费"
        ),
    ),
    ("staff", regex(r"人员|队伍")),
    ("fees", regex(r"收费|费用|减免|收支|支出|收取.*费")),
    ("meetings", regex(r"会议|培训")),
    ("enquiries", regex(r"咨询")),
    ("complaints", regex(r"举报|投诉")),
    ("responses", regex(r"回应|解读|舆情|热点|关切")),
)
"""What else a heading may say. Of several the first named counts: 人员和收支情况 is on staff, 咨询和投诉 on enquiries."""

LAST_CHAPTERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("requests", regex(r"依申请|申请公开|(?:收到|受理|接收|接受|处理).*申请|申请.*(?:受理|办理|答复|处理|情况)")),
    (
        "overview",
        regex(
            r"(?:概述|综述|总述|概况|总体情况|总体工作情况|基本情况|基本工作情况|总体工作|工作总体情况)$"
            r"|^(?:20\d\d年?度?)?(?:开展|推进|推行)?(?:政府|政务)?(?:信息)?(?:公开)?的?(?:主要|全年)?工作"
            r"(?:开展|推进|进展|落实|完成|运行)?(?:情况|回顾)$"
        ),
    ),
)
"""What a heading says that says nothing of the above."""

CHAPTER_KEYS: tuple[str, ...] = tuple(key for key, _ in (*CHAPTERS, *CHAPTERS_BY_PLACE, *LAST_CHAPTERS))
"""The keys that a chapter can have; none where its heading says none of these."""
