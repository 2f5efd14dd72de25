"""Rules (规章) and administrative normative documents (规范性文件): issued, disclosed, repealed, in force."""

from __future__ import annotations

from reportparse.chinese.dates import NUMBERED_YEAR
from reportparse.narrative.kinds.declaration import Counterpart, Kind

_RULES = "件|部|项"
_PIECES = "件|个|份|部|项"
_RULED = r"(?:制发|制定|出台|印发|制定出台|制定印发|公开|主动公开|发布)"


def _of_documents(row: str, *columns: str) -> tuple[Counterpart, ...]:
    """A column each, the plainest first. 对外公开总数量 of 2019 is not 现行有效件数 (domain §3.1)."""
    return tuple(Counterpart((f"disclosure.{row}.{column}",)) for column in columns)


DOCUMENTS: tuple[Kind, ...] = (
    Kind(
        "rules_issued",
        _RULES,
        ("规章",),
        (rf"{_RULED[:-1]}|新增公开)(?:了)?(?:市|省|地方|部门)?(?:政府)?规章#", r"规章(?:本年)?(?:制发|制定)(?:件)?#"),
        unless=r"公开",
        counterparts=_of_documents("rules", "issued", "made", "disclosed"),
        example="制定规章9件",
    ),
    Kind(
        "rules_repealed",
        _RULES,
        ("废止",),
        (r"废止(?:市|省)?(?:政府)?规章#", r"规章(?:本年)?废止(?:件)?#"),
        topic="rules",
        bare=(r"^废止#",),
        counterparts=_of_documents("rules", "repealed"),
        example="废止规章9件",
    ),
    Kind(
        "rules_in_force",
        _RULES,
        ("现行有效",),
        (r"现行有效的?(?:市|省)?(?:政府)?规章#", r"规章现行有效#"),
        counterparts=_of_documents("rules", "in_force"),
    ),
    Kind(
        "normative_documents_issued",
        _PIECES,
        ("规范性文件", "制发", "制定", "出台", "印发"),
        (
            r"(?:制发|制定|出台|印发)(?:了)?[^、]{0,10}规范性文件#",
            r"(?:制发|制定|出台|印发)#[^、]{0,6}规范性文件",
            r"规范性文件(?:制发|制定)(?:件)?#",
        ),
        topic="documents",
        bare=(r"(?:制发|制定|出台|印发)(?:了)?#$",),
        part=True,
        unless=r"公开|审查|清理|备案|解读|收到|上级|转发|传达",
        counterparts=_of_documents("normative_documents", "issued", "made", "disclosed"),
        denied=r"(?:制发|制定|出台|印发)(?:出台)?(?:过|任何)?(?:规章(?:、|和|及|或))?(?:行政)?规范性文件",
        example="制发行政规范性文件9件",
    ),
    Kind(
        "normative_documents_disclosed",
        _PIECES,
        ("规范性文件",),
        (r"公开(?:了)?[^、]{0,6}规范性文件#",),
        unless=r"解读|制定|制发|现(?!行)|有效",
        counterparts=_of_documents("normative_documents", "disclosed", "made", "issued"),
        example="公开行政规范性文件9件",
    ),
    Kind(
        "normative_documents_repealed",
        _PIECES,
        ("废止",),
        (r"废止(?:了)?[^、]{0,6}规范性文件#", r"废止#[^、]{0,4}规范性文件", r"规范性文件(?:本年)?废止(?:件)?#"),
        topic="documents",
        bare=(rf"^(?:[本今全]年|本年度|年内|{NUMBERED_YEAR}年|[我本]局)?(?:予以|决定|宣布|清理|已|共)?废止#",),
        unless=r"失效|修改",
        part=True,
        counterparts=_of_documents("normative_documents", "repealed"),
        denied=r"废止(?:过|任何)?(?:行政)?规范性文件|(?:行政)?规范性文件(?:被)?废止",
        example="废止行政规范性文件9件",
    ),
    Kind(
        "normative_documents_in_force",
        _PIECES,
        ("现行有效", "有效存续", "存续有效"),
        (
            r"(?:现行有效|有效存续|存续有效)[^、]{0,10}规范性文件#",
            r"(?:现行有效|有效存续|存续有效)的?#[^、]{0,4}规范性文件$",
            r"规范性文件[^、]{0,6}(?:现行有效|有效存续|存续有效)的?#",
        ),
        topic="documents",
        bare=(r"(?:现行有效|有效存续|存续有效)的?#",),
        part=True,
        denied=r"现行有效的?(?:行政)?规范性文件",
        counterparts=_of_documents("normative_documents", "in_force"),
    ),
)
