"""How the work is organised: trainings, meetings, staff."""

from __future__ import annotations

from reportparse.narrative.kinds.declaration import Kind

_OGI = (
    r"(?:(?:政务|政府信息|信息)公开|业务|专题|专项|集中|各类|全[市县区局]|系统|相关|内部|干部|工作|人员|线上|线下|上门|年度"
    r"|组织|开展|了|的|等|信息员)*"
)
_TRAIN = r"(?:举办|组织|开展|召开|举行|进行)"
_WORK = "公开|业务|专[题项]|集中|组织|开展|召开|举办|干部|人员|工作|年度|各类|内部|系统|线[上下]|全"
"""Words of a training on this work, where nothing says what it was on."""

_HOLDS_POSTS = (
    r"配备|配有|设立|设置|设有?|落实|明确|确定|指定|安排|固定|现|仅|只|共?有|由|负责|从事|承担|具体|专门|工作|事务|(?:政务|政府信息|信息)公开"
    r"|办公|岗位|人员|组织|机构|队伍|建设|专职|兼职|保障|加强|人|名|等|为|配|各|均"
)
"""Whoever is sent, lent, trained, taken on or gone is no part of the staff as it stands: 选派专职人员2名, 新增专职人员1名."""


def _staff(what: str, post: str) -> Kind:
    """Those who hold a post of one sort; a number of 专兼职, 专职或兼职 is of neither."""
    return Kind(
        what,
        "人|名",
        (post,),
        (
            rf"(?<![专兼])(?<![专兼职][、或和及/与]){post}(?:工作)?(?:人员)?#(?:$|…|负责|从事|具体|承担|专门|组成|等)",
            rf"#(?:名)?(?<![专兼]){post}(?:工作)?人员(?:$|负责|从事|具体)",
        ),
        left=_HOLDS_POSTS,
        unless=r"新增|每|组织(?!机构|领导)|参加|参训|培训|赴|学习|挂职|借调|抽调|集中|离岗|退休|调[出离走]",
        part=True,
        example=f"配备{post}工作人员9名",
    )


ORGANISATION: tuple[Kind, ...] = (
    Kind(
        "trainings",
        "班次|场次|次|场|期|个",
        ("培训",),
        (
            rf"{_TRAIN}{_OGI}培训(?:班|会|活动|工作|讲座|会议)?#",
            rf"{_TRAIN}#{_OGI}培训(?:班|会|活动|讲座|会议)?$",
            r"(?:政务|政府信息|信息)公开(?:工作)?(?:业务|专题)?培训(?:班|会)?#",
        ),
        beside=(
            r"^(?![^#]*公开)[^#]*#(?:[,(]其中[^,;\d]{0,8}公开[^,;\d]{0,6}\d"
            r"|[,、和及](?!其中|参加|赴|选派)[^,;、\d()]{0,8}培训(?:班|会)?\d)"
        ),
        unless=r"参加|赴|选派|接受|上级",
        part=True,
        denied=rf"{_TRAIN}(?:过|任何)?(?:政务|政府信息|信息)公开(?:工作)?(?:专题|业务)?培训(?:班|会|活动)?",
        example="举办政务公开培训9次",
    ),
    Kind(
        "trained_persons",
        "人次|人|名",
        ("培训", "参训", "受训", "参加", "接受"),
        (rf"培训{_OGI}#", rf"(?:参训|受训){_OGI}#", rf"#(?:工作人员|人员)?(?:参加|参训|接受)(?:了)?{_OGI}(?:培训)?$"),
        beside=r"#[,、和及](?!其中)[^,;、\d()]{0,6}培训[^,;、\d()]{0,8}\d+(?:人次|人|名)",
        amid=rf"参加[^,;\d]*培训[^,;\d]*\d+[次场期个][,、](?![^;]*(?:组织|举办|开展))|安全|消防|就业|技能|法治|执法|党|{_TRAIN}(?:(?!{_WORK})[^,;\d]){{1,20}}培训",
        wholly=True,
        unless=r"赴|派|组织[^,;]{0,6}参加|(?:参加|接受)[^,;]{0,4}(?:上级|省|市|县)",
        example="培训工作人员9人次",
    ),
    Kind(
        "meetings",
        "次|场|个",
        ("召开",),
        (
            r"召开[^、]{0,14}公开[^、]{0,12}(?:会|会议|推进会|例会|专题会|部署会)#",
            r"召开#[^、]{0,10}公开[^、]{0,12}(?:会|会议)$",
        ),
        beside=r"#[、,和及](?!其中)(?:召开|组织)?[^,;、\d()]{0,12}(?<!发布)(?<!培训)会议?(?:共计?)?\d",
        unless=r"新闻|党组|党委|培训|发布会",
        example="召开政务公开工作会议9次",
    ),
    _staff("staff_full_time", "专职"),
    _staff("staff_part_time", "兼职"),
)
