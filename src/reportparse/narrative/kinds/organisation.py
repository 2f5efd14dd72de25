"""How the work is organised: trainings, meetings, staff."""

from __future__ import annotations

from reportparse.narrative.kinds.declaration import Kind

_OGI = (
    r"(?:(?:政务|政府信息|信息)公开|业务|专题|专项|集中|各类|全[市县区局]|系统|相关|内部|干部|工作|人员|线上|线下|年度"
    r"|组织|开展|了|的|等|信息员)*"
)
_TRAIN = r"(?:举办|组织|开展|召开|举行|进行)"
_WORK = "公开|业务|专[题项]|集中|组织|开展|召开|举办|干部|人员|工作|年度|各类|内部|系统|线[上下]|全"
"""Words of a training on this work, where nothing says what it was on."""

ORGANISATION: tuple[Kind, ...] = (
    Kind(
        "trainings",
        "班次|场次|次|场|期|个|班",
        ("培训",),
        (
            rf"{_TRAIN}{_OGI}培训(?:班|会|活动|工作|讲座|会议)?#",
            rf"{_TRAIN}#{_OGI}培训(?:班|会|活动|讲座|会议)?$",
            r"(?:政务|政府信息|信息)公开(?:工作)?(?:业务|专题)?培训(?:班|会)?#",
        ),
        unless=r"参加|赴|选派|接受|上级",
        part=True,
        example="举办政务公开培训9次",
    ),
    Kind(
        "trained_persons",
        "人次|人|名",
        ("培训", "参训", "受训", "参加", "接受"),
        (rf"培训{_OGI}#", rf"(?:参训|受训){_OGI}#", rf"#(?:工作人员|人员)?(?:参加|参训|接受)(?:了)?{_OGI}(?:培训)?$"),
        amid=rf"安全|消防|就业|技能|法治|执法|党|{_TRAIN}(?:(?!{_WORK})[^,;\d]){{1,20}}培训",
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
        unless=r"新闻|党组|党委|培训|发布会",
        example="召开政务公开工作会议9次",
    ),
    Kind(
        "staff_full_time",
        "人|名",
        ("专职",),
        (r"专职(?:工作)?(?:人员)?#", r"#(?:名)?专职(?:工作)?人员(?:$|负责|从事|具体)"),
        part=True,
        example="配备专职工作人员9名",
    ),
    Kind(
        "staff_part_time",
        "人|名",
        ("兼职",),
        (r"兼职(?:工作)?(?:人员)?#", r"#(?:名)?兼职(?:工作)?人员(?:$|负责|从事|具体)"),
        part=True,
        example="配备兼职工作人员9名",
    ),
)
