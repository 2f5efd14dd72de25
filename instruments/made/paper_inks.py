"""How a rule is painted: as a line, a thin rectangle, dots, dashes, or twice."""

from __future__ import annotations

from collections.abc import Callable

from reportlab.pdfgen.canvas import Canvas


def _dots(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 2), 1)
    for i in range(steps + 1):
        x, y = x0 + (x1 - x0) * i / steps, y0 + (y1 - y0) * i / steps
        canvas.rect(x - 0.5, y - 0.5, 1, 1, stroke=0, fill=1)


def _dashes(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    steps = max(int(max(abs(x1 - x0), abs(y1 - y0)) / 5), 1)
    for i in range(steps):
        a, b = i / steps, (i + 0.6) / steps
        canvas.line(x0 + (x1 - x0) * a, y0 + (y1 - y0) * a, x0 + (x1 - x0) * b, y0 + (y1 - y0) * b)


def _double(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.line(x0, y0, x1, y1)
    if x0 == x1:
        canvas.line(x0 + 2.5, y0, x1 + 2.5, y1)
    else:
        canvas.line(x0, y0 - 2.5, x1, y1 - 2.5)


def _thin(canvas: Canvas, x0: float, y0: float, x1: float, y1: float) -> None:
    canvas.rect(min(x0, x1) - 0.24, min(y0, y1) - 0.24, abs(x1 - x0) + 0.48, abs(y1 - y0) + 0.48, stroke=0, fill=1)


INKS: dict[str, Callable[[Canvas, float, float, float, float], None]] = {
    "line": lambda canvas, x0, y0, x1, y1: canvas.line(x0, y0, x1, y1),
    "thin": _thin,
    "dots": _dots,
    "dashes": _dashes,
    "double": _double,
}
