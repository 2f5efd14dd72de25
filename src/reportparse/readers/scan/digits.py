"""How much a piece of ink looks like each of the ten digits: a second look, in which the model of lines has no part.

A small net sees one digit at a time, cut out and brought to one size: neither what stands beside it nor what numbers are
usual can lead it astray. It has learnt sixty typefaces, spoilt as scanners do (`python -m instruments.digit_shapes`), and
what is no digit: strokes, halves, two that touch.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import NamedTuple

import cv2
import numpy as np

from reportparse.readers.scan.picture import Pixels

SIDE_PX = 20
"""What the net sees is so many pixels wide and high; a digit fills it one way."""
NO_DIGIT = 10
"""The class that stands for everything else."""

Values = np.ndarray[tuple[int, ...], np.dtype[np.float32]]


class Net(NamedTuple):
    """One layer between the pixels and the eleven classes."""

    seen: Values
    seen_bias: Values
    told: Values
    told_bias: Values


def chances_of(greys: Pixels) -> Values:
    """How likely the ink that fills these greys (paper 255) is each of the ten digits, and none (all sum to 1)."""
    (chances,) = chances_by(_net(), framed(greys)[None])
    return np.asarray(chances, np.float32)


def chances_by(net: Net, pieces: Pixels) -> Values:
    """What a net says of pieces of ink, each `framed`."""
    pixels = pieces.reshape(len(pieces), -1).astype(np.float32) / 255
    said = np.maximum(pixels @ net.seen + net.seen_bias, 0) @ net.told + net.told_bias
    shares = np.exp(said - said.max(axis=1, keepdims=True))
    chances: Values = np.asarray(shares / shares.sum(axis=1, keepdims=True), np.float32)
    return chances


def framed(greys: Pixels) -> Pixels:
    """A piece of ink in the middle of a square of SIDE_PX, ink 255."""
    height, width = greys.shape
    scale = SIDE_PX / max(height, width)
    wide, high = max(round(width * scale), 1), max(round(height * scale), 1)
    way = cv2.INTER_AREA if scale < 1 else cv2.INTER_LINEAR
    frame, x, y = np.zeros((SIDE_PX, SIDE_PX), np.uint8), (SIDE_PX - wide) // 2, (SIDE_PX - high) // 2
    frame[y : y + high, x : x + wide] = cv2.resize(255 - greys, (wide, high), interpolation=way)
    return frame


@cache
def _net() -> Net:
    with files(__package__).joinpath("digits.npz").open("rb") as file, np.load(file, allow_pickle=False) as stored:
        return Net(*(stored[name].astype(np.float32) for name in Net._fields))
