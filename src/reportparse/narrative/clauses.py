"""What the clause around a phrase makes of it, for every kind alike: was it done, by this office, on this matter?

A phrase finds that a clause speaks of a thing; the words to its left say what became of that. "公开信息3条" is a figure,
"未公开信息3条", "撤回公开信息3条", "协助乡镇公开信息3条" and "被市政府网站采用信息3条" are none.
"""

from __future__ import annotations

import re

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.chinese.text import is_made_of
from reportparse.narrative.offices import OFFICE
from reportparse.patterns import regex

_ADVERBS = r"(?:主动|及时|按时|按期|按规定|依法|全部|予以|予|能|曾|再|已|全面|向社会|对外|当场|自行)*"

_VERBS = "(?:举办|召开|组织|开展|举行|发布|制作|推送|更新|编发|编印|出版|配备|设置?|通过|利用|依托|在)"

_PLAIN = regex(
    rf"{NUMBERED_YEAR}年度?|全年|[本当]年度?|[今一]年来?|年内|年度内?|报告期内?|期间|[从至到起止里内\-—~]|自(?!行)|\d{{1,2}}月\d{{1,2}}日|\d{{1,2}}月?[至到\-—~]\d{{1,2}}月份?|截[至止].{{0,12}}?[底日前]"
    r"|(?:经|通过)?审[核查](?:后|通过)?|(?:充分)?(?:通过|利用|依托|借助|运用|发挥|在|以).{1,80}"
    r"|共计?|总计?|一共|累计|合计|已经?|均|主动|依法|及时|按[时期]|按照?(?:要求|规定)|全面|准确|规范|有序|积极|持续|认真|严格|妥善|高效|圆满|有效|依规"
    r"|全部|书面|统一|直接|自行|独立|全街|目前|尚|经|法定期限内|申请(?!人)|答复|办理|登记|接收|依申请公开|(?:政府|政务)?信息公开"
    r"|新增?|实际?|完成|公开$|对外|向(?:社会)?公?众?|面向社会|方面|工作中?|先后|经?统计|我们|线上线下|各类|了|的|并|其中|[一二三四五六]是|(?:政府|政务)信息$"
    rf"|[^,;:()、\d]{{0,20}}?(?:委员会|办公[室厅]|办事处|{OFFICE}|市|处|室|馆|公司|系统|站|会|机构|小组)"
)
"""Time, office, manner and place: words that part nothing off. All may be meant by "我局全年及时公开信息12条", but by
"财政专项资金公开信息1条" a class, by "责令重新答复1件" a state. The first that fits is taken: special ones stand first."""

_NOT_DONE = regex(
    rf"(?:未|没|没有|不(?!断|仅|同)|免[予于]|(?<![相对响供适反])应当?|拟|将|需要?|待|计划|准备|取消|停止){_ADVERBS}{_VERBS}?(?:政务|政策|政府|官方|行政|[省市县区局]){{0,2}}$",
    needs=(*"未没不免应拟将需待", "计划", "准备", "取消", "停止"),
)
"""Not done, or not yet: negation, duty and intention stand right before the verb, adverbs between them. A phrase may begin
at the noun or at the place, after its verb: 未举办(培训), 拟通过(网站发布)."""

_UNDONE = regex(
    r"(?<!经)(?:撤回|撤销|撤下|更正|清理|删除|下架|下线|整改|纠正|修改|排查|审核|审查|检查|核查|抽查|监测|报送|上报|归档"
    r"|转载|转发|转引)(?!后|并|通过|、|和|及|[^,;]{0,20}(?:发布|制作|原创|推出|撰写|编写)[^,;]{0,6}$)[^,;\d]{0,10}$"
)
"""Another thing was done to it: it was taken back, put right, looked through, passed on."""

_FOR_OTHERS = regex(
    r"(?:协助|配合|(?<![年时现替当近])代(?![表码会建])|指导(?=各|下[属级]|乡|镇|街|县|区|市|部门|单位|基层|所属)"
    r"|督促|转交|转办|交办|移交|移送|转送|报请|提请|呈请|(?<![日汇申填上])报(?=[^,;、\d]{0,8}(?:政府|人大|局|委|厅))|建议(?!提案)|参与|帮助|以(?![我本局])[^,;、\d]{1,10}名义|受[^,;、\d]{1,12}委托)[^,;、\d]{0,24}$"
)
"""Done for another office, or asked of one: 协助县政府办理, 报请县政府废止."""

_BY_OTHERS = regex(r"被(?!申请|提起|诉|告|复议)[^,;\d]{0,14}$")
_TAKEN_BY_OTHERS = regex(r"被[^,;\d]{0,14}(?:采用|录用|采纳|刊用|转载|转发|刊发|刊登|报道|引用)")
_REPOSTED = regex(r"(?:转载|转发|转引)[^,;]*$")
_OWN_POST = regex(r"发布|制作|原创|推出|撰写|编写")

NO_RELATION = "(?:无关|(?:没有|无|不存在)(?:直接|任何|必然)?关[系联]|不相关)"
_UNRELATED = regex(
    rf"(?:与|和|^|,)[^,;\d]{{0,14}}公开[^,;\d]{{0,8}}{NO_RELATION}"
    r"|不(?:涉及|包?含|包括)[^,;\d]{0,6}信息公开|非(?:政府)?信息公开|信息公开[^,;\d]{0,4}[除之以]外"
)
_UNRELATED_REST = regex(rf"[^\d;]{{0,30}}?(?:{_UNRELATED.pattern})")


def is_done(left: str) -> bool:
    """Whether what a phrase names was done, and by the office itself; `left` is the clause before the phrase."""
    if _NOT_DONE.search(left) or _UNDONE.search(left) or _FOR_OTHERS.search(left) or _BY_OTHERS.search(left):
        return False
    reposted = _REPOSTED.search(left)
    return reposted is None or _OWN_POST.search(reposted[0]) is not None


def is_taken_by_others(clause: str) -> bool:
    """Whether a clause says what others did with the office's work: 被省政府网站采用发布信息12条."""
    return _TAKEN_BY_OTHERS.search(clause) is not None


def is_unrelated(clause: str, rest: str) -> bool:
    """Whether a clause, or what follows its number, says that this has nothing to do with the disclosure of information."""
    return _UNRELATED.search(clause) is not None or _UNRELATED_REST.match(rest) is not None


def is_plain(left: str, also: str) -> bool:
    """Whether the words left of a phrase are all of time, office, manner or place, or of the pattern `also`."""
    return is_made_of(left, re.compile(also), _PLAIN) if also else is_made_of(left, _PLAIN)
