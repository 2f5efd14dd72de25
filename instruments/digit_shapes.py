"""The net that tells digits apart in scans (`readers/scan/digits.npz`): learnt from typefaces, spoilt as scanners do.

    python -m instruments.digit_shapes --font FILE … [--held FILE …] [--strips N] [--out digits.npz]

Each strip is drawn in one typeface and size, scanned, set straight again, and cut into its characters. A file that is given
twice counts twice; typefaces without ten lining digits are left out. What was learnt is told of `--held` typefaces, which no
strip of the lesson shows: how many of their digits are known, and how many are taken for another. The same fonts and numbers
make the same file.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import cv2
import numpy as np
from PIL import Image, ImageDraw, ImageFont

from reportparse.readers.scan.digits import NO_DIGIT, SIDE_PX, Net, chances_by, framed
from reportparse.readers.scan.picture import DPI, Pixels

DIGITS = "0123456789"
OTHERS = "/|-十八丨口口"
"""What is no digit, though models take it for one; the last is the box that fonts draw for what they lack."""
ON_A_STRIP, OTHERS_ON_A_STRIP = 20, 3
DRAWN_DPI = 400
SIZES_PT = (9.0, 10.5, 10.5, 12.0, 14.0, 16.0)
SCANNED_DPI = (100, 100, 120, 150, 150, 200, 240, 300)
KINDS = ("bit", "bit", "clean", "jpeg", "noise")
BLACK_BELOW = (128, 150, 150, 170, 190)
"""Shades at which a scanner in black and white parts ink from paper."""
INK_BELOW = (150, 150, 110, 200)
"""Shades below which a character is cut out."""
STEP_EM = 1.4
LOOSE_SHARE, SPOILT_SHARE = 0.3, 0.1
"""So many characters are cut out with a seam, and so many digits cut into halves or joined, which are none."""
MIN_HEIGHT_PX, MIN_WIDTH_PX = 6, 4
HIDDEN, EPOCHS, BATCH, RATE, DECAY = 96, 14, 256, 2e-3, 2e-5


def characters(font: Path, text: Sequence[str], chance: random.Random) -> Iterator[tuple[str, Pixels]]:
    """Each character of a strip and its greys, cut out along its ink; those that vanished are left out."""
    em = chance.choice(SIZES_PT) * DRAWN_DPI / 72
    step, high = round(em * STEP_EM), round(em * 2.2)
    strip = Image.new("L", (step * (len(text) + 1), high), 255)
    pen, face = ImageDraw.Draw(strip), ImageFont.truetype(str(font), round(em))
    stroke = chance.choice((0, 0, 0, 0, 1, 2))
    dx, dy = chance.random() * 4, chance.random() * 4
    for i, one in enumerate(text):
        pen.text(((i + 1) * step + dx, high / 2 + dy), one, 0, face, anchor="mm", stroke_width=stroke)
    greys = scanned(strip, chance)
    for i, one in enumerate(text):
        x0, x1 = (round((i + side) * step * DPI / DRAWN_DPI) for side in (0.55, 1.45))
        found = cut_out(greys[:, x0:x1], chance)
        if found is not None:
            yield one, found


def scanned(strip: Image.Image, chance: random.Random) -> Pixels:
    """A strip as a scanner of some resolution and kind gives it, at DPI and set straight again."""
    dpi, degrees, kind = chance.choice(SCANNED_DPI), chance.choice((0.0, 0.7, -1.2)), chance.choice(KINDS)
    size = round(strip.width * dpi / DRAWN_DPI), round(strip.height * dpi / DRAWN_DPI)
    greys = _turned(np.asarray(strip.resize(size, Image.Resampling.BOX), np.uint8), degrees)
    if kind == "bit":
        greys = np.where(greys > chance.choice(BLACK_BELOW), 255, 0).astype(np.uint8)
    elif kind == "jpeg":
        quality = [cv2.IMWRITE_JPEG_QUALITY, chance.choice((40, 60, 80))]
        greys = np.asarray(cv2.imdecode(cv2.imencode(".jpg", greys, quality)[1], cv2.IMREAD_GRAYSCALE), np.uint8)
    elif kind == "noise":
        grain = np.random.default_rng(chance.randrange(2**32)).normal(0, 10, greys.shape)
        greys = np.clip(greys + grain, 0, 255).astype(np.uint8)
    scale = DPI / dpi
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_CUBIC
    return _turned(np.asarray(cv2.resize(greys, None, fx=scale, fy=scale, interpolation=way), np.uint8), -degrees)


def _turned(greys: Pixels, degrees: float) -> Pixels:
    height, width = greys.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    return np.asarray(cv2.warpAffine(greys, turn, (width, height), flags=cv2.INTER_CUBIC, borderValue=255), np.uint8)


def cut_out(greys: Pixels, chance: random.Random) -> Pixels | None:
    """Greys cut along their ink, some of them with a seam of a pixel."""
    ink = greys < chance.choice(INK_BELOW)
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    if len(rows) < MIN_HEIGHT_PX:
        return None
    seam = 1 if chance.random() < LOOSE_SHARE else 0
    left, top, right, bottom = (chance.randint(0, seam) for _ in range(4))
    return greys[max(rows[0] - top, 0) : rows[-1] + 1 + bottom, max(columns[0] - left, 0) : columns[-1] + 1 + right]


def spoilt(digit: Pixels, chance: random.Random) -> Pixels:
    """A piece of a digit, or pieces of it joined: no digit."""
    height, width = digit.shape
    wide, high = (max(int(side * chance.uniform(0.35, 0.55)), 2) for side in (width, height))
    way = chance.randrange(5)
    if way == 0:
        one, other = (max(int(width * chance.uniform(0.4, 1)), 2) for _ in range(2))
        return np.concatenate([digit[:, :one], digit[:, -other:]], axis=1)
    return (digit[:, :wide], digit[:, -wide:], digit[:high], digit[-high:])[way - 1]


def lesson(fonts: Sequence[Path], n_strips: int, seed: int) -> tuple[Pixels, np.ndarray]:
    """Pieces of ink, each framed, and the class of each."""
    chance = random.Random(seed)
    pieces, classes = [], []
    for i in range(n_strips):
        text = [chance.choice(DIGITS) for _ in range(ON_A_STRIP)]
        text += [chance.choice(OTHERS) for _ in range(OTHERS_ON_A_STRIP)]
        for one, greys in characters(fonts[i % len(fonts)], text, chance):
            told = DIGITS.index(one) if one in DIGITS else NO_DIGIT
            if one in "023456789" and greys.shape[1] < MIN_WIDTH_PX:
                continue
            if one in "023456789" and chance.random() < SPOILT_SHARE:
                greys, told = spoilt(greys, chance), NO_DIGIT
            pieces.append(framed(greys))
            classes.append(told)
    return np.stack(pieces), np.array(classes)


def taught(pieces: Pixels, classes: np.ndarray) -> Net:
    """A net that tells the classes of these pieces (Adam, cross entropy)."""
    chance = np.random.default_rng(0)
    wide = SIDE_PX * SIDE_PX
    started = (
        chance.normal(0, np.sqrt(2 / wide), (wide, HIDDEN)),
        np.zeros(HIDDEN),
        chance.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, NO_DIGIT + 1)),
        np.zeros(NO_DIGIT + 1),
    )
    net = [np.asarray(one, np.float32) for one in started]
    means, squares, n_steps = [np.zeros_like(one) for one in net], [np.zeros_like(one) for one in net], 0
    for epoch in range(EPOCHS):
        rate = RATE * (0.5 + 0.5 * np.cos(np.pi * epoch / EPOCHS))
        order = chance.permutation(len(pieces))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            n_steps += 1
            for i, slope in enumerate(_slopes(net, pieces[chosen], classes[chosen])):
                means[i] = np.asarray(0.9 * means[i] + 0.1 * slope, np.float32)
                squares[i] = 0.999 * squares[i] + 0.001 * slope * slope
                step = means[i] / (1 - 0.9**n_steps) / (np.sqrt(squares[i] / (1 - 0.999**n_steps)) + 1e-8)
                net[i] -= np.asarray(rate * step, np.float32)
    return Net(*net)


def _slopes(net: Sequence[np.ndarray], pieces: Pixels, classes: np.ndarray) -> list[np.ndarray]:
    """By how much the loss rises with each weight."""
    pixels = pieces.reshape(len(pieces), -1).astype(np.float32) / 255
    seen = pixels @ net[0] + net[1]
    wrong = chances_by(Net(*net), pieces)
    wrong[np.arange(len(classes)), classes] -= 1
    wrong /= len(classes)
    back = (wrong @ net[2].T) * (seen > 0)
    return [pixels.T @ back + DECAY * net[0], back.sum(0), np.maximum(seen, 0).T @ wrong, wrong.sum(0)]


def has_ten_lining_digits(font: Path) -> bool:
    """Whether a typeface has ten digits, all about as high."""
    try:
        face = ImageFont.truetype(str(font), 200)
    except OSError:
        return False
    heights = [bottom - top for _, top, _, bottom in map(face.getbbox, DIGITS)]
    return min(heights) > 0.88 * max(heights) and len({bytes(face.getmask(one)) for one in DIGITS}) == len(DIGITS)


def main(arguments: Sequence[str] | None = None) -> None:
    """Learn, say how well, and store the net."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--font", type=Path, nargs="+", required=True, help="files of typefaces to learn")
    parser.add_argument("--held", type=Path, nargs="*", default=[], help="files of typefaces to be asked of")
    parser.add_argument("--strips", type=int, default=8_000)
    parser.add_argument("--out", type=Path, default=Path("digits.npz"))
    options = parser.parse_args(arguments)
    cv2.setNumThreads(1)
    fonts = [font for font in options.font if has_ten_lining_digits(font)]
    net = taught(*lesson(fonts, options.strips, 1))
    np.savez_compressed(options.out, **{name: one.astype(np.float16) for name, one in net._asdict().items()})
    print(f"{len(set(fonts))} typefaces, {options.strips} strips")
    for font in options.held:
        pieces, classes = lesson([font], 300, 2)
        pieces, classes = pieces[classes != NO_DIGIT], classes[classes != NO_DIGIT]
        chances = chances_by(net, pieces)
        told = np.where(chances.max(axis=1) >= 0.6, chances.argmax(axis=1), NO_DIGIT)
        n_other = np.count_nonzero((told != classes) & (told != NO_DIGIT))
        print(f"{font.name}: of {len(classes)} digits {np.count_nonzero(told == classes)} known, {n_other} as another")


if __name__ == "__main__":
    main()
