"""The form of 2014 (政府信息公开情况统计表), report years 2014 to 2018: only how to tell it; its values are not read."""

from __future__ import annotations

NAME = "2014"

FINGERPRINT = ("统计指标", "主动公开政府信息数", "制发规范性文件总数", "回应解读情况", "申请办结数", "申请答复数")
"""Labels that its table has and no later one (domain §1.2)."""
