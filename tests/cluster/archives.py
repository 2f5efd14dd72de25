"""A mixed archive for clusters, what `batch` makes of it, and nested rows made comparable with that."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from instruments.made import random_report, render_html, render_text
from reportparse.record.rows import FILES, OF_RECORDS
from tests.batch.finding import packed, tarred
from tests.cluster.poison import sitecustomize as poison

POISON = Path(poison.__file__).parent
N_TEXTS = 5

Row = dict[str, Any]


def build(folder: Path) -> None:
    """Reports as text and HTML, archives in archives, repetitions in and out of them, names and contents that do harm."""
    (folder / "市 县").mkdir(parents=True)
    (folder / "_year=2021").mkdir()
    texts = [render_text(random_report(seed, "2021" if seed % 2 else "2019")) for seed in range(N_TEXTS)]
    page = render_html(random_report(100, "2021"))
    for name, text in enumerate(texts):
        (folder / "市 县" / f"{name}.txt").write_bytes(text)
    (folder / "_year=2021" / "_again.txt").write_bytes(texts[3])
    (folder / "a.html").write_bytes(page)
    inner = packed({"县/1.txt": texts[0], "县/2.html": page})
    deeper = tarred({"x/new.txt": render_text(random_report(101, "2021")), "x/inner.zip": inner})
    bomb = packed({"zeros.txt": bytes(20_000_000)})
    members = {"b.tar.gz": deeper, "notice.txt": "关于编制年度报告的通知\n请各单位于1月31日前报送。".encode()}
    (folder / "more.zip").write_bytes(packed({**members, "bomb.zip": bomb}))
    twice = packed({"s1.txt": texts[4], "s2.txt": texts[4]}).replace(b"s2.txt", b"s1.txt")
    (folder / "twice.zip").write_bytes(twice)
    (folder / "nothing.zip").write_bytes(packed({}))
    (folder / "cut.tar.gz").write_bytes(tarred({"whole.txt": texts[1]})[:-40])
    (folder / "broken.docx").write_bytes(b"PK\x03\x04 not a package")
    (folder / "void.pdf").write_bytes(b"")
    (folder / "poison.txt").write_bytes(poison.KILLS_WORKER)


def inputs(folder: Path) -> list[Row]:
    """The inputs of a folder as a manifest has them, in no order that helps."""
    files = sorted((file for file in folder.rglob("*") if file.is_file()), key=lambda file: file.name)
    return [{"path": file.relative_to(folder).as_posix(), "content": file.read_bytes()} for file in files]


def batches(rows: Sequence[Row], at_once: int = 4) -> Iterable[pa.RecordBatch]:
    return (pa.RecordBatch.from_pylist(list(rows[at : at + at_once])) for at in range(0, len(rows), at_once))


def tables_of(nested: Iterable[Row]) -> dict[str, list[Row]]:
    """Nested rows as the tables that `batch` makes: in the order of its walk, each content once."""
    walked = sorted(nested, key=lambda row: ([os.fsencode(part) for part in row["path"].split("/")], row["number"]))
    first: dict[tuple[str, str], Row] = {}
    tables: dict[str, list[Row]] = {table.name: [] for table in (*OF_RECORDS, FILES)}
    for row in walked:
        original = first.setdefault((row["sha256"], row["suffix"]), row) if row["sha256"] else row
        repeated = original is not row
        facts = {name: original[name] for name in ("outcome", "stage", "kind", "message", "message_zh")}
        own = {name: row[name] for name in ("report", "sha256", "bytes")}
        tables["files"].append({**own, **facts, "duplicate_of": original["report"] if repeated else None})
        if not repeated:
            for table in OF_RECORDS:
                tables[table.name] += row[table.name] or []
    return tables


def tables_of_batch(output: Path) -> dict[str, pa.Table]:
    """What `batch` wrote as Parquet, by table."""
    return {
        table.name: parquet.read_table(output if table.name == "wide" else output.with_suffix(f".{table.name}.parquet"))
        for table in (*OF_RECORDS, FILES)
    }
