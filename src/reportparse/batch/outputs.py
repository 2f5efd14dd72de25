"""What a run writes: the output by its ending, and the ledgers beside it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from reportparse.batch.store import Store
from reportparse.diagnostics.errors import UnwritableOutput
from reportparse.diagnostics.language import Both
from reportparse.files import PART, appearing
from reportparse.writers.json import dumps
from reportparse.writers.tables.csv import paths_of_tables, write_csv

MAX_NAME_BYTES = 200
"""Names are cut there: file systems take 255 bytes, 85 hanzi, and ours get an ending."""

FOLDER = "folder"
ENDINGS = {".jsonl": None, ".csv": None, ".parquet": "duckdb", ".duckdb": "duckdb", ".xlsx": "xlsxwriter"}
"""Ending of the output to the library that it needs beyond the plain installation."""


Wrote = Callable[[str], bool]
"""Whether an earlier run wrote the file of a name; names are relative to the folder that OUT lies in."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where everything goes. `kind` is the ending, or "folder"."""

    path: Path
    kind: str

    @staticmethod
    def at(name: str) -> Output:
        """The output of a name. Raises UnwritableOutput where the ending is unknown or its library is missing."""
        path = Path(name)
        if path.name in ("", ".."):
            raise UnwritableOutput("not-writable", why=Both("give the folder by its name", "请写出文件夹的名称"))
        if not path.parent.is_dir():
            raise UnwritableOutput(
                "not-writable", why=Both(f"there is no folder {path.parent}", f"文件夹 {path.parent} 不存在")
            )
        if path.is_dir() or name.endswith(("/", os.sep)) or not path.suffix:
            return Output(path, FOLDER)
        kind = path.suffix.lower()
        if kind not in ENDINGS:
            known = ", ".join(ENDINGS)
            raise UnwritableOutput(
                "not-writable",
                why=Both(f"it must end in {known}, or be a folder", f"须以 {known} 结尾，或为文件夹"),
            )
        library = ENDINGS[kind]
        if library and find_spec(library) is None:
            raise UnwritableOutput("missing-extra", ending=kind, library=library)
        return Output(path, kind)

    @property
    def tabular(self) -> bool:
        """Whether it is tables, which show every cell."""
        return self.kind not in (FOLDER, ".jsonl")

    @property
    def work(self) -> Path:
        """The work store."""
        return self._beside(".work")

    @property
    def failures(self) -> Path:
        """The ledger of failures."""
        return self._beside(".failures.jsonl")

    @property
    def duplicates(self) -> Path:
        """The list of inputs whose content came before."""
        return self._beside(".duplicates.jsonl")

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    @property
    def names(self) -> list[str]:
        """What every run writes, as names beside OUT; a folder's records are "OUT/…" besides."""
        tables = paths_of_tables(self.path).values() if self.kind in (".csv", ".parquet") else (self.path,)
        return [path.name for path in (*tables, self.failures, self.duplicates)]

    def is_own(self, wrote: Wrote) -> Callable[[str], bool]:
        """Whether an absolute path is a file that runs on this output wrote: inside an input folder it is no input.

        Links are followed, so that it is known by whatever way it is reached.
        """
        beside, within = self.path.parent.resolve(), self.path.resolve()
        work = {self.work.name + end for end in ("", "-wal", "-shm")}

        def own(path: str) -> bool:
            if "\0" in path:
                return False
            real = Path(os.path.realpath(path))
            if real.parent == beside:
                name = real.name
            elif within in real.parents:
                name = f"{self.path.name}/{real.relative_to(within).as_posix()}"
            else:
                return False
            return name in work or wrote(name.removesuffix(PART))

        return own

    def refuse_foreign(self, names: Iterable[str], wrote: Wrote) -> None:
        """Raise UnwritableOutput where something stands under one of these names that no run of ours wrote."""
        for name in names:
            path = self.path.parent / name
            if wrote(name) or not os.path.lexists(path) or (path == self.path and _is_empty_folder(path)):
                continue
            raise UnwritableOutput(
                "not-writable",
                why=Both(
                    f"{name} is there already, and {self.work.name} does not know it as written by an earlier run;"
                    " remove it or choose another output",
                    f"{name} 已存在，且 {self.work.name} 中没有由先前运行写出的记录；请将其移走，或另选输出",
                ),
            )


def write_output(output: Output, store: Store, *, excel: bool) -> None:
    """Write the records, then the ledgers. Raises UnwritableOutput rather than replace what is not ours.

    What an earlier run wrote and this one does not goes.
    """
    output.refuse_foreign(_names(output, store), store.wrote)
    for name in store.stale(_names(output, store)):
        (output.path.parent / name).unlink(missing_ok=True)
    if output.kind == FOLDER:
        _write_folder(output.path, store)
    elif output.kind == ".jsonl":
        with appearing(output.path) as part, part.open("wb") as stream:
            stream.writelines(record for _, record in store.contents())
    elif output.kind == ".csv":
        write_csv(output.path, store, excel=excel)
    elif output.kind == ".xlsx":
        from reportparse.writers.excel import write_excel

        write_excel(output.path, store)
    else:
        from reportparse.writers.duckdb import write_duckdb, write_parquet

        (write_duckdb if output.kind == ".duckdb" else write_parquet)(output.path, store)
    _write_lines(output.failures, (
        {"file": one.path, "stage": one.stage, "kind": one.kind, "message": one.message, "message_zh": one.message_zh,
         "sha256": one.sha256, "duplicate_of": one.duplicate_of}
        for one in store.listing() if one.outcome == "failed"
    ))  # fmt: skip
    _write_lines(output.duplicates, (
        {"file": one.path, "duplicate_of": one.duplicate_of, "sha256": one.sha256}
        for one in store.listing() if one.duplicate_of is not None
    ))  # fmt: skip


def _names(output: Output, store: Store) -> Iterator[str]:
    yield from output.names
    if output.kind == FOLDER:
        yield from (f"{output.path.name}/{file_name(path)}" for path in store.paths())


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())


def file_name(path: str) -> str:
    """Where in a folder of records the record of an input goes: its path with .json, safe and short in every part."""
    *folders, name = path.split("/")
    return "/".join([*(_safe(folder, reserved=".json") for folder in folders), _safe(name) + ".json"])


def _safe(part: str, reserved: str = "") -> str:
    """A name that file systems take; where it must differ from the input's, a hash keeps it unique."""
    plain = "".join("_" if c in '<>:"\\|?*' or not c.isprintable() else c for c in part)
    plain = plain.encode("utf-8", "replace").decode()
    short = plain.encode()[:MAX_NAME_BYTES].decode("utf-8", "ignore")
    if short == part and part not in ("", ".", "..") and not (reserved and part.endswith(reserved)):
        return part
    return f"{short.strip('.')}~{hashlib.sha256(part.encode('utf-8', 'surrogateescape')).hexdigest()[:8]}"


def _write_folder(folder: Path, store: Store) -> None:
    """One JSON a record."""
    folder.mkdir(exist_ok=True)
    for path, record in store.contents():
        file = folder / file_name(path)
        file.parent.mkdir(parents=True, exist_ok=True)
        if not file.is_file() or file.read_bytes() != record:
            with appearing(file) as part:
                part.write_bytes(record)


def _write_lines(path: Path, entries: Iterable[dict[str, Any]]) -> None:
    with appearing(path) as part, part.open("wb") as stream:
        stream.writelines(dumps(entry, compact=True).encode("utf-8") for entry in entries)
