"""What a page says beside its running text: named facts (索引号, 发布机构, 成文日期 …)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportparse.document import Block, Paragraph, Table
from reportparse.patterns import regex

# domain: publication forms. The uncertain are plain words too: they need a colon.
_CERTAIN = """
    索引号 信息索引号 发布机构 发文机关 发文单位 发布单位 公开机构 公开主体 制发机关 发文日期 成文日期 公开日期 发布日期
    发布时间 生成日期 文号 发文字号 主题分类 组配分类 体裁分类 信息分类 公开方式 公开责任部门 信息来源 文件编号
"""
_UNCERTAIN = "名称 标题 信息名称 文件名称 分类 来源 有效性 时效 关键词 主题词 所属主题 文件下载"
# A fact is short; a longer paragraph is prose that happens to begin so.
_MAX_LENGTH = 300


def _spaced(labels: str) -> str:
    """A pattern for labels, longest first, that may be letter-spaced ("文　　号")."""
    return "|".join(r"\s*".join(label) for label in sorted(labels.split(), key=len, reverse=True))


_WITH_COLON = regex(rf"(?:^|[\s\[【|（(])({_spaced(_CERTAIN + _UNCERTAIN)})\s*[】\])）]?\s*[：:]")
_ALONE = regex(rf"[\[【]?({_spaced(_CERTAIN)})[】\]]?|[\[【]?({_spaced(_CERTAIN + _UNCERTAIN)})[】\]]?\s*[：:]")


def named_facts(blocks: Sequence[Block]) -> list[tuple[str, str]]:
    """The (label, value) pairs that stand in paragraphs, in pairs of paragraphs, or in tables."""
    facts: list[tuple[str, str]] = []
    label = None
    for text in _short_texts(blocks):
        found = _pairs(text)
        alone = _label(text)
        if label and text and not found and not alone:
            facts.append((label, text))
        facts += found
        label = alone
    return facts


def _short_texts(blocks: Sequence[Block]) -> Iterator[str]:
    """The texts of all paragraphs and cells in reading order; "" for what is too long to be a fact."""
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        if isinstance(block, Paragraph):
            yield block.text if len(block.text) <= _MAX_LENGTH else ""
            continue
        for cell in reversed(block.cells) if isinstance(block, Table) else ():
            waiting += reversed(cell.blocks) if cell.blocks else [Paragraph(cell.text)]


def _pairs(text: str) -> list[tuple[str, str]]:
    """The facts that one line holds: "索引号：0001 发布机构：某局" holds two."""
    if "：" not in text and ":" not in text:
        return []
    found = list(_WITH_COLON.finditer(text))
    if not found or found[0].start(1) > 1:
        return []
    ends = [match.start() for match in found[1:]] + [len(text)]
    pairs = ((match[1], text[match.end() : end]) for match, end in zip(found, ends, strict=True))
    return [("".join(label.split()), value.strip()) for label, value in pairs if value.strip()]


def _label(text: str) -> str | None:
    """The label, where a line holds nothing else."""
    match = _ALONE.fullmatch(text) if len(text) < 20 else None
    return "".join((match[1] or match[2]).split()) if match else None
