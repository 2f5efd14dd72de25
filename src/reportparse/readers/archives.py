"""Members of archives (zip, tar, 7z, RAR) and of mails, read one by one; zip and tar are never unpacked to disk.

Archives are untrusted: members, bytes and nesting are bounded by what the outermost archive may cost (`Budget`).
"""

from __future__ import annotations

import io
import lzma
import posixpath
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache, partial
from itertools import chain
from tarfile import ReadError
from typing import BinaryIO, NamedTuple

from reportparse.diagnostics.errors import OverLimit, ReportparseError, UnreadableFile, too_deep
from reportparse.diagnostics.language import Both
from reportparse.files import bounded, refuse_too_large
from reportparse.readers import KNOWN, mail, packed
from reportparse.readers.member_names import inner_path, is_clutter, readable_name
from reportparse.readers.recognise import RAR, SEVEN_ZIP
from reportparse.readers.tar_stream import COMPRESSED, MAX_HEADER_BYTES, PlainTar, headers, opened_tar, plain_tar
from reportparse.readers.zip_end import zip_end

MAX_DEPTH = 3
"""Archives within archives: a province's zip of cities' zips of counties' zips."""

MAX_MEMBERS = 2_000_000
MAX_RATIO = 100
"""Documents shrink to a tenth at best; a hundredth is no document."""

FREE_BYTES = 1 << 30
"""So much may come out of any archive, however small."""

MAX_DIRECTORY_BYTES = 64 * 1024 * 1024
"""A zip's list of members is held in memory; a longer one is refused."""

HEAD_BYTES = 512

_MAX_LINKS = 40
"""Links that lead to links, as many as systems follow."""

_DANGLING = Both("a link leads to no file of the archive", "链接所指的文件不在压缩包内")

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_PACKAGE_PARTS = {"[content_types].xml", "word/document.xml", "ofd.xml", "content.xml", "mimetype"}
_TYPES = "[content_types].xml"
_WORD_FOLDERS = ("word/", "docprops/", "customxml/", "_rels/", "__macosx/")
_REPORTS = (".tar", *(ending for format_ in KNOWN for ending in format_.endings))
_BROKEN = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)


@dataclass(frozen=True, slots=True)
class Found:
    """One input: its path within the archive of inputs, and its bytes or why there are none; and the file on the machine
    that it is, or is a member of."""

    path: str
    data: bytes = b""
    error: ReportparseError | None = None
    file: str = ""


@dataclass(slots=True)
class Budget:
    """What may still come out of one outermost archive."""

    bytes: int
    members: int = MAX_MEMBERS

    @staticmethod
    def of(archive_bytes: int) -> Budget:
        """The budget of an archive by its own size."""
        return Budget(FREE_BYTES + MAX_RATIO * archive_bytes)

    def spend(self, size: int) -> None:
        """Count a member before it is unpacked or passed over. Raises OverLimit."""
        self.members -= 1
        self.bytes -= size
        if self.members < 0 or self.bytes < 0:
            most = Both("an archive of its size may (a bomb?)", "同等大小压缩包所允许的内容（可能有害）")
            raise OverLimit("too-large", most=most)


Opener = Callable[[BinaryIO, str, Budget, int], Iterator[Found]]


def opener(stream: BinaryIO) -> Opener | None:
    """How to go through a stream that is an archive, or a mail with several documents attached; None for everything else,
    Word files among it.

    Raises UnreadableFile for a zip that is cut.
    """
    head = stream.read(HEAD_BYTES)
    stream.seek(0)
    try:
        if head.startswith(_ZIP):
            return _zip_members if _is_plain_zip(stream) else None
        if head[257:262] == b"ustar" or (head.startswith(tuple(COMPRESSED)) and _is_tar(stream)):
            return _tar_members
        if head.startswith((SEVEN_ZIP, RAR)):
            return _packed_members
        if mail.may_be_mail(head):
            stream.seek(0)
            parts = mail.several_documents(bounded(stream))
            return partial(_mail_members, parts) if parts else None
    finally:
        stream.seek(0)
    return None


def members(unpack: Opener, stream: BinaryIO, label: str, budget: Budget, depth: int = 1) -> Iterator[Found]:
    """What an archive holds; one that holds nothing is named itself."""
    empty = True
    for found in unpack(stream, label, budget, depth):
        empty = False
        yield found
    if empty:
        yield Found(label, error=UnreadableFile("empty"))


def _is_plain_zip(stream: BinaryIO) -> bool:
    """Whether it is a zip and no document. Raises UnreadableFile for one that is cut."""
    end = zip_end(stream)
    if end is None or end.directory_bytes > MAX_DIRECTORY_BYTES:
        return False
    if end.foreign_bytes > 0:
        raise corrupt_archive(zipfile.BadZipFile("its list of members is that of another zip within"))
    try:
        with zipfile.ZipFile(stream) as package:
            return not _is_document(package)
    except (*_BROKEN, NotImplementedError, RuntimeError):
        return False


def _is_document(package: zipfile.ZipFile) -> bool:
    """Whether a zip is one document; a Word file unpacked among other reports is none, lest they be lost."""
    names = {inner_path(name).lower(): name for name in package.namelist()}
    if _PACKAGE_PARTS.isdisjoint(names):
        return False
    others = [name for name in names if name.endswith(_REPORTS) and not name.startswith(_WORD_FOLDERS)]
    if not others or _TYPES not in names:
        return True
    with package.open(names[_TYPES]) as part:  # a package declares all that belongs to it
        declared = part.read(MAX_HEADER_BYTES).decode("utf-8", "replace").lower()
    return all(f'"{name.rpartition(".")[2]}"' in declared or f'"/{name}"' in declared for name in others)


def _is_tar(stream: BinaryIO) -> bool:
    try:
        with plain_tar(stream) as plain, tarfile.open(fileobj=plain, mode="r|") as archive:
            return archive.next() is not None
    except OverLimit:
        return True
    except _BROKEN:
        return False


def _zip_members(stream: BinaryIO, label: str, budget: Budget, depth: int) -> Iterator[Found]:
    with zipfile.ZipFile(stream) as archive:
        named = [(inner_path(_zip_name(info)), info) for info in archive.infolist() if not info.is_dir()]
        named.sort(key=lambda pair: pair[0])
        for name, info in named:
            if not is_clutter(name):
                budget.spend(info.file_size)
                unpack = partial(_unzip, archive, info)
                yield from _member(f"{label}/{name}", info.file_size, unpack, budget, depth)


def _unzip(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableFile("encrypted")
    try:
        with archive.open(info) as member:
            return bounded(member)
    except NotImplementedError as error:
        seen = Both(f"packed in a way that is not read ({error})", f"以不支持的方式压缩的（{error}）")
        raise UnreadableFile("unsupported", seen=seen) from error


class _Link(NamedTuple):
    """A link of a tar: the path that it is listed under, and the name that it leads to."""

    path: str
    target: str


def _tar_members(stream: BinaryIO, label: str, budget: Budget, depth: int) -> Iterator[Found]:
    links: dict[str, _Link] = {}
    told = False
    for walk in (_stored, _linked):
        try:
            stream.seek(0)
            with plain_tar(stream) as plain, opened_tar(plain) as archive:
                yield from walk(plain, archive, links, label, budget, depth)
        except OverLimit:
            raise
        except _BROKEN as error:
            if not told:
                yield Found(label, error=corrupt_archive(error))
            told = True
        if all(is_clutter(link.path) for link in links.values()):
            break


def _stored(
    plain: PlainTar, archive: tarfile.TarFile, links: dict[str, _Link], label: str, budget: Budget, depth: int
) -> Iterator[Found]:
    """What a tar stores; its links are only noted, by their names."""
    end = 0
    for info in headers(archive):
        budget.spend(plain.allow(info))  # what is passed over must be unpacked, too
        end = archive.offset
        path = inner_path(readable_name(info.name.encode("utf-8", "surrogateescape")))
        if info.islnk() or info.issym():
            folder = posixpath.dirname(info.name) if info.issym() else ""
            target = posixpath.normpath(posixpath.join(folder, info.linkname))
            links[posixpath.normpath(info.name)] = _Link(path, target)
        elif info.isreg() and not is_clutter(path):
            unpack = partial(_untar, archive, info)
            yield from _member(f"{label}/{path}", info.size, unpack, budget, depth)
    if archive.offset == end:
        raise ReadError("it has no end mark")


def _linked(
    plain: PlainTar, archive: tarfile.TarFile, links: dict[str, _Link], label: str, budget: Budget, depth: int
) -> Iterator[Found]:
    """What the links of a tar lead to, by the links' names. A stream is not gone back in, thus gone through again."""
    wanted: dict[str, list[str]] = {}
    for link in links.values():
        if not is_clutter(link.path):
            wanted.setdefault(_target(link, links), []).append(f"{label}/{link.path}")
    missing = dict(wanted)
    for info in headers(archive):
        plain.allow(info)
        name = posixpath.normpath(info.name)
        if not info.isreg() or name not in wanted:
            continue
        missing.pop(name, None)
        unpack = cache(partial(_untar, archive, info))
        for path in wanted[name]:
            budget.spend(info.size)
            yield from _member(path, info.size, unpack, budget, depth)
    for path in chain.from_iterable(missing.values()):
        yield Found(path, error=UnreadableFile("not-found", why=_DANGLING))


def _packed_members(stream: BinaryIO, label: str, budget: Budget, depth: int) -> Iterator[Found]:
    """What a 7z or a RAR holds."""
    kind = packed.kind_of(stream.read(HEAD_BYTES))
    assert kind is not None
    stream.seek(0)
    try:
        tar = packed.as_tar(stream, kind, budget.bytes)
    except UnreadableFile as error:
        yield Found(label, error=error)
        return
    with tar:
        yield from _tar_members(tar, label, budget, depth)


def _mail_members(parts: list[mail.Part], stream: BinaryIO, label: str, budget: Budget, depth: int) -> Iterator[Found]:
    """What a mail carries, its body among it; of attachments with one name each later one has a number."""
    seen: Counter[str] = Counter()
    for part in parts:
        name = inner_path(part.name)
        seen[name] += 1
        if not is_clutter(name):
            budget.spend(len(part.data))
            path = f"{label}/{name}" if seen[name] == 1 else f"{label}/({seen[name]}) {name}"
            yield from _member(path, len(part.data), partial(bytes, part.data), budget, depth)


def _target(link: _Link, links: dict[str, _Link]) -> str:
    """The name that a link leads to, be it by other links."""
    for _ in range(_MAX_LINKS):
        if link.target not in links:
            break
        link = links[link.target]
    return link.target


def _untar(archive: tarfile.TarFile, info: tarfile.TarInfo) -> bytes:
    member = archive.extractfile(info)
    return bounded(member) if member else b""


def _member(path: str, size: int, unpack: Callable[[], bytes], budget: Budget, depth: int) -> Iterator[Found]:
    """One member, or the members of the archive that it is."""
    try:
        refuse_too_large(size)
        data = unpack()
        stream = io.BytesIO(data)
        inner = opener(stream)
    except ReportparseError as error:
        yield Found(path, error=error)
        return
    except (*_BROKEN, RuntimeError) as error:
        yield Found(path, error=corrupt_archive(error))
        return
    if inner is None:
        yield Found(path, data)
    elif depth >= MAX_DEPTH:
        yield Found(path, error=too_deep("archives within archives", "压缩包"))
    else:
        yield from members(inner, stream, path, budget, depth + 1)


def _zip_name(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & 0x800:
        return info.filename
    try:
        return readable_name(info.orig_filename.encode("cp437"))
    except UnicodeEncodeError:  # an extra field gave the name in Unicode
        return info.filename


def corrupt_archive(error: Exception) -> UnreadableFile:
    """What is said of an archive that breaks while it is read."""
    why = Both(f"the archive is cut or damaged here ({error})", f"压缩包在此处残缺或损坏（{error}）")
    return UnreadableFile("corrupt", why=why)
