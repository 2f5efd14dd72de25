"""The report in a wrapper: of an archive's or a mail's members the one that is a report, the others by their names."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from reportparse.diagnostics.errors import NotAReport, ReportparseError, UnreadableFile, too_deep
from reportparse.diagnostics.issues import issue
from reportparse.diagnostics.language import Both
from reportparse.files import SAVED_FOLDERS, Beside, refuse_too_large
from reportparse.forms import TABLES
from reportparse.patterns import regex
from reportparse.readers import is_picture
from reportparse.readers.html.frames import framed
from reportparse.readers.wrapped import Member, unwrapped
from reportparse.record.assemble import issue_entry

MAX_DEPTH = 3
"""Wrappers within wrappers: a mail with a zip of a saved page."""
MAX_NAMED = 5
"""How many members a message names."""
_NUMBER = regex(r"(\d{1,9})")

Record = dict[str, Any]
Reading = Callable[[bytes, str, Sequence[bytes], Beside | None], Record]
"""A document's bytes and name to its record, of a picture with those of its other pages, of a page with what gives the files
of its folder. Raises ReportparseError."""


def found_in(data: bytes, name: str, read: Reading, beside: Beside | None = None) -> Record:
    """The record of a document, of the one report in a wrapper, or of the one that a page frames from its folder.

    `beside` gives the files of that folder. Raises as `found_within`.
    """
    try:
        return found_within(data, name, read, beside=beside)
    except NotAReport:
        framed_there = [] if beside is None else [(path, beside(path)) for path in framed(data)]
        members = [Member(path, content) for path, content in framed_there if content]
        if not members:
            raise
    return _chosen(members, read, MAX_DEPTH - 1)


def found_within(data: bytes, name: str, read: Reading, depth: int = 0, beside: Beside | None = None) -> Record:
    """The record of a document, or of the one report in a wrapper.

    Raises the error of the document, or one that says what the wrapper holds instead of one report.
    """
    refuse_too_large(len(data))
    members = unwrapped(data, name)
    if members is None:
        return read(data, name, (), beside)
    if depth >= MAX_DEPTH:
        raise too_deep("archives within archives", "压缩包")
    named = (member if member.name else member._replace(name=name.removesuffix(".gz")) for member in members)
    return _chosen(list(named), read, depth)


def _chosen(members: Sequence[Member], read: Reading, depth: int) -> Record:
    """The record of the one report among some members, tried in the order of `_tries`."""

    def inner(member: Member) -> Record | ReportparseError:
        try:
            if member.more:
                return read(member.data, member.name, member.more, None)
            return found_within(member.data, member.name, read, depth + 1, _folder_of(member, members))
        except ReportparseError as error:
            return error

    errors: dict[str, ReportparseError] = {}
    for tried in _tries([member for member in members if member.error is None]):
        found: list[tuple[Member, Record]] = []
        for member in tried:
            outcome = inner(member)
            if isinstance(outcome, ReportparseError):
                errors[member.name] = outcome
            else:
                found.append((member, outcome))
                _refuse_several(found)
        if found:
            return _with_note(found, members)
    raise _none_within(members, errors)


def _folder_of(page: Member, members: Sequence[Member]) -> Beside:
    """What gives the files of a page's folder among the members that stand beside it."""
    above = page.name[: page.name.rfind("/") + 1]
    folders = tuple(f"{page.name.rpartition('.')[0]}{mark}/" for mark in SAVED_FOLDERS)
    own = {member.name: member.data for member in members if member.name.startswith(folders)}
    return lambda path: own.get(above + path)


def _tries(members: Sequence[Member]) -> Iterator[list[Member]]:
    """Members that may be the report, each list of them only where none before is one.

    Documents; the pictures, which are the pages of one document in the order of their numbers; what is set aside.
    """
    yield [member for member in members if not (member.aside or is_picture(member.data))]
    pages = sorted((member for member in members if _is_page(member)), key=_page_order)
    if len(pages) > 1:
        name = f"{pages[0].name}」–「{pages[-1].name}"  # a message puts 「」 around it
        yield [Member(name, pages[0].data, more=tuple(page.data for page in pages[1:]))]
    else:
        yield pages
    yield [member for member in members if member.aside]


def _is_page(member: Member) -> bool:
    """Whether a member may be a page of a report: a picture that belongs to no saved page."""
    return not member.aside and is_picture(member.data)


def _page_order(member: Member) -> list[tuple[int, str]]:
    """The name with its numbers as such: 2 comes before 10."""
    return [(int(part), "") if at % 2 else (0, part) for at, part in enumerate(_NUMBER.split(member.name))]


def _refuse_several(found: Sequence[tuple[Member, Record]]) -> None:
    """Two files of one report (its Word file and its PDF) are one; two reports are not."""
    (_, first), (_, last) = found[0], found[-1]
    if _told(first) != _told(last):
        raise NotAReport("several-in-one", seen=_named(member.name for member, _ in found))


def _told(record: Record) -> list[object]:
    about = record["report"]
    return [about["organ"], about["year"], *(record[table] for table in TABLES)]


def _with_note(found: Sequence[tuple[Member, Record]], members: Sequence[Member]) -> Record:
    """The record, of two a complete one that is no PDF, with a note of which member it is and what stands beside it."""
    member, record = min(found, key=lambda one: (one[1]["status"] != "complete", one[1]["source"]["format"] == "pdf"))
    others = [other.name for other in members if other is not member and not (member.more and _is_page(other))]
    named = _named(others) if others else Both("nothing", "无")
    note = issue("unwrapped", "document", seen=member.name, others=named)
    record["issues"].insert(0, issue_entry(note))
    return record


def _none_within(members: Sequence[Member], errors: dict[str, ReportparseError]) -> ReportparseError:
    """Why a wrapper gives no record: the reason of its only document, of one that cannot be read, else what it holds."""
    errors |= {member.name: member.error for member in members if member.error is not None}
    documents = {name: error for name, error in errors.items() if error.kind not in ("unsupported", "picture")}
    if len(documents) == 1:
        return next(iter(documents.values()))
    pictures = {member.name for member in members if is_picture(member.data)}
    for name, error in documents.items():
        if not isinstance(error, NotAReport) and name not in pictures:
            return type(error)(error.kind, f"「{name}」: {error.en}", f"「{name}」：{error.zh}")
    if not errors:
        return UnreadableFile("empty")
    names = _named(member.name for member in members)
    why = Both(
        f"of the {len(members)} files in it none is one ({names})", f"其中 {len(members)} 个文件都不是（{names}）"
    )
    return NotAReport("no-report", why=why)


def _named(names: Iterable[str]) -> str:
    named = [name for name in names if name]
    more = f" (+{len(named) - MAX_NAMED})" if len(named) > MAX_NAMED else ""
    return "、".join(f"「{name}」" for name in named[:MAX_NAMED]) + more
