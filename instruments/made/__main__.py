"""`python -m instruments.made` rebuilds fixtures/reports; `--check` verifies them; `--pdf` prints the PDFs anew."""

from __future__ import annotations

import argparse
import io
import json
import sys
import zipfile
from pathlib import Path

from instruments.made import (
    REPORTS,
    DocxStyle,
    MadeReport,
    expected,
    render_docx,
    render_html,
    render_print_html,
    render_text,
)
from instruments.made.to_pdf import chromium_pdf, libreoffice_pdf

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "reports"
PRINTED = (".lo.pdf", ".cr.pdf")


def built(report: MadeReport) -> dict[str, bytes]:
    """Every file of a report that builds alike everywhere, by suffix."""
    truth = json.dumps(expected(report), ensure_ascii=False, indent=1) + "\n"
    return {
        ".txt": render_text(report),
        ".html": render_html(report),
        ".docx": render_docx(report),
        ".expected.json": truth.encode(),
    }


def stale(folder: Path = FOLDER) -> list[str]:
    """Names of the fixtures that are missing or differ from what the builder makes; PDFs need only be there."""
    names = []
    for report in REPORTS.values():
        for suffix, data in built(report).items():
            path = folder / (report.name + suffix)
            if not path.is_file() or not _same(path.read_bytes(), data, suffix):
                names.append(path.name)
        names += [report.name + suffix for suffix in PRINTED if not (folder / (report.name + suffix)).is_file()]
    return names


def _same(old: bytes, new: bytes, suffix: str) -> bool:
    """Equal content; of a package the members count, since compressors differ in their bytes."""
    if suffix != ".docx" or old == new:
        return old == new
    return _members(old) == _members(new)


def _members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def build(folder: Path, *, pdf: bool) -> None:
    """Write every fixture; the PDFs only where missing, unless asked for."""
    folder.mkdir(parents=True, exist_ok=True)
    for report in REPORTS.values():
        for suffix, data in built(report).items():
            path = folder / (report.name + suffix)
            if not path.is_file() or not _same(path.read_bytes(), data, suffix):
                path.write_bytes(data)
        printed = folder / (report.name + ".lo.pdf")
        if pdf or not printed.is_file():
            printed.write_bytes(libreoffice_pdf(render_docx(report, DocxStyle(page_numbers=True))))
        printed = folder / (report.name + ".cr.pdf")
        if pdf or not printed.is_file():
            printed.write_bytes(chromium_pdf(render_print_html(report)))


def main() -> int:
    """Build or check."""
    parser = argparse.ArgumentParser(prog="python -m instruments.made", description=__doc__)
    parser.add_argument("--check", action="store_true", help="verify that the fixtures are fresh, write nothing")
    parser.add_argument("--pdf", action="store_true", help="print the PDFs anew, too")
    options = parser.parse_args()
    if not options.check:
        build(FOLDER, pdf=options.pdf)
        return 0
    names = stale()
    print("\n".join(names) if names else f"{len(REPORTS)} reports are fresh")
    return 1 if names else 0


if __name__ == "__main__":
    sys.exit(main())
