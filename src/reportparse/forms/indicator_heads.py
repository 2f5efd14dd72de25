"""What heads the columns of a table of indicators: the statistics form of 2014 and the older local ones (domain §1.2)."""

from __future__ import annotations

INDICATOR_HEADS = ("统计指标", "指标名称", "指标", "统计项目", "统计事项", "统计内容", "指标项目", "项目", "内容")
"""What heads the column of the labels."""

UNIT_HEADS = ("单位", "计量单位")
"""What heads the column of the units."""

VALUE_HEADS = ("统计数", "统计数据", "统计数量", "统计数字", "统计值", "统计结果", "数量", "数值", "数据", "填报数")
"""What heads the one column of numbers."""

OWN_HEADS = (
    "合计",
    "总计",
    "总数",
    "汇总",
    "全年合计",
    "本年合计",
    "年度合计",
    "全年总计",
    "全年",
    "本年累计",
    "本年度累计",
    "全年累计",
    "本年数",
    "本年度",
    "本年",
    "当年数",
)
"""What heads the organ's own number of the year among several columns (domain §1.2)."""

OTHER_HEADS = (
    "历年累计",
    "累计",
    "历年",
    "本期实际",
    "上年数",
    "上年度",
    "上年",
    "上年同期",
    "去年",
    "同比",
    "增减",
    "增长",
)
"""What heads a number that is not the year's: 历年累计 counts all years, 本期实际 the last quarter or month."""

SIDE_HEADS = ("序号", "编号", "代码", "指标代码", "行次", "行号", "备注", "说明", "指标解释", "填报说明")
"""What heads a column without numbers of the form."""

LOCAL_HEADS = ("历年累计", "本期实际", "本年累计", "代码", "指标代码")
"""Columns that the form of 2014 does not have and older local ones do."""
