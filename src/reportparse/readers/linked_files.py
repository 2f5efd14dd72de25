"""Files that a page or a document links to or embeds: a report's tables may stand in one of them."""

from __future__ import annotations

import re
from urllib.parse import unquote

from reportparse.patterns import regex

_FILE = regex(r"\.(?:docx?|wps|xlsx?|et|pdf|ofd|zip|rar|7z)\s*(?:[?#]|$)", re.IGNORECASE)


def leads_to_file(address: str) -> bool:
    """Whether an address leads to a document or an archive, by its path or by the end of its query (down.jsp?f=a.pdf)."""
    return _FILE.search(address) is not None


def last_step(address: str) -> str:
    """The last step of an address's path; "" where it has none."""
    path = unquote(address.strip().partition("?")[0].partition("#")[0]).strip()
    return next((step for step in reversed(path.split("/")) if step not in ("", ".")), "")


def path_beside(address: str) -> str:
    """The path of what a relative address leads to, as seen from the page; "" for one that leads to a site."""
    path = unquote(address.strip()).partition("#")[0].partition("?")[0]
    return "" if ":" in path else path.removeprefix("./")


def file_name(address: str) -> str:
    """The name of the document file or archive that an address leads to; "" where it leads elsewhere."""
    return last_step(address) if leads_to_file(address) else ""
