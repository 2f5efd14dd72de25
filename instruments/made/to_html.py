"""A page of a government site around the report, or a bare print version of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from instruments.made.report import MadeReport, flow
from instruments.made.sheet import Block, Row, Sheet, SheetCell, Text

if TYPE_CHECKING:
    from collections.abc import Sequence


@dataclass(frozen=True)
class HtmlStyle:
    """How the page is marked up.

    `pasted`: markup as WPS leaves it, one phrase over many spans. `site`: with the chrome of a government site.
    `charset` is what the bytes are in, `declared` what the page says. `layout_table`: all inside a table cell.
    """

    pasted: bool = False
    site: bool = True
    layout_table: bool = False
    charset: str = "utf-8"
    declared: str | None = "utf-8"
    cell_paragraphs: bool = False
    padded: bool = False
    css: str = ""


SITE = HtmlStyle()
PRINT_CSS = """
@page { size: A4; margin: 22mm 20mm 20mm 20mm; @bottom-center { content: '- ' counter(page) ' -'; font-size: 12px; } }
body { font: 15.5px/1.75 'WenQuanYi Zen Hei', sans-serif; color: #000; }
h1 { font-size: 24px; text-align: center; font-weight: normal; line-height: 1.5; margin: 0 0 18px; }
p { margin: 0; text-indent: 2em; text-align: justify; }
p.heading { font-weight: bold; }
p.signature { text-align: right; }
table { border-collapse: collapse; width: 100%; margin: 10px 0 14px; font-size: 12.5px; line-height: 1.5; }
td { border: 1px solid #000; padding: 4px 3px; text-align: center; vertical-align: middle; text-indent: 0; }
td.label { text-align: left; }
td p { text-indent: 0; text-align: inherit; }
"""


def render_html(report: MadeReport, style: HtmlStyle | None = None) -> bytes:
    """The report as a page of a government site."""
    style = style or HtmlStyle(pasted=report.pasted)
    return encode(page_of(report, flow(report), style), style)


def render_print_html(report: MadeReport) -> bytes:
    """The report without any site around it, laid out for A4."""
    return render_html(report, HtmlStyle(site=False, css=PRINT_CSS))


def encode(page: str, style: HtmlStyle) -> bytes:
    """The page's bytes; what the charset lacks stands as a numeric entity."""
    return page.encode(style.charset, errors="xmlcharrefreplace")


def page_of(report: MadeReport, blocks: Sequence[Block], style: HtmlStyle) -> str:
    """The whole page around the blocks."""
    title = "".join(report.title)
    meta = f'<meta charset="{style.declared}">\n' if style.declared else ""
    css = f"<style>{style.css}</style>\n" if style.css else ""
    article = article_of(blocks, style)
    if style.layout_table:
        article = (
            '<table width="1200" border="0" cellpadding="0"><tr><td width="20">&nbsp;</td>'
            f"<td>\n{article}\n</td></tr></table>"
        )
    body = _site(report, article) if style.site else article
    return (
        f'<!DOCTYPE html>\n<html lang="zh-CN">\n<head>\n{meta}<title>{escape(title)}</title>\n{css}</head>\n'
        f"<body>\n{body}\n</body>\n</html>\n"
    )


def _site(report: MadeReport, article: str) -> str:
    """Header, breadcrumb, metadata block, links of related pages and footer around the article."""
    title = "".join(report.title)
    facts = [("索引号", f"0{report.year}9901-{report.year + 1}-00017"), ("名　　称", title)]
    facts.append(("主题分类", "政府信息公开年报"))
    if report.publisher:
        facts.append(("发布机构", report.publisher))
    if report.published:
        facts.append(("发布日期", report.published))
    facts += [("文　　号", ""), ("有 效 性", "有效")]
    cells = [f"<td><b>{name}：</b></td><td>{escape(value)}</td>" for name, value in facts]
    rows = "\n".join(f"<tr>{''.join(cells[at : at + 2])}</tr>" for at in range(0, len(cells), 2))
    return f"""<div class="header"><a href="/"><img src="/images/logo.png" alt="门户网站"></a>
<form action="/search"><input type="text" name="q" value="请输入关键词"><button>搜索</button></form>
<ul class="nav"><li><a href="/">首页</a></li><li><a href="/xxgk/">政府信息公开</a></li>
<li><a href="/fw/">政务服务</a></li><li><a href="/hd/">互动交流</a></li></ul></div>
<div class="crumb">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk/">政府信息公开</a> &gt;
<a href="/xxgk/nb/">政府信息公开年报</a></div>
<div class="xxgk-meta"><table class="meta">
{rows}
</table></div>
<div class="tools">浏览次数：<span id="hits">287</span> 字体：【<a href="javascript:;">大</a>
<a href="javascript:;">中</a> <a href="javascript:;">小</a>】 <a href="javascript:window.print()">打印</a></div>
<script>var hits = 287; document.title += "";</script>
<div class="article" id="zoom">
{article}
</div>
<div class="related"><h3>相关信息</h3><ul>
<li><a href="../{report.year - 1}/">{escape(report.organ)}{report.year - 1}年政府信息公开工作年度报告</a></li>
<li><a href="../guide/">{escape(report.organ)}政府信息公开指南</a></li></ul></div>
<div class="footer"><p>主办：{escape(report.publisher or report.organ)} 版权所有</p>
<p>网站标识码：9900000017　备案号：某ICP备00000017号</p></div>"""


def article_of(blocks: Sequence[Block], style: HtmlStyle) -> str:
    """The blocks as markup."""
    parts: list[str] = []
    titles = [block.text for block in blocks if isinstance(block, Text) and block.kind == "title"]
    if titles:
        parts.append(f"<h1>{'<br>'.join(_inline(text, style) for text in titles)}</h1>")
    for block in blocks:
        if isinstance(block, Sheet):
            parts.append(table_of(block, style))
        elif block.kind != "title":
            parts.append(_paragraph(block, style))
    return "\n".join(parts)


def _paragraph(block: Text, style: HtmlStyle) -> str:
    text = _inline(block.text, style)
    if style.css:
        return f'<p class="{block.kind}">{text}</p>'
    if block.kind == "signature":
        return f'<p style="text-align: right;">{text}</p>'
    if block.kind == "heading":
        return f'<p style="text-indent: 2em;"><strong>{text}</strong></p>'
    return f'<p style="text-indent: 2em;">{text}</p>'


def _inline(text: str, style: HtmlStyle) -> str:
    """Text as markup; pasted text is cut into spans wherever Chinese meets digits, and long runs in the middle."""
    if not style.pasted:
        return escape(text)
    runs = [run for piece in re.split(r"(\d+)", text) for run in _halves(piece) if run]
    spans = []
    for at, run in enumerate(runs):
        font = "仿宋_GB2312" if not run.isdigit() else "Times New Roman"
        mark = "<o:p></o:p>" if at == len(runs) - 1 else ""
        spans.append(f'<span style="font-family: {font}; font-size: 21px;">{escape(run)}</span>{mark}')
    return "".join(spans)


def _halves(text: str) -> tuple[str, ...]:
    if len(text) <= 24:
        return (text,)
    middle = len(text) // 2
    return text[:middle], text[middle:]


def table_of(sheet: Sheet, style: HtmlStyle) -> str:
    """A sheet as a table."""
    rows = "\n".join(_row(row, at, style) for at, row in enumerate(sheet.rows))
    attributes = ' border="1" cellspacing="0"' if not style.css else ""
    columns = ""
    if style.css:
        whole = sum(sheet.widths)
        columns = "<colgroup>" + "".join(f'<col style="width:{100 * w / whole:.2f}%">' for w in sheet.widths)
        columns += "</colgroup>\n"
    return f"<table{attributes}>\n{columns}<tbody>\n{rows}\n</tbody>\n</table>"


def _row(row: Row, at: int, style: HtmlStyle) -> str:
    return "<tr>" + "".join(_cell(cell, at + 3 * number, style) for number, cell in enumerate(row)) + "</tr>"


def _cell(cell: SheetCell, at: int, style: HtmlStyle) -> str:
    spans = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    spans += f' colspan="{cell.col_span}"' if cell.col_span > 1 else ""
    css = f' class="{cell.role}"' if style.css else ""
    lines = [_inline(line, style) for line in cell.text.split("\n")]
    if style.padded and cell.role == "value":
        lines[-1] = [lines[-1], "&nbsp;" + lines[-1], lines[-1] + "&nbsp;"][at % 3]
    if not cell.text:
        inner = "&nbsp;" if at % 2 else "<p><o:p>&nbsp;</o:p></p>" if style.pasted else ""
    elif style.cell_paragraphs or style.pasted:
        inner = "".join(f"<p>{line}</p>" for line in lines)
    else:
        inner = "<br>".join(lines)
    if cell.inner:
        inner += "\n" + table_of(cell.inner, style)
    return f"<td{css}{spans}>{inner}</td>"
