"""One direction of imports inside the layout room: a part imports what stands below it, and no other part."""

from __future__ import annotations

import pytest

from tests.test_layers import MODULES, imports

BELOW: dict[str, set[str]] = {
    "page": set(),
    "page_geometry": {"page"},
    "text": {"page"},
    "page_table": set(),
    "phantoms": {"page_table"},
    "ruled": {"page", "page_geometry", "text", "page_table", "phantoms"},
    "aligned": {"page", "text", "page_table"},
    "pages": {"page", "page_geometry", "text", "page_table", "ruled"},
    "page_breaks": {"text", "page_table"},
    "document_flow": {
        "page",
        "page_geometry",
        "text",
        "page_table",
        "phantoms",
        "aligned",
        "pages",
        "page_breaks",
    },
}
"""Each part of the room and those that it may import. `ruled` and `aligned` know nothing of each other."""

ROOM = "reportparse.layout."
INSIDE = {
    "text": ("radicals", "spacing", "lines", "numbers", "overlays", "furniture", "paragraphs"),
    "ruled": ("ink", "edges", "grid", "plain", "missing_rules", "placement", "beside", "strokes", "sight", "fill"),
    "aligned": ("stretches", "columns", "row_labels", "column_names", "table", "detect"),
}
"""The modules of each sub-room from the ground up."""


def part(module: str) -> str:
    return module.removeprefix(ROOM).split(".")[0]


def modules(inside: str = "") -> list[str]:
    prefix = f"{ROOM}{inside}." if inside else ROOM
    return [name for name in MODULES if name.startswith(prefix)]


def test_every_part_is_known() -> None:
    assert {part(name) for name in modules()} == set(BELOW)


def test_every_module_of_a_sub_room_is_known() -> None:
    for room, known in INSIDE.items():
        assert {name.rsplit(".", 1)[1] for name in modules(room)} == set(known)


@pytest.mark.parametrize("module", modules())
def test_a_part_imports_what_stands_below_it(module: str) -> None:
    own = part(module)
    others = {part(name) for name in imports(MODULES[module]) if name.startswith(ROOM)} - {own}
    assert others <= BELOW[own]


@pytest.mark.parametrize(("room", "module"), [(room, name) for room, names in INSIDE.items() for name in names])
def test_a_module_of_a_sub_room_imports_what_stands_below_it(room: str, module: str) -> None:
    prefix = f"{ROOM}{room}."
    own = {name.removeprefix(prefix) for name in imports(MODULES[prefix + module]) if name.startswith(prefix)}
    assert own <= set(INSIDE[room][: INSIDE[room].index(module)])
