"""Reports made by chance: random organ, year, phrasing and figures, every identity of the form kept."""

from __future__ import annotations

import random

from instruments.made import of_2014
from instruments.made.figures import Scale, consistent
from instruments.made.report import Contact, MadeReport, MadeSection, Part, filled

_PLACES = ("澜江市", "云溪县", "望海市", "青屏县", "桐岭区", "白砂县", "河曲湾市", "松原口区")
_TOWNS = ("青石镇", "白鹭街道", "石桥乡", "双槐镇", "柳堤街道", "枫岭镇")
_BUREAUS = ("财政局", "教育局", "水利局", "卫生健康委员会", "市场监督管理局", "农业农村局", "司法局", "审计局")
_ACHIEVEMENTS = (
    "全年发布各类信息{a}条，比上年增长{b}%。",
    "通过网站、公众号公开信息{a}条，其中解读材料{b}篇。",
    "主动公开政府信息{a}条，回应群众关切{b}次。",
)
_REQUESTS = (
    "全年收到政府信息公开申请{received}件，上年结转{carried_over}件，答复{answered}件，结转下年度{carried_forward}件。",
    "新收政府信息公开申请{received}件，均已登记办理。",
    "依申请公开工作平稳，按期答复率100%。",
)
_MANAGEMENT = ("完善公文公开属性源头认定机制。", "动态调整公开目录，清理失效信息。", "严格保密审查，做到先审后发。")
_PLATFORMS = ("升级门户网站检索功能。", "管好政务新媒体账号，日更日清。", "设立政务公开专区，提供自助查询。")
_SUPERVISION = ("纳入年度考核，权重不低于4%。", "组织专题培训2次，参训80余人次。", "未发生责任追究情形。")
_PROBLEMS = (
    "公开的主动性还不强，下一步将加强督促检查。",
    "政策解读形式不够丰富，今后将增加图表和视频。",
    "基层人员变动频繁，将定期开展轮训。",
)
_OTHER = ("无其他需要报告的事项。", "{year}年度未收取信息处理费。", "本年度收取信息处理费0元，无其他报告事项。")
_HEADINGS = (
    ("一、总体情况", "一、概述"),
    ("二、主动公开政府信息情况", "二、行政机关主动公开政府信息情况"),
    ("三、收到和处理政府信息公开申请情况", "三、行政机关收到和处理政府信息公开申请情况"),
    ("四、政府信息公开行政复议、行政诉讼情况", "四、因政府信息公开工作被申请行政复议、提起行政诉讼情况"),
    ("五、存在的主要问题及改进情况", "五、政府信息公开工作存在的主要问题及改进情况"),
    ("六、其他需要报告的事项",),
)
_NOUNS = ("政府信息公开工作年度报告", "政府信息公开年度报告")


def random_report(seed: int, form: str) -> MadeReport:
    """A consistent report of a form; the same seed gives the same report."""
    source = random.Random(f"{form}:{seed}")
    year = source.choice((2021, 2022, 2023, 2024) if form == "2021" else (2019, 2020))
    organ = _organ(source)
    noun = f"{year}年{source.choice(_NOUNS)}"
    report = MadeReport(
        name=f"random-{form}-{seed}",
        form=form,
        year=year,
        organ=organ,
        title=(organ + noun,) if source.random() < 0.7 else (organ, noun),
        preamble=(
            f"根据《中华人民共和国政府信息公开条例》规定，{organ}编制本报告。报告中数据的统计期限自{year}年1月1日起"
            f"至{year}年12月31日止。",
        ),
        sections=_sections(source),
        values=consistent(source.randrange(10**9), form, _scale(source)),
        contact=Contact(),
    )
    return filled(report)


def early_report(seed: int) -> MadeReport:
    """A report on 2014 to 2018 with chapters of its own and the statistics table; the same seed gives the same report."""
    source = random.Random(f"{of_2014.FORM}:{seed}")
    year, organ = source.choice((2014, 2015, 2016, 2017, 2018)), _organ(source)
    noun = f"{year}年{source.choice(_NOUNS)}"
    return MadeReport(
        name=f"random-{of_2014.FORM}-{seed}",
        form=of_2014.FORM,
        year=year,
        organ=organ,
        title=(organ + noun,) if source.random() < 0.7 else (organ, noun),
        preamble=(f"根据《中华人民共和国政府信息公开条例》规定，{organ}编制本报告。",),
        sections=tuple(MadeSection(heading, (text,)) for heading, text in of_2014.CHAPTERS),
        values=of_2014.random_values(seed),
    )


def _organ(source: random.Random) -> str:
    place = source.choice(_PLACES)
    kind = source.randrange(3)
    if kind == 0:
        return f"{place}人民政府"
    if kind == 1:
        return place + source.choice(_BUREAUS)
    town = source.choice(_TOWNS)
    return f"{place}{town}{'办事处' if town.endswith('街道') else '人民政府'}"


def _scale(source: random.Random) -> Scale:
    size = source.choice((0, 1, 2, 3))
    return Scale(
        requests=(24, 300, 2600, 12_000)[size],
        decisions=(8, 900, 42_000, 1_300_000)[size],
        documents=(0, 6, 25, 90)[size],
        zeros=(0.85, 0.4, 0.2, 0.05)[size],
        rules=0 if size < 2 else 5,
        reviews=(0, 4, 30, 220)[size],
    )


def _sections(source: random.Random) -> tuple[MadeSection, ...]:
    headings = [source.choice(choices) for choices in _HEADINGS]
    achievement = source.choice(_ACHIEVEMENTS).replace("{a}", str(source.randint(40, 9000)))
    parts = tuple(
        Part(heading, (text,))
        for heading, text in (
            ("（一）主动公开情况", achievement.replace("{b}", str(source.randint(3, 40)))),
            ("（二）依申请公开情况", source.choice(_REQUESTS)),
            ("（三）政府信息管理情况", source.choice(_MANAGEMENT)),
            ("（四）政府信息公开平台建设情况", source.choice(_PLATFORMS)),
            ("（五）监督保障情况", source.choice(_SUPERVISION)),
        )
    )
    return (
        MadeSection(headings[0], ("{year}年，本单位认真做好政府信息公开各项工作。",), parts),
        *(MadeSection(heading) for heading in headings[1:4]),
        MadeSection(headings[4], (source.choice(_PROBLEMS),)),
        MadeSection(headings[5], (source.choice(_OTHER),)),
    )
