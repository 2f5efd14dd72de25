"""Value accuracy on scans: made-up reports printed by Chromium, in several typefaces, and spoilt as scanners spoil them.

    python -m benchmarks.scans [--count N] [--seed S] [--dpi 150 …] [--kinds clean bit …] [--skew 0 0.7 …] [--faults] [--peer]

Each report becomes pictures of its pages, and those a PDF without text. `bit`: in black and white alone; `jpeg`: of
quality 60; `noise`: grey grain and specks; `stamp`: a red one over each page; `photo4`: photographed on a desk, the far
side shorter by 4 %; `close4`: so that nothing around the page is seen. Kinds join: `jpeg+stamp`. `null`: none, and an
issue says so; `silent`: not right, and nothing says so (that a page was recognised is no excuse). Seconds are of the
processor. `--peer`: tesseract (chi_sim, one block of text) on the same pictures; `right` are those numbers of the tables that
it writes at all, wherever: where they belong, it does not say.
"""

from __future__ import annotations

import argparse
import io
import re
import resource
import statistics
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

import cv2
import numpy as np
import pypdfium2
from PIL import Image, ImageDraw

from instruments.made import MadeReport, random_report
from instruments.made.to_html import PRINT_CSS, SITE, render_html
from instruments.made.to_pdf import chromium_pdf
from instruments.mutate.case import clean_case
from instruments.mutate.judge import judged_pdf

TYPEFACES = (
    "'WenQuanYi Zen Hei'",
    "'Liberation Serif', 'Noto Serif CJK SC'",
    "'Liberation Sans', 'Noto Sans CJK SC'",
    "'Noto Sans CJK SC'",
    "'Noto Serif CJK SC'",
    "'DejaVu Sans', 'Noto Sans CJK SC'",
    "'Nimbus Sans Narrow', 'Noto Sans CJK SC'",
    "'URW Bookman', 'Noto Serif CJK SC'",
)
"""What digits are printed in: offices use the Latin letters of one typeface with the ideographs of another."""
COLUMNS = ("documents", "pages", "values", "right", "null", "wrong", "silent")
GRAIN, SPECKS_SHARE = 8.0, 0.0004
"""Noise: the spread of grey, of 255 shades, and the share of pixels that are black or white whatever is there."""

DESK, DESK_SHARE = (105, 85, 70), 0.05
"""The colour of the desk that a page is photographed on, and how wide it is seen around it, compared with the page."""
_PHOTOGRAPHED = re.compile(r"(photo|close)(\d+)")


@cache
def printed(seed: int) -> tuple[MadeReport, bytes]:
    """A made-up report and its PDF."""
    report = random_report(seed, ("2021", "2019")[seed % 2])
    css = f"{PRINT_CSS} body, table, td, th {{ font-family: {TYPEFACES[seed % len(TYPEFACES)]} !important; }}"
    return report, chromium_pdf(render_html(report, replace(SITE, site=False, css=css)))


def scan(pdf: bytes, dpi: int, kinds: Sequence[str], skew: float) -> tuple[bytes, list[Image.Image]]:
    """A PDF of the pictures of another's pages, and these."""
    document = pypdfium2.PdfDocument(pdf)  # type: ignore[no-untyped-call]
    chance = np.random.default_rng(dpi)
    pages = [spoilt(page.render(scale=dpi / 72).to_pil().convert("RGB"), kinds, skew, chance) for page in document]
    document.close()  # type: ignore[no-untyped-call]
    file = io.BytesIO()
    quality = {} if "bit" in kinds else {"quality": 60 if "jpeg" in kinds else 92}
    pages[0].save(file, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, **quality)
    return file.getvalue(), pages


def spoilt(page: Image.Image, kinds: Sequence[str], skew: float, chance: np.random.Generator) -> Image.Image:
    """A page as a scanner gives it that spoils it in these ways and lays it askew by so many degrees."""
    if "stamp" in kinds:
        page = _stamped(page)
    for kind in kinds:
        if share := _PHOTOGRAPHED.match(kind):
            page = _photographed(page, int(share[2]) / 100, on_desk=share[1] == "photo")
    if skew:
        page = page.rotate(-skew, Image.Resampling.BICUBIC, fillcolor="white")
    if "noise" in kinds:
        pixels = np.asarray(page) + chance.normal(0, GRAIN, (page.height, page.width, 1))
        specks = chance.random((page.height, page.width))
        pixels[specks < SPECKS_SHARE] = 0
        pixels[specks > 1 - SPECKS_SHARE] = 255
        page = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    return page.convert("L").point(lambda grey: 255 if grey > 150 else 0).convert("1") if "bit" in kinds else page


def _photographed(page: Image.Image, share: float, *, on_desk: bool) -> Image.Image:
    """A page as a camera sees it that is held askew: its upper side is shorter by a share, its right one by a third."""
    wide, high = page.size
    rim = round(wide * DESK_SHARE) if on_desk else 0
    moved = np.array(
        [(wide * share / 2, 0), (wide - wide * share / 2, high * share / 6), (wide, high - high * share / 6), (0, high)]
    )
    corners = np.array([(0, 0), (wide, 0), (wide, high), (0, high)], np.float32)
    change = cv2.getPerspectiveTransform(corners, (moved + rim).astype(np.float32))
    size, around = (wide + 2 * rim, high + 2 * rim), DESK if on_desk else (255, 255, 255)
    return Image.fromarray(
        cv2.warpPerspective(np.asarray(page), change, size, flags=cv2.INTER_CUBIC, borderValue=around)
    )


def _stamped(page: Image.Image) -> Image.Image:
    """A page with the ring and the star of an office's stamp over its middle, through which black ink shows."""
    stamp = Image.new("RGB", page.size, "white")
    x, y, r = page.width * 0.6, page.height * 0.4, page.width * 0.11
    pen = ImageDraw.Draw(stamp)
    pen.ellipse((x - r, y - r, x + r, y + r), outline=(225, 50, 45), width=max(round(r / 14), 2))
    pen.regular_polygon((x, y, r * 0.3), 5, fill=(225, 50, 45))
    return Image.fromarray(np.minimum(np.asarray(page), np.asarray(stamp)))


def found_by_tesseract(report: MadeReport, pages: Sequence[Image.Image], dpi: int) -> tuple[int, int, float]:
    """How many of a report's numbers stand in what tesseract writes of these pages, of how many; its seconds."""
    values = (truth.value for truth in clean_case(0, "html", report).standing().values())
    wanted = Counter(f"{value}" for value in values if value is not None)
    said: Counter[str] = Counter()
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    for page in pages:
        file = io.BytesIO()
        page.save(file, "PNG")
        command = ["tesseract", "-", "-", "-l", "chi_sim", "--psm", "6", "--dpi", str(dpi)]
        done = subprocess.run(command, input=file.getvalue(), capture_output=True, check=True, timeout=600)
        said += Counter(re.findall(r"\d+(?:\.\d+)?", done.stdout.decode()))
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    return (wanted & said).total(), wanted.total(), seconds


def measured(options: argparse.Namespace, dpi: int, kinds: str, skew: float) -> Iterator[str]:
    """A row of the table."""
    counts: Counter[str] = Counter()
    peer: Counter[str] = Counter()
    peer_seconds: list[float] = []
    seconds: list[float] = []
    for seed in range(options.seed, options.seed + options.count):
        report, pdf = printed(seed)
        data, pages = scan(pdf, dpi, kinds.split("+"), skew)
        start = time.process_time()
        verdict = judged_pdf(report, data, "auto")
        seconds.append((time.process_time() - start) / len(pages))
        found = verdict.counts
        counts += found + Counter(documents=1, pages=len(pages), null=found["lost"], wrong=found["invented"])
        if options.faults:
            said = (*verdict.faults, *(it for it in verdict.remarks if it.startswith(("lost", "refused"))))
            print(f"seed {seed}, {dpi} dpi, {kinds}, {skew}°", *said, sep="\n    ", file=sys.stderr)
        if options.peer:
            right, values, spent = found_by_tesseract(report, pages, dpi)
            peer += Counter(documents=1, pages=len(pages), values=values, right=right)
            peer_seconds.append(spent / len(pages))
    yield _row(f"| {dpi} | {kinds}", skew, counts, seconds)
    if options.peer:
        yield _row(f"| {dpi} | {kinds}, tesseract", skew, peer, peer_seconds)


def _row(start: str, skew: float, counts: Counter[str], seconds: Sequence[float]) -> str:
    cells = (str(counts[column]) for column in COLUMNS)
    return " | ".join((start, f"{skew:g}°", *cells, f"{statistics.median(seconds):.1f}")) + " |"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print, scan, read, and print one Markdown table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=8, help="documents of each row")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--dpi", type=int, nargs="*", default=[100, 150, 200, 300])
    parser.add_argument("--kinds", nargs="*", default=["clean", "bit", "jpeg", "jpeg+stamp", "jpeg+stamp+noise"])
    parser.add_argument("--skew", type=float, nargs="*", default=[0.0, 0.7, 1.2])
    parser.add_argument("--faults", action="store_true", help="say which values are not right")
    parser.add_argument("--peer", action="store_true", help="tesseract beside, where it is installed")
    options = parser.parse_args(arguments)
    print("| dpi | kind | skew | " + " | ".join(COLUMNS) + " | seconds a page |")
    print("|--:|---|--:|" + "--:|" * (len(COLUMNS) + 1))
    for dpi in options.dpi:
        for kinds in options.kinds:
            for skew in options.skew:
                for line in measured(options, dpi, kinds, skew):
                    print(line, flush=True)


if __name__ == "__main__":
    main()
