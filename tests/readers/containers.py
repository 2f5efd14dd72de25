"""Containers of old Office documents, put together by hand: mails as Outlook saves them."""

from __future__ import annotations

import struct
from collections.abc import Mapping
from itertools import pairwise

SECTOR, SMALL, CUTOFF = 512, 64, 4096
FREE, END, TABLE, NONE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF


def container(streams: Mapping[str, bytes]) -> bytes:
    """A container of streams by their paths ("folder/stream", one folder deep)."""
    folders = sorted({path.partition("/")[0] for path in streams if "/" in path})
    entries: list[tuple[str, int, list[int], bytes]] = [("Root Entry", 5, [], b"")]
    places = {"": 0}
    for folder in folders:
        places[folder] = len(entries)
        entries[0][2].append(len(entries))
        entries.append((folder, 1, [], b""))
    for path, content in streams.items():
        folder, _, name = path.rpartition("/")
        entries[places[folder]][2].append(len(entries))
        entries.append((name, 2, [], content))
    small = b"".join(_padded(content, SMALL) for *_, content in entries if 0 < len(content) < CUTOFF)
    sectors: list[bytes] = []
    table: list[int] = []

    def put(content: bytes) -> int:
        if not content:
            return END
        start = len(sectors)
        whole = _padded(content, SECTOR)
        sectors.extend(whole[at : at + SECTOR] for at in range(0, len(whole), SECTOR))
        table.extend([*range(start + 1, len(sectors)), END])
        return start

    starts, small_table, at = [], [], 0
    for *_, content in entries:
        if len(content) >= CUTOFF or not content:
            starts.append(put(content))
        else:
            count = len(_padded(content, SMALL)) // SMALL
            starts.append(at)
            small_table += [*range(at + 1, at + count), END]
            at += count
    starts[0] = put(small)
    small_at = put(struct.pack(f"<{len(small_table)}I", *small_table))
    siblings = {number: following for *_, inner, _ in entries for number, following in pairwise(inner)}
    directory = b"".join(
        _entry(
            name, kind, inner, siblings.get(number, NONE), starts[number], len(small) if not number else len(content)
        )
        for number, (name, kind, inner, content) in enumerate(entries)
    )
    directory_at = put(directory)
    n_table = 1
    while n_table * 128 < len(table) + n_table:
        n_table += 1
    table_at = len(sectors)
    table += [TABLE] * n_table + [FREE] * (n_table * 128 - len(table) - n_table)
    body = b"".join(sectors) + struct.pack(f"<{len(table)}I", *table)
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, n_table, directory_at, 0, CUTOFF, small_at, 1 if small_table else 0, END, 0)
    difat = [*range(table_at, table_at + n_table)]
    return head + struct.pack("<109I", *difat, *[FREE] * (109 - n_table)) + body


def _padded(content: bytes, size: int) -> bytes:
    return content + bytes(-len(content) % size)


def _entry(name: str, kind: int, inner: list[int], sibling: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le")
    links = struct.pack("<BBIII", kind, 1, NONE, sibling, inner[0] if inner else NONE)
    return (
        _padded(written, 64)[:64]
        + struct.pack("<H", len(written) + 2)
        + links
        + bytes(36)
        + struct.pack("<IQ", start, size)
    )


def saved_mail(name: str, content: bytes, body: str) -> bytes:
    """A mail with one attachment as Outlook saves it."""
    folder = "__attach_version1.0_#00000000/__substg1.0_"
    return container(
        {
            "__properties_version1.0": bytes(32),
            "__substg1.0_1000001F": body.encode("utf-16-le"),
            f"{folder}3707001F": name.encode("utf-16-le"),
            f"{folder}37010102": content,
        }
    )
