"""Names of WordprocessingML, and how its small values are read: `w:val`, on/off switches, whole numbers."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from lxml import etree

Element = etree._Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
VAL = W + "val"

ALTERNATE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"
# What a branch of mc:AlternateContent may show: text, a picture, the text of a VML word art.
SHOWN = (
    W + "t",
    "{http://schemas.openxmlformats.org/officeDocument/2006/math}t",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}t",
    "{http://schemas.openxmlformats.org/drawingml/2006/main}blip",
    "{urn:schemas-microsoft-com:vml}imagedata",
    "{urn:schemas-microsoft-com:vml}textpath",
)
# Tracked deletions, and properties: no part of the text as it stands when all changes are accepted.
NOT_CONTENT = frozenset(
    {
        *(W + "del", W + "moveFrom", W + "rt", W + "fldData", W + "ffData", W + "tblGrid"),
        *(W + "pPr", W + "rPr", W + "rubyPr", W + "smartTagPr", W + "customXmlPr", W + "sdtPr", W + "sdtEndPr"),
        *(W + "tblPr", W + "tblPrEx", W + "trPr", W + "tcPr", W + "sectPr"),
    }
)


def child(parent: Element | None, name: str) -> Element | None:
    """The first child element `w:name`."""
    tag = W + name
    return None if parent is None else next((node for node in parent if node.tag == tag), None)


def properties(parent: Element, tag: str) -> Sequence[Element]:
    """What the properties element with this tag states of its parent.

    Asked of every paragraph, run and cell. It is nearly always the first child: to ask for that one takes no iterator,
    and a slice of children costs a third of a walk over them.
    """
    if not len(parent):
        return ()
    first = parent[0]
    if first.tag == tag:
        return first[:]
    return next((node[:] for node in parent if node.tag == tag), ()) if len(parent) > 1 else ()


def stated(parent: Element, tag: str) -> dict[object, Element]:
    """What the properties element with this tag states of its parent, by tag."""
    return {one.tag: one for one in properties(parent, tag)}


def value(parent: Element | None, name: str) -> str | None:
    """`w:val` of the child `w:name`; None where either is missing."""
    found = child(parent, name)
    return None if found is None else found.get(VAL)


def switched_on(switch: Element) -> bool:
    """An on/off element is on unless it says otherwise (`<w:b/>`, `<w:b w:val="0"/>`)."""
    return switch.get(VAL) not in ("0", "false", "off", "none")


def whole(text: str | None, least: int, most: int) -> int | None:
    """A whole number between two bounds; None for anything else, as files hold anything else."""
    if text is None or len(text) > 20:
        return None
    try:
        number = int(text)
    except ValueError:
        return None
    return number if least <= number <= most else None


def contents(parent: Element, wanted: Container[str]) -> Iterator[Element]:
    """The wanted elements under `parent` in document order, through every wrapper (content controls, custom XML,
    insertions, unknown elements), of alternatives exactly one; never those inside another wanted element.
    """
    pending = [iter(parent)]
    while pending:
        for node in pending[-1]:
            tag = node.tag
            if tag in wanted:
                yield node
            elif isinstance(tag, str) and tag not in NOT_CONTENT:
                pending.append(iter(chosen(node)))
                break
        else:
            pending.pop()


def chosen(node: Element) -> Element:
    """Of `mc:AlternateContent` the branch to read, the first that shows anything; any other element itself.

    Word writes a text box twice (Choice and Fallback), WPS omits the Fallback (hazards §2).
    """
    if node.tag != ALTERNATE:
        return node
    branches = [branch for branch in node if isinstance(branch.tag, str)]
    showing = (branch for branch in branches if next(branch.iter(*SHOWN), None) is not None)
    return next(showing, branches[0] if branches else node)
