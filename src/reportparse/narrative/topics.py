"""What a text speaks of: the topic named last is what a bare "答复28件", "废止3件" or "结转下年1件" is about."""

from __future__ import annotations

import re
from typing import Literal

from reportparse.patterns import regex

Topic = Literal["requests", "review", "documents", "rules", "foreign"]

_BEFORE_A_REQUEST = (
    "寄开息项类到理收接复结办登转年度新增有余无未面络函真上场线口网站箱销回"
    "众人民织交出起次效种件份的为共对依。,;:、()\\d"
)
"""Signs before 申请 where a request for information may be meant: 公开申请, 收到申请, 书面申请; not 许可申请, 裁决申请."""

TOPICS: dict[Topic, re.Pattern[str]] = {
    "requests": regex(
        rf"依申请|(?<!复议)(?<!复议的)(?:(?<=[{_BEFORE_A_REQUEST}])|(?<!.))申请(?!人|行政复议|复议|(?:办理|开办|补办|换发|开具|领取)(?:的)?(?:事项|业务|手续|证))"
    ),
    "review": regex(r"复议|诉讼"),
    "documents": regex(r"规范性文件"),
    "rules": regex(r"规章(?!制度)"),
    "foreign": regex(
        r"(?:[开补新换代续]办(?!理)|换证|注销|落户|入学|登记|认定|救助|低保|补贴|贷款|备案|执照|环评|工伤|仲裁|审批|许可)[^,;、]{0,6}申请|留言|来信|来访|信访|热线|建议|提案|投诉|举报|工单|诉求|许可|审批|咨询|12345|信箱"
        rf"|(?<=.)(?<!复议)(?<![{_BEFORE_A_REQUEST}])申请(?!人|行政复议|复议|公开)"
        r"|(?<!公开)申请(?:办理|开办|补办|换发|开具|领取)(?:的)?(?:事项|业务|手续|证)"
        r"|仲裁|调解|纠纷|(?<!公开)(?<!公开的)(?<!申请)(?<!复议)(?<!诉讼)案件"
    ),
}
"""How each topic is named; `foreign` ones are nobody's here."""

_SUBJECT_MATTER = regex(
    r"(?<=[,(件起])(?:其中)?(?:均|都|皆|全部)?(?:因|系因|由|涉及|针对)[^,;:()。\d]*", needs=("因", "由", "涉及", "针对")
)
"""What the things counted before are about: in "诉讼3件,均因依申请公开引发,其中1件结转" the topic is still the lawsuits."""


def topic_of(before: str) -> Topic | None:
    """The topic named last; of two that end alike the later one, for 许可申请 is no request.

    A clause on what gave rise to the things counted before is no topic, unless it is the only one that names any.
    """
    return _last_named(_SUBJECT_MATTER.sub("", before)) or _last_named(before)


def _last_named(text: str) -> Topic | None:
    ends = {topic: max((match.end() for match in names.finditer(text)), default=0) for topic, names in TOPICS.items()}
    last = max(ends.values())
    return [topic for topic, end in ends.items() if end == last][-1] if last else None
