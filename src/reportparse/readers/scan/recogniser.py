"""The model that reads a line of text: PP-OCRv6, which the wheel of rapidocr holds, run by onnxruntime.

Nothing is downloaded: the model is a file of the installed package, and only that file is opened. One thread, and each strip
padded by itself: what is read of a strip depends on nothing but its pixels.
"""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, NamedTuple

import cv2
import numpy as np

from reportparse.readers.scan.picture import Pixels

MODEL = "models/PP-OCRv6_rec_small.onnx"
HEIGHT_PX = 48
"""The model reads lines of this height."""
WIDTH_STEP_PX, MAX_WIDTH_PX = 64, 3200
"""Strips are padded to a multiple of the one; longer than the other, which is a line of seventy characters, none is read."""
BATCH_PX = 1536
"""Strips of one width go through the model together, so many pixels of width at a time: its memory grows with them."""

ROUND = frozenset("0Oo〇○")
"""A circle that stands alone is one as much as the other: which of them, no model can say, nor need it."""

_BLANK = 0
"""The class that stands for no character (connectionist temporal classification)."""


class Reading(NamedTuple):
    """What a strip says, and how sure the model is of each of its characters (0 to 1)."""

    text: str
    confidences: tuple[float, ...] = ()


def read_strips(strips: Sequence[Pixels]) -> list[Reading]:
    """What each strip (rows of greys, one line of text) says."""
    by_width: dict[int, list[tuple[int, Pixels]]] = defaultdict(list)
    for i, strip in enumerate(strips):
        height, width = strip.shape
        fitted = max(min(round(width * HEIGHT_PX / height), MAX_WIDTH_PX), 8)
        padded = -(-fitted // WIDTH_STEP_PX) * WIDTH_STEP_PX
        line = np.full((HEIGHT_PX, padded), 255, np.uint8)
        way = cv2.INTER_AREA if height > HEIGHT_PX else cv2.INTER_CUBIC
        line[:, :fitted] = cv2.resize(strip, (fitted, HEIGHT_PX), interpolation=way)
        by_width[padded].append((i, line))
    readings = [Reading("")] * len(strips)
    for width, lines in by_width.items():
        size = max(BATCH_PX // width, 1)
        for start in range(0, len(lines), size):
            batch = lines[start : start + size]
            for (i, _), reading in zip(batch, _read([line for _, line in batch]), strict=True):
                readings[i] = reading
    return readings


def _read(lines: Sequence[Pixels]) -> list[Reading]:
    session, characters = _model()
    greys = np.stack(lines).astype(np.float32) / 127.5 - 1
    said = session.run(None, {session.get_inputs()[0].name: np.repeat(greys[:, None], 3, axis=1)})[0]
    best, sure = said.argmax(2), said.max(2)
    alike = [i for i, character in enumerate(characters) if character in ROUND]
    sure = np.where(np.isin(best, alike), said[:, :, alike].sum(2), sure)
    return [_decoded(*line, characters) for line in zip(best, sure, strict=True)]


def _decoded(best: np.ndarray, sure: np.ndarray, characters: Sequence[str]) -> Reading:
    """The classes of the steps of a line as its text: one that goes on is one character, blanks are none."""
    text: list[str] = []
    confidences: list[float] = []
    before = _BLANK
    for step, confidence in zip(best.tolist(), sure.tolist(), strict=True):
        if step != _BLANK and step == before:
            confidences[-1] = max(confidences[-1], confidence)
        elif step != _BLANK:
            text.append(characters[step])
            confidences.append(confidence)
        before = step
    return Reading("".join(text), tuple(round(one, 4) for one in confidences))


@cache
def _model() -> tuple[Any, list[str]]:
    """The model ready to run, and the characters of its classes."""
    import onnxruntime

    package = find_spec("rapidocr")
    if package is None or package.origin is None:
        raise ModuleNotFoundError("rapidocr")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.enable_cpu_mem_arena = False
    options.log_severity_level = 4
    path = Path(package.origin).parent / MODEL
    session = onnxruntime.InferenceSession(os.fspath(path), options, providers=["CPUExecutionProvider"])
    listed = session.get_modelmeta().custom_metadata_map["character"].splitlines()
    return session, ["", *listed, " "]
