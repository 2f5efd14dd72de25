"""Calls into pdfium at a third of the usual price: a page takes some ten thousand of them.

ctypes looks at the type of every argument of every call. The functions here have no argument types: an integer goes as
a C int, and a pointer must be an `argument`, which ctypes hands on as it is.
"""

from __future__ import annotations

import ctypes
from array import array
from collections.abc import Callable
from ctypes import c_double, c_float, c_int, c_uint, c_void_p
from typing import Any

import pypdfium2
import pypdfium2.raw

pdfium: Any = pypdfium2  # Neither module carries types.
fpdf: Any = pypdfium2.raw

Argument = Any
"""A pointer ready to be handed to pdfium."""

argument: Callable[[int], Argument] = c_void_p.from_param


def handle(pointer: Any) -> Argument:
    """What a typed pointer of pypdfium2's points to."""
    return argument(ctypes.cast(pointer, c_void_p).value or 0)


def pointer(numbers: array[Any], item: int = 0) -> Argument:
    """A pointer to an item of an array, which must outlive it."""
    return argument(numbers.buffer_info()[0] + item * numbers.itemsize)


def pointers(numbers: array[Any]) -> tuple[Argument, ...]:
    """Pointers to all items, for functions that give several results."""
    return tuple(pointer(numbers, item) for item in range(len(numbers)))


def moving(x: float) -> tuple[c_double, ...]:
    """The matrix of a move to the right, for `transform`."""
    return tuple(map(c_double, (1, 0, 0, 1, x, 0)))


def growing(by: float, x: float, y: float) -> tuple[c_double, ...]:
    """The matrix that enlarges around a point, for `transform_clip`."""
    return tuple(map(c_double, (by, 0, 0, by, (1 - by) * x, (1 - by) * y)))


class Passed(c_void_p):
    """A handle that is only passed on to the next call: of a plain `c_void_p` ctypes makes an integer first."""


def _call(function: Any, result: Any) -> Callable[..., Any]:
    """A function of pdfium without types of arguments; handles are given back as integers, unless they are `Passed`."""
    return ctypes.PYFUNCTYPE(result)(ctypes.cast(function, c_void_p).value or 0)


count_chars = _call(fpdf.FPDFText_CountChars, c_int)
get_text = _call(fpdf.FPDFText_GetText, c_int)
get_unicode = _call(fpdf.FPDFText_GetUnicode, c_uint)
get_box = _call(fpdf.FPDFText_GetLooseCharBox, c_int)
get_angle = _call(fpdf.FPDFText_GetCharAngle, c_float)
is_made_up = _call(fpdf.FPDFText_IsGenerated, c_int)
get_size = _call(fpdf.FPDFText_GetFontSize, c_double)
get_weight = _call(fpdf.FPDFText_GetFontWeight, c_int)
get_char_matrix = _call(fpdf.FPDFText_GetMatrix, c_int)
has_map_error = _call(fpdf.FPDFText_HasUnicodeMapError, c_int)
get_text_object = _call(fpdf.FPDFText_GetTextObject, c_void_p)

count_objects = _call(fpdf.FPDFPage_CountObjects, c_int)
get_object = _call(fpdf.FPDFPage_GetObject, c_void_p)
count_inside = _call(fpdf.FPDFFormObj_CountObjects, c_int)
get_inside = _call(fpdf.FPDFFormObj_GetObject, c_void_p)
get_type = _call(fpdf.FPDFPageObj_GetType, c_int)
get_render_mode = _call(fpdf.FPDFTextObj_GetTextRenderMode, c_int)
set_render_mode = _call(fpdf.FPDFTextObj_SetTextRenderMode, c_int)
get_font = _call(fpdf.FPDFTextObj_GetFont, c_void_p)
get_text_size = _call(fpdf.FPDFTextObj_GetFontSize, c_int)
is_embedded = _call(fpdf.FPDFFont_GetIsEmbedded, c_int)
get_font_data = _call(fpdf.FPDFFont_GetFontData, c_int)
get_fill = _call(fpdf.FPDFPageObj_GetFillColor, c_int)
set_fill = _call(fpdf.FPDFPageObj_SetFillColor, c_int)
get_stroke = _call(fpdf.FPDFPageObj_GetStrokeColor, c_int)
get_stroke_width = _call(fpdf.FPDFPageObj_GetStrokeWidth, c_int)
get_bounds = _call(fpdf.FPDFPageObj_GetBounds, c_int)
get_matrix = _call(fpdf.FPDFPageObj_GetMatrix, c_int)
has_transparency = _call(fpdf.FPDFPageObj_HasTransparency, c_int)
set_active = _call(fpdf.FPDFPageObj_SetIsActive, c_int)
transform = _call(fpdf.FPDFPageObj_Transform, None)
count_marks = _call(fpdf.FPDFPageObj_CountMarks, c_int)
get_mark = _call(fpdf.FPDFPageObj_GetMark, c_void_p)
get_param_type = _call(fpdf.FPDFPageObjMark_GetParamValueType, c_int)
remove_param = _call(fpdf.FPDFPageObjMark_RemoveParam, c_int)

transform_clip = _call(fpdf.FPDFPageObj_TransformClipPath, None)
get_clip = _call(fpdf.FPDFPageObj_GetClipPath, Passed)
count_clips = _call(fpdf.FPDFClipPath_CountPaths, c_int)
count_clip_segments = _call(fpdf.FPDFClipPath_CountPathSegments, c_int)
get_clip_segment = _call(fpdf.FPDFClipPath_GetPathSegment, Passed)

get_draw_mode = _call(fpdf.FPDFPath_GetDrawMode, c_int)
count_segments = _call(fpdf.FPDFPath_CountSegments, c_int)
get_segment = _call(fpdf.FPDFPath_GetPathSegment, Passed)
get_point = _call(fpdf.FPDFPathSegment_GetPoint, c_int)
get_segment_type = _call(fpdf.FPDFPathSegment_GetType, c_int)
get_close = _call(fpdf.FPDFPathSegment_GetClose, c_int)
