"""Older local statistics (2008 to 2013, used to 2017): 指标名称 | 计量单位 | 代码 | 本期实际 | 本年累计 (domain §1.1).

No two places have the same rows: every one is kept by its label.
"""

from __future__ import annotations

from reportparse.forms.declaration import Form, Subject

COUNTED = Subject("statistics", "情况统计", section=None, lists_indicators=True)

LOCAL = Form(COUNTED, "local", ())

LOCAL_LABELS = (
    "主动公开信息数",
    "主动公开文件数",
    "全文电子化的主动公开信息数",
    "网站专栏页面访问量",
    "现场接待人数",
    "网上咨询数",
    "申请总数",
    "电子邮件申请数",
    "网上申请数",
    "其他形式申请数",
    "对申请的答复总数",
    "否决公开答复总数",
    "“信息不存在”数",
    "“非政府信息”数",
    "“非本部门掌握”数",
    "“申请内容不明确”数",
    "受理申请公开政府信息数",
    "网上提交申请数",
    "信函、传真申请数",
    "不予公开答复数",
    "信息公开行政复议数",
    "信息公开行政诉讼数",
    "行政申诉数",
)
"""Labels by which a piece of such a local table is known; their numbers stand under no path."""
