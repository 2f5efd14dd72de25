"""Value accuracy over the kinds of PDF that offices publish, by engine: pdfium alone, pdfplumber alone, both (auto).

    python -m benchmarks.pdf_kinds [--kinds WORD…] [--quick] [--keep FOLDER] [--faults]

Each kind is a few made-up reports of the forms of 2021 and 2019, set by reportlab, edited by pikepdf, or printed by
Chromium and LibreOffice where they are installed, never by code of ours. `right`, `lost` (null, and an issue says so),
`wrong` (another number, or one where the document has none) and `silent` (not right, and nothing says so) count values.
"""

from __future__ import annotations

import argparse
import io
import random
import shutil
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from types import MappingProxyType
from typing import Any

import pikepdf
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont

from instruments.made import MadeReport, random_report, render_docx, render_print_html
from instruments.made.figures import Scale, consistent
from instruments.made.paper import SONG, Paper
from instruments.made.to_docx import DocxStyle
from instruments.made.to_html import PRINT_CSS, HtmlStyle, render_html
from instruments.made.to_paper import typeset
from instruments.made.to_pdf import chromium_pdf, libreoffice_pdf
from instruments.mutate.judge import judged_pdf

ENGINES = ("pdfium", "pdfplumber", "auto")
Maker = Callable[[MadeReport], bytes]


@cache
def embedded() -> str:
    """A TrueType font that is embedded with a ToUnicode map; the viewer's own STSong-Light where there is none."""
    for path in ("/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc", "/usr/share/fonts/wqy-zenhei/wqy-zenhei.ttc"):
        try:
            pdfmetrics.registerFont(TTFont("embedded", path))
        except (TTFError, OSError):
            continue
        return "embedded"
    return SONG


def set_as(**changes: Any) -> Maker:
    """Typeset on such paper."""
    return lambda report: typeset(report, Paper(**{"font": embedded(), **changes}))


def edited(maker: Maker, edit: Callable[[pikepdf.Pdf], None], **saving: Any) -> Maker:
    """A PDF after an edit by pikepdf."""

    def make(report: MadeReport) -> bytes:
        buffer = io.BytesIO()
        with pikepdf.open(io.BytesIO(maker(report))) as pdf:
            edit(pdf)
            pdf.save(buffer, **saving)
        return buffer.getvalue()

    return make


def printed(css: str) -> Maker:
    """Printed by Chromium with more style."""
    return lambda report: chromium_pdf(render_html(report, HtmlStyle(site=False, css=PRINT_CSS + css)))


def turned(pdf: pikepdf.Pdf) -> None:
    """Every page's content turned, and turned back by /Rotate."""
    for page in pdf.pages:
        _, _, width, height = (float(side) for side in page.MediaBox)
        page.contents_add(f"q 0 1 -1 0 {height} 0 cm".encode(), prepend=True)
        page.contents_add(b"Q")
        page.MediaBox = [0, 0, height, width]
        page.Rotate = 90


def in_points_of(factor: float) -> Callable[[pikepdf.Pdf], None]:
    """UserUnit: the page is printed so many times as large."""

    def edit(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.UserUnit = factor

    return edit


def without_tounicode(pdf: pikepdf.Pdf) -> None:
    """Fonts that do not say which characters their glyphs are."""
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            if "/ToUnicode" in font:
                del font.ToUnicode


_RADICALS = str.maketrans(
    "一二人入八力十又口土大女子小工干手文方日月比水父生用示立行西言走足身里金长门页食高",
    "⼀⼆⼈⼊⼋⼒⼗⼜⼝⼟⼤⼥⼦⼩⼯⼲⼿⽂⽅⽇⽉⽐⽔⽗⽣⽤⽰⽴⾏⻄⾔⾛⾜⾝⾥⾦⻓⻔⻚⻝⾼",
)


def with_radicals(pdf: pikepdf.Pdf) -> None:
    """ToUnicode maps that name radicals for ideographs, as some producers write them."""
    for obj in pdf.objects:
        if isinstance(obj, pikepdf.Dictionary) and "/ToUnicode" in obj:
            text = obj.ToUnicode.read_bytes().decode("latin-1")
            for ideograph, radical in _RADICALS.items():
                text = text.replace(
                    f"<{ideograph:04X}>", f"<{ord(radical) if isinstance(radical, str) else radical:04X}>"
                )
                text = text.replace(
                    f"<{ideograph:04x}>", f"<{ord(radical) if isinstance(radical, str) else radical:04x}>"
                )
            obj.ToUnicode = pdf.make_stream(text.encode("latin-1"))


def damaged(maker: Maker) -> Maker:
    """A cross-reference table that cannot be found."""
    return lambda report: maker(report).replace(b"startxref", b"startxxxx")


def overlaid(pdf: pikepdf.Pdf) -> None:
    """Hidden and off-page text on every page."""
    for page in pdf.pages:
        name = next(iter(page.Resources.Font))
        page.contents_add(f"BT {name} 10 Tf 3 Tr 200 300 Td <0041004200430031> Tj ET".encode())
        page.contents_add(f"BT {name} 10 Tf -900 300 Td <0041004200430031> Tj ET".encode())


def scanned(maker: Maker) -> Maker:
    """All pages as pictures of themselves."""

    def make(report: MadeReport) -> bytes:
        pdfium: Any = import_module("pypdfium2")
        source = pdfium.PdfDocument(maker(report))
        images = [source[i].render(scale=1).to_pil() for i in range(len(source))]
        buffer = io.BytesIO()
        images[0].save(buffer, "PDF", save_all=True, append_images=images[1:])
        return buffer.getvalue()

    return make


@dataclass(frozen=True)
class Kind:
    """A kind of PDF: how documents of it are made. `needs` is the program that prints it."""

    name: str
    makers: tuple[Maker, ...]
    needs: str = ""


def _breaks(**changes: Any) -> tuple[Maker, ...]:
    """A new page at each of some rows of table 2."""
    return tuple(set_as(broken=frozenset({row}), **changes) for row in (1, 3, 4, 8, 15, 22, 26))


KINDS = (
    Kind("full grid, embedded font", (set_as(), set_as(size=(842.0, 1191.0), cell=14.0, body=18.0))),
    Kind("full grid, font not embedded", (set_as(font=SONG),)),
    Kind("grid over pages, any row", _breaks()),
    Kind("grid over pages, headers repeated", _breaks(heads=True)),
    Kind("grid over pages, parts shifted", _breaks(shift=14.0)),
    Kind("rows cut between lines", tuple(set_as(cut=True, lead=lead) for lead in range(0, 120, 20))),
    Kind("sides open", (set_as(open_sides=True),)),
    Kind("rules as rectangles", (set_as(ink="thin"),)),
    Kind("double rules", (set_as(ink="double"),)),
    Kind("dotted and dashed rules", (set_as(ink="dots"), set_as(ink="dashes"))),
    Kind("a box for each cell", tuple(set_as(ink="boxes", gap=gap) for gap in (1.5, 3.0, 4.5, 6.0))),
    Kind("extra white rules", (set_as(extra=True),)),
    Kind("horizontal rules only", (set_as(rules="rows"), set_as(rules="rows", align="right"))),
    Kind("horizontal rules, over pages", _breaks(rules="rows")),
    Kind("three rules", (set_as(rules="three"), set_as(rules="three", align="right"), set_as(rules="three", cell=9.0))),
    Kind("three rules, over pages", _breaks(rules="three")),
    Kind("three rules, headers repeated", _breaks(rules="three", heads=True)),
    Kind("no rules", (set_as(rules="none"), set_as(rules="none", align="right"), set_as(rules="none", align="left"))),
    Kind("no rules, over pages", _breaks(rules="none")),
    Kind("fake bold", tuple(set_as(bold=bold) for bold in (0.03, 0.07, 0.12, 0.16))),
    Kind(
        "numbers letter-spaced",
        (
            set_as(spacing=0.2, cell=8.0, margin=40.0),
            set_as(spacing=0.3, cell=8.0, margin=40.0),
            set_as(spacing=0.6, cell=8.0, margin=60.0, size=(842.0, 1191.0)),
        ),
    ),
    Kind("numbers wrapped in narrow cells", tuple(set_as(narrow=narrow) for narrow in (14.0, 18.0, 24.0))),
    Kind("wrapped and cut", tuple(set_as(narrow=16.0, cut=True, lead=lead) for lead in range(0, 120, 20))),
    Kind("page scaled", (set_as(scale=5.0), set_as(scale=0.2), set_as(scale=0.4), edited(set_as(), in_points_of(3)))),
    Kind("page askew", tuple(set_as(skew=skew) for skew in (0.3, -0.5, 1.0, -1.5))),
    Kind("landscape tables", (set_as(landscape=True),)),
    Kind("turned by /Rotate", (edited(set_as(), turned),)),
    Kind("watermark", (set_as(watermark="内部资料2024"),)),
    Kind("radicals for ideographs", (edited(set_as(), with_radicals),)),
    Kind("font without Unicode", (edited(set_as(), without_tounicode),)),
    Kind("hidden and off-page text", (edited(set_as(), overlaid),)),
    Kind(
        "encrypted, no password", (edited(set_as(), lambda _: None, encryption=pikepdf.Encryption(user="", owner="o")),)
    ),
    Kind("damaged cross-reference", (damaged(set_as()),)),
    Kind("scanned", (scanned(set_as()),)),
    Kind(
        "printed by Chromium",
        (lambda report: chromium_pdf(render_print_html(report)), printed("@page{size:A3} table{font-size:10px}")),
        "chromium",
    ),
    Kind(
        "Chromium, three rules",
        (printed("td{border-width:0} tr:last-child td,td.header{border-bottom:1px solid #000}"),),
        "chromium",
    ),
    Kind("Chromium, horizontal rules", (printed("td{border-left:0;border-right:0}"),), "chromium"),
    Kind("Chromium, no rules", (printed("td{border:0}"),), "chromium"),
    Kind("Chromium, separate borders", (printed("table{border-collapse:separate;border-spacing:3px}"),), "chromium"),
    Kind("Chromium, dotted rules", (printed("td{border-style:dotted}"),), "chromium"),
    Kind(
        "printed by LibreOffice",
        (lambda report: libreoffice_pdf(render_docx(report, DocxStyle(page_numbers=True))),),
        "soffice",
    ),
)


def reports() -> list[MadeReport]:
    """A large report of each form whose sums hold, and one of 2021 with a misprint in each table."""
    made = []
    for form, seed in (("2021", 11), ("2019", 12)):
        scale = Scale(requests=9000, decisions=90_000, documents=30, zeros=0.25, rules=4, reviews=60, fee="12.5")
        made.append(replace(random_report(seed, form), values=MappingProxyType(consistent(seed, form, scale))))
    values = dict(made[0].values)
    for path in ("requests.granted.business", "requests.received.total", "review.reconsideration.upheld"):
        values[path] = str(int(values[path]) + 1)
    return [*made, replace(made[0], values=MappingProxyType(values), name="misprinted")]


def cases(kinds: Sequence[Kind], *, quick: bool) -> Iterator[tuple[Kind, int, MadeReport, bytes]]:
    """Every document of the kinds; `quick`: one of each kind."""
    for kind in kinds:
        if kind.needs and not shutil.which(kind.needs):
            print(f"{kind.name}: {kind.needs} is not installed", file=sys.stderr)
            continue
        for number, maker in enumerate(kind.makers[: 1 if quick else None]):
            for report in reports()[: 1 if quick else None]:
                yield kind, number, report, maker(report)


def main(arguments: Sequence[str] | None = None) -> None:
    """Make, read, print one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kinds", nargs="*", default=[], help="only kinds whose names hold one of these words")
    parser.add_argument("--quick", action="store_true", help="one document of each kind")
    parser.add_argument("--keep", type=Path, help="write the documents to this folder")
    parser.add_argument("--faults", action="store_true", help="say which values are not right, and what was said")
    options = parser.parse_args(arguments)
    random.seed(0)
    kinds = [kind for kind in KINDS if not options.kinds or any(word in kind.name for word in options.kinds)]
    counts: dict[str, dict[str, Counter[str]]] = {}
    for kind, number, report, data in cases(kinds, quick=options.quick):
        name = f"{kind.name.replace(' ', '-').replace('/', '')}-{number}-{report.form}-{report.name}.pdf"
        if options.keep:
            options.keep.mkdir(parents=True, exist_ok=True)
            (options.keep / name).write_bytes(data)
        for engine in ENGINES:
            start = time.process_time()
            verdict = judged_pdf(report, data, engine)
            verdict.counts["milliseconds"] = round(1000 * (time.process_time() - start))
            verdict.counts["wrong"] += verdict.counts.pop("invented", 0)
            counts.setdefault(kind.name, {}).setdefault(engine, Counter()).update(verdict.counts)
            if options.faults and verdict.counts["right"] < verdict.counts["values"]:
                print(name, engine, dict(verdict.counts), *verdict.faults, *verdict.remarks, sep="\n    ")
    show(counts)


def show(counts: dict[str, dict[str, Counter[str]]]) -> None:
    """The table: the share of right values by engine; wrong and silent are sums over the engines."""
    print("| kind | values | right by pdfium | right by pdfplumber | right by both (auto) | wrong | silent |")
    print("|---|--:|--:|--:|--:|--:|--:|")
    whole: dict[str, Counter[str]] = {engine: Counter() for engine in ENGINES}
    for name, engines in counts.items():
        for engine in ENGINES:
            whole[engine].update(engines[engine])
        print(_line(name, engines))
    print(_line("all", whole))


def _line(name: str, engines: dict[str, Counter[str]]) -> str:
    shares = [f"{100 * engines[engine]['right'] / max(engines[engine]['values'], 1):.1f} %" for engine in ENGINES]
    bad = [str(sum(engines[engine][what] for engine in ENGINES)) for what in ("wrong", "silent")]
    return " | ".join((f"| {name}", str(engines["auto"]["values"]), *shares, *bad)) + " |"


if __name__ == "__main__":
    main()
