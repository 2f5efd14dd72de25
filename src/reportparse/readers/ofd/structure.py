"""The parts of an OFD document (GB/T 33190-2016 §7): which document, its pages in order, what lies over and under each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from reportparse.diagnostics.errors import UnreadableFile, too_large
from reportparse.diagnostics.language import Both
from reportparse.readers.ofd.markup import Box, Unplaced, box, child, children, is_true, text_of
from reportparse.readers.ofd.package import Damaged, Element, Package, corrupt
from reportparse.readers.ofd.resources import Resources

MAX_PAGES = 2000
"""A yearbook has some hundred pages."""
A4 = Box(0.0, 0.0, 210.0, 297.0)
MAX_BODIES = 100
"""Documents of one package."""
MAX_ATTACHMENTS = 100
"""Attached files that are named."""
MAX_SIDE_MM = 20_000.0


class Under(NamedTuple):
    """A template page: its number, and whether it lies over the page (Foreground) or under it."""

    number: str
    over: bool


@dataclass(slots=True)
class Body:
    """A document: its root part, its resources, where its page templates, notes and seals are, and what could not be read."""

    name: str
    root: Element
    resources: Resources
    templates: dict[str, Element] = field(default_factory=dict)
    unread: list[str] = field(default_factory=list)
    signatures: str | None = None


def bodies(package: Package) -> list[tuple[str, Element]]:
    """The documents of a package, each as where its root is and the element that says so. Raises UnreadableFile."""
    entry = package.find("OFD.xml")
    if entry is None:
        raise corrupt("it has no OFD.xml", "缺少 OFD.xml")
    try:
        root = package.root(entry)
    except Damaged as error:
        raise corrupt("its OFD.xml is damaged", "OFD.xml 已损坏") from error
    if (
        any(name.endswith("encryptions.xml") for name in package.names())
        or next(root.iter("{*}Encryptions"), None) is not None
    ):
        raise UnreadableFile("encrypted")
    found = [(place, one) for one in children(root, "DocBody") if (place := _root_of(package, one, entry))]
    if not found:
        raise corrupt("it names no document", "未指明文档")
    if len(found) > MAX_BODIES:
        raise too_large(MAX_BODIES, "documents", "个文档")
    return found


def _root_of(package: Package, body: Element, entry: str) -> str:
    """Where the root of a document is: that of its current version where it has versions."""
    for version in children(child(body, "Versions"), "Version"):
        name = package.find(location(version), entry) if is_true(version, "Current", False) else None
        if name:
            try:
                told = text_of(package.root(name), "DocRoot")
            except Damaged:
                continue
            return package.find(told, name, entry) or told
    place = child(body, "DocRoot")
    return "" if place is None else location(place)


def location(element: Element, name: str = "BaseLoc") -> str:
    """A path that an element gives, as an attribute, as an element, or as its text."""
    return element.get(name, "").strip() or text_of(element, name) or (element.text or "").strip()


def opened(package: Package, place: str, body: Element) -> Body:
    """A document by where its root is. Raises UnreadableFile."""
    entry = package.find("OFD.xml") or ""
    name = package.find(place, entry)
    if name is None:
        raise corrupt(f"its document 「{place[:80]}」 is missing", f"缺少文档「{place[:80]}」")
    try:
        root = package.root(name)
    except Damaged as error:
        raise corrupt(f"its document 「{name[:80]}」 is damaged", f"文档「{name[:80]}」已损坏") from error
    found = Body(name, root, Resources())
    common = child(root, "CommonData")
    files = []
    for one in children(common, "DocumentRes", "PublicRes"):
        file = package.find(location(one), name)
        if file is None:
            found.unread.append(location(one))
        else:
            files.append(file)
    found.unread += found.resources.read(package, files)
    found.templates = {one.get("ID", "").strip(): one for one in children(common, "TemplatePage")}
    signatures = child(body, "Signatures")
    found.signatures = None if signatures is None else package.find(location(signatures), entry, name)
    return found


def pages_of(body: Body) -> list[Element]:
    """The pages of a document in their order. Raises UnreadableFile where there are none, OverLimit for too many."""
    found = [*children(child(body.root, "Pages"), "Page")]
    if not found:
        raise corrupt("it has no pages", "没有页面")
    if len(found) > MAX_PAGES:
        raise too_large(MAX_PAGES, "pages", "页")
    return found


def area_of(body: Body, page: Element | None) -> Box:
    """The paper of a page (mm): its own, else the document's, else A4. Raises Unplaced for one beyond reason."""
    for area in (child(page, "Area"), child(body.root, "CommonData", "PageArea")):
        paper = child(area, "PhysicalBox")
        found = None if paper is None else box(paper, "PhysicalBox", paper.text or "")
        if paper is not None and found:
            if not (0 < found.width <= MAX_SIDE_MM and 0 < found.height <= MAX_SIDE_MM):
                raise Unplaced(paper, "PhysicalBox", paper.text or "")
            return found
    return A4


def templates_of(body: Body, page: Element) -> Iterator[Under]:
    """The template pages of a page; where it does not say how they lie, the document does."""
    for one in children(page, "Template"):
        number = one.get("TemplateID", "").strip()
        template = body.templates.get(number)
        order = one.get("ZOrder") or (template.get("ZOrder") if template is not None else None) or ""
        yield Under(number, order.strip().lower() == "foreground")


def attachments_of(package: Package, body: Body) -> list[str]:
    """The names of the files that are attached to a document."""
    entry = child(body.root, "Attachments")
    name = None if entry is None else package.find(location(entry, "FileLoc"), body.name)
    if name is None:
        return []
    try:
        listed = [*children(package.root(name), "Attachment")][:MAX_ATTACHMENTS]
    except Damaged:
        return []
    return [one.get("AttachmentName") or one.get("Name") or "" for one in listed if is_true(one, "Visible", True)]


_LAYERS = {"background": 0, "foreground": 2}


def layers_of(page: Element) -> list[Element]:
    """The layers of a page in the order of painting: background, body, foreground; those of one kind as they stand."""
    layers = [*children(child(page, "Content"), "Layer")]
    return sorted(layers, key=lambda layer: _LAYERS.get(layer.get("Type", "").strip().lower(), 1))


def missing(name: str) -> Both:
    """What is to be said of a part that is named and not there, or damaged."""
    return Both(f"{name[:80]} is missing or damaged", f"{name[:80]} 缺失或已损坏")
