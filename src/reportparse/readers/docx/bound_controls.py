"""Content controls that are bound to data (w:dataBinding): Word shows the data, whatever the document part still says.

Word refreshes such a control from its custom XML part, or from the document's properties, whenever it opens the file
(ISO 29500-1, 17.5.2.6). What a program wrote into the data alone is thus seen, and what it wrote into the text alone is not.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Sequence

from reportparse.chinese.text import UNSAYABLE, clean, doubted
from reportparse.patterns import regex
from reportparse.readers.docx.names import VAL, Element, W, child
from reportparse.readers.docx.package import Package

MAX_STEPS = 64
"""Steps of the longest path into the data; Word writes one for each level."""

MAX_PATH = 4_000
"""Characters of the longest such path, and of the names in it."""

_MARK = b"dataBinding"
_STORE = "{http://schemas.openxmlformats.org/officeDocument/2006/customXml}itemID"
_OF_PACKAGE = {
    "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}": "docprops/core.xml",
    "{6668398D-A668-4E3E-A5EB-62B293D839F1}": "docprops/app.xml",
}
"""The ids under which Word knows a package's own properties."""

_PREFIX = regex(r"""xmlns:([\w.-]{1,100})\s*=\s*(?:"([^"]{0,500})"|'([^']{0,500})')""")
_STEP = regex(r"(?:([\w.-]{1,100}):)?([\w.-]{1,200})(?:\[(\d{1,6})\])?")
_LISTS = (W + "dropDownList", W + "comboBox")
# Controls that show something else than the text of their data.
_NO_TEXT = frozenset(("date", "picture", "checkbox", "repeatingSection", "repeatingSectionItem"))


def refresh(package: Package) -> list[str]:
    """Put the data into the bound controls of the main part's tables, and return the texts that are not shown for them.

    Where the data are empty, or where nobody can say which of them are meant, digits in a control are doubtful. Outside
    tables (a title bound to the package's properties) programs other than Word leave the data behind: the text stays.
    """
    if _MARK not in package.content(package.main):
        return []
    data = _Data(package)
    unseen: list[str] = []
    for binding in list(package.document.iter("{*}dataBinding")):
        own = binding.getparent()
        control = None if own is None else own.getparent()
        content = None if control is None else child(control, "sdtContent")
        if own is None or content is None or any(_name(one) in _NO_TEXT for one in own):
            continue
        shown = "".join(node.text or "" for node in content.iter(W + "t"))
        value = _value(own, shown, data.of(binding))
        if _same(value, shown):
            continue
        in_table = _is_in_table(content)
        if in_table:
            _put(content, value)
        if not value.endswith(UNSAYABLE):
            unseen.append(shown if in_table else value)
    return [text for text in map(clean, unseen) if text]


def _value(own: Element, shown: str, stated: str | None) -> str:
    """What a control with these properties shows, whose text is `shown` and whose data are `stated`."""
    if stated == _NO_DATA:
        return shown
    if stated is None or not stated.strip():  # Word shows the control's prompt, or what the document says
        return doubted(shown)
    return _displayed(own, stated)


def _is_in_table(content: Element) -> bool:
    cell = W + "tc"
    return next(content.iterancestors(cell), None) is not None or next(content.iter(cell), None) is not None


_NO_DATA = "\x00"
"""Stands for a binding that leads nowhere: Word leaves the text of such a control as it is."""


class _Data:
    """The parts that a package's controls may be bound to, by id in upper case; each child is looked for once."""

    def __init__(self, package: Package) -> None:
        self._roots: dict[str, Element] = {}
        self._children: dict[tuple[Element, str], list[Element]] = {}
        for store, name in _stores(package):
            root = package.root(name)
            if root is not None:
                self._roots.setdefault(store, root)

    def of(self, binding: Element) -> str | None:
        """The text that a binding leads to; `_NO_DATA` where it leads nowhere, None where its path is beyond this reader."""
        path = binding.get(W + "xpath") or ""
        steps = _steps(path, binding.get(W + "prefixMappings") or "")
        if steps is None:
            return None
        root = self._roots.get((binding.get(W + "storeItemID") or "").upper())
        found = (self._walked(one, steps) for one in ([root] if root is not None else self._roots.values()))
        return next((text for text in found if text is not None), _NO_DATA)

    def _walked(self, root: Element, steps: Sequence[tuple[str, int]]) -> str | None:
        if root.tag != steps[0][0] or steps[0][1] != 1:
            return None
        node = root
        for name, number in steps[1:]:
            if name.startswith("@"):
                attribute = node.get(name[1:])
                return None if attribute is None else str(attribute)
            if (node, name) not in self._children:
                self._children[node, name] = list(node.iterchildren(name))
            children = self._children[node, name]
            if not 0 < number <= len(children):
                return None
            node = children[number - 1]
        return "".join(str(text) for text in node.itertext())


def _stores(package: Package) -> Iterator[tuple[str, str]]:
    """The ids of the parts with data, and the names of these parts."""
    for store, start in _OF_PACKAGE.items():
        yield from ((store, name) for name in package.names(start))
    for name in package.names("customxml/"):
        folder, file = posixpath.split(name)
        if folder.lower() != "customxml" or not file.lower().startswith("item") or "props" in file.lower():
            continue
        described = (one.target for one in package.relations(name).values() if not one.external)
        roots = (package.root(target) for target in described)
        stores = (str(root.get(_STORE)) for root in roots if root is not None and root.get(_STORE))
        yield next(stores, name).upper(), name


def _steps(path: str, mappings: str) -> list[tuple[str, int]] | None:
    """A path as names and numbers: /ns0:a[1]/ns0:b[2]/@c; None for any other."""
    if len(path) > MAX_PATH or len(mappings) > MAX_PATH or not path.startswith("/"):
        return None
    prefixes = {prefix: one or other for prefix, one, other in _PREFIX.findall(mappings)}
    pieces = path[1:].removesuffix("/text()").removesuffix("/text()[1]").split("/")
    steps: list[tuple[str, int]] = []
    for piece in pieces[:MAX_STEPS]:
        step = _STEP.fullmatch(piece.removeprefix("@"))
        if step is None or (step[1] and step[1] not in prefixes) or (steps and steps[-1][0].startswith("@")):
            return None
        name = f"{{{prefixes[step[1]]}}}{step[2]}" if step[1] else step[2]
        steps.append(("@" * piece.startswith("@") + name, int(step[3] or 1)))
    return steps if len(pieces) <= MAX_STEPS else None


def _displayed(own: Element, stated: str) -> str:
    """What a control shows for a datum: itself, or the entry of a list that has this value."""
    entries = (entry for kind in _LISTS for one in own.iterchildren(kind) for entry in one.iterchildren(W + "listItem"))
    shown = (entry.get(W + "displayText") for entry in entries if entry.get(W + "value", entry.get(VAL)) == stated)
    return next(filter(None, shown), stated)


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def _name(node: Element) -> str:
    return str(node.tag).rpartition("}")[2]


def _put(content: Element, text: str) -> None:
    """Make a text all that a control holds, in the font of its first run."""
    texts = list(content.iter(W + "t"))
    if not texts:
        paragraph = next(content.iter(W + "p"), content)
        run = paragraph.makeelement(W + "r")
        paragraph.append(run)
        texts = [run.makeelement(W + "t")]
        run.append(texts[0])
    for node in texts:
        node.text = ""
    texts[0].text = text
