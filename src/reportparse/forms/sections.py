"""The six sections of a report (forms of 2019 and 2021): numbers, keys and headings (domain §2)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from reportparse.patterns import regex


@dataclass(frozen=True, slots=True)
class SectionKind:
    """One of the six: its key in the record, the official heading with variants, and what any heading of it says."""

    number: int
    key: str
    headings: tuple[str, ...]
    says: re.Pattern[str]


SECTIONS: tuple[SectionKind, ...] = (
    SectionKind(
        1,
        "overview",
        ("总体情况", "概述", "基本情况", "工作基本情况", "政府信息公开工作总体情况", "总体概况"),
        regex(r"总体(工作)?(情况|概况)|概述$|概况$|^(工作)?基本情况|工作(开展)?情况$"),
    ),
    SectionKind(
        2,
        "disclosure",
        ("主动公开政府信息情况", "行政机关主动公开政府信息的情况", "主动公开情况", "主动公开政府信息的情况"),
        regex(r"主动公开"),
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
    ),
    SectionKind(
        6,
        "other",
        ("其他需要报告的事项", "其他需要汇报的事项", "其他需要报告事项", "其他报告事项", "需要说明的事项", "其他事项"),
        regex(r"其[他它].*事项|需要(报告|汇报|说明)的?(其[他它])?(事项|情况)"),
    ),
)
