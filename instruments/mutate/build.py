"""From a seed to a messed-up document."""

from __future__ import annotations

import random
import re

from instruments.made import REPORTS, MadeReport, early_report, of_2014, random_report
from instruments.made.to_docx import DOCUMENT_RELATIONS, TYPES, document_xml, package
from instruments.made.to_html import encode as encode_page
from instruments.made.to_html import page_of
from instruments.made.to_text import encode as encode_text
from instruments.made.to_text import text_of
from instruments.mutate import (
    docx_messes,
    headings,
    html_messes,
    labels,
    real_pages,
    strange_tables,
    tables,
    text_messes,
    titles,
    values,
)
from instruments.mutate.case import CATALOGUE, FORMATS, Case, clean_case
from instruments.mutate.values import LOWERED, RAISED

MODULES = (titles, headings, labels, values, tables, strange_tables, real_pages, html_messes, docx_messes, text_messes)
"""Importing these fills the catalogue; messes are applied in this order: words first, markup last."""

MOST = 5

OF_SECTIONS = frozenset(module.__name__ for module in (titles, headings, real_pages))
"""Modules of messes that only six sections and their tables have."""


def build(seed: int, *, format_: str | None = None, only: tuple[str, ...] = (), form: str | None = None) -> Case:
    """The document of a seed; `only` applies just these messes; `form` "2014" gives it the statistics table."""
    source = random.Random(f"build:{seed}")
    drawn = source.choice(FORMATS)
    early = form == of_2014.FORM
    case = clean_case(seed, format_ or drawn, early_report(source.randrange(100_000)) if early else _report(source))
    case.prose_judged = case.prose_judged and not early
    fitting = [name for name in CATALOGUE if fits(name, case.format, form)]
    count = source.choices(range(1, MOST + 1), weights=(5, 4, 3, 2, 1))[0]
    chosen = only or tuple(source.sample(fitting, count))
    for name in ordered():
        if name in chosen and CATALOGUE[name].apply(case):
            case.messes.append(name)
    return case


def fits(name: str, format_: str, form: str | None = None) -> bool:
    """Whether a mess can do anything to documents of a format and a form."""
    entry = CATALOGUE[name]
    return format_ in entry.formats and not (form == of_2014.FORM and entry.apply.__module__ in OF_SECTIONS)


def ordered() -> list[str]:
    """The catalogue's names in the order in which messes are applied."""
    modules = [module.__name__ for module in MODULES]
    return sorted(CATALOGUE, key=lambda name: modules.index(CATALOGUE[name].apply.__module__))


def _report(source: random.Random) -> MadeReport:
    if source.random() < 0.4:
        return REPORTS[source.choice(sorted(REPORTS))]
    return random_report(source.randrange(100_000), source.choice(("2021", "2021", "2019")))


def render(case: Case) -> bytes:
    """The document's bytes. May be called once: the after-work draws from the case's own source of chance."""
    state = case.random.getstate()
    data = {"html": _html, "docx": _docx, "text": _text}[case.format](case)
    case.random.setstate(state)
    return data


def _html(case: Case) -> bytes:
    page = page_of(case.report, case.blocks, case.html)
    for change in case.markup:
        page = change(page)
    return encode_page(page.replace(RAISED, "<sup>").replace(LOWERED, "</sup>"), case.html)


def _docx(case: Case) -> bytes:
    xml = document_xml(case.blocks)
    xml = _NOTE.sub(_raised, xml)
    for change in case.markup:
        xml = change(xml)
    return package(xml, _with_types(case.parts))


_NOTE = re.compile(
    r'(<w:r>(?:<w:rPr>(?:(?!</w:rPr>).)*</w:rPr>)?)<w:t xml:space="preserve">'
    rf"([^<]*){RAISED}([^<]*){LOWERED}</w:t></w:r>"
)


def _raised(match: re.Match[str]) -> str:
    """A run that ends in a raised note mark, as two runs."""
    note = f'<w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>{match[3]}</w:t></w:r>'
    return f'{match[1]}<w:t xml:space="preserve">{match[2]}</w:t></w:r>{note}'


def _with_types(parts: dict[str, str]) -> dict[str, str]:
    """The parts, with the package's lists of parts naming them."""
    if "word/numbering.xml" not in parts:
        return parts
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    types = f'<Override PartName="/word/numbering.xml" ContentType="{main}.numbering+xml"/></Types>'
    relation = f'<Relationship Id="rId9" Type="{office}/numbering" Target="numbering.xml"/></Relationships>'
    return {
        "[Content_Types].xml": TYPES.replace("</Types>", types),
        "word/_rels/document.xml.rels": DOCUMENT_RELATIONS.replace("</Relationships>", relation),
        **parts,
    }


def _text(case: Case) -> bytes:
    text = text_of(case.blocks, case.text).replace(RAISED, "[").replace(LOWERED, "]")
    for change in case.markup:
        text = change(text)
    return encode_text(text, case.text)


def described(case: Case) -> str:
    """One line about a case."""
    return f"{case.seed} {case.format} {case.report.name}: {' + '.join(case.messes)}"
