"""What a run writes: the output by its ending, and the ledgers beside it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from reportparse.batch.records import DUPLICATES, FAILURES
from reportparse.batch.store import Store
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import UnwritableOutput
from reportparse.diagnostics.language import Both, say
from reportparse.record.rows import TABLES
from reportparse.writers import ENDINGS, FOLDER, WRITERS, Writer
from reportparse.writers.folder import file_name
from reportparse.writers.lines import write_entries
from reportparse.writers.tables.package import write_package
from reportparse.writers.tables.places import paths_by_year, paths_of_tables

STDOUT = "-"
"""The name of standard output: it gets one record a line, and no ledger stands beside it."""

Wrote = Callable[[str], bool]
"""Whether an earlier run wrote the file of a name; names are relative to the folder that OUT lies in."""


@dataclass(frozen=True, slots=True)
class Output:
    """Where everything goes, and who writes it."""

    path: Path
    writer: Writer

    @staticmethod
    def at(name: str) -> Output:
        """The output of a name. Raises UnwritableOutput where the ending is unknown or its library is missing."""
        path = Path(name)
        if name == STDOUT:
            return Output(path, WRITERS[".jsonl"])
        if path.name in ("", ".."):
            raise UnwritableOutput("not-writable", why=Both("give the folder by its name", "请写出文件夹的名称"))
        if not path.parent.is_dir():
            raise UnwritableOutput(
                "not-writable", why=Both(f"there is no folder {path.parent}", f"文件夹 {path.parent} 不存在")
            )
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise UnwritableOutput(
                "not-writable",
                why=Both(
                    f"it is neither a file nor a folder, and files are kept beside it; {STDOUT} is standard output",
                    f"它既非文件也非文件夹，而输出旁要存放文件；标准输出写作 {STDOUT}",
                ),
            )
        if path.is_dir() or name.endswith(("/", os.sep)) or not path.suffix:
            return Output(path, WRITERS.get(f"{path.suffix.lower()}/", WRITERS[FOLDER]))
        ending = path.suffix.lower()
        writer = WRITERS.get(ending)
        if writer is None:
            known = ", ".join(ENDINGS)
            raise UnwritableOutput(
                "not-writable",
                why=Both(f"it must end in {known}, or be a folder", f"须以 {known} 结尾，或为文件夹"),
            )
        if writer.library and find_spec(writer.library) is None:
            raise UnwritableOutput("missing-extra", ending=ending, library=writer.library)
        return Output(path, writer)

    @property
    def on_stdout(self) -> bool:
        """Whether it is standard output."""
        return self.path == Path(STDOUT)

    @property
    def work(self) -> Path | None:
        """The work store; standard output has none."""
        return None if self.on_stdout else self._beside(".work")

    @property
    def failures(self) -> Path:
        """The ledger of failures."""
        return self._beside(FAILURES)

    @property
    def description(self) -> Path:
        """The descriptor of the tables."""
        return self._beside(".datapackage.json")

    @property
    def duplicates(self) -> Path:
        """The list of inputs whose content came before."""
        return self._beside(DUPLICATES)

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def names(self, reports: Iterable[str] = (), years: Iterable[int | None] = ()) -> Iterator[str]:
        """What a run writes for reports of these names and years, as names beside OUT; without them what every run does."""
        if self.on_stdout:
            return
        tables = paths_of_tables(self.path).values() if self.writer.spread == "file a table" else (self.path,)
        beside = (self.failures, self.duplicates, *((self.description,) if self.writer.described else ()))
        yield from (path.name for path in (*tables, *beside))
        if self.writer.spread == "file a record":
            yield from (f"{self.path.name}/{file_name(report)}" for report in reports)
        if self.writer.spread == "file a table and year":
            yield from (name for names in self.tables(years).values() for name in names)

    def tables(self, years: Iterable[int | None]) -> dict[str, list[str]]:
        """The files that hold each table, as names beside OUT."""
        if self.writer.spread == "file a table":
            return {table: [path.name] for table, path in paths_of_tables(self.path).items()}
        if self.writer.spread == "file a table and year":
            found: dict[str, list[str]] = {}
            for table, _, path in paths_by_year(self.path, years):
                found.setdefault(table, []).append(path.relative_to(self.path.parent).as_posix())
            return found
        return {table.name: [self.path.name] for table in TABLES}

    def is_own(self, wrote: Wrote) -> Callable[[str], bool]:
        """Whether an absolute path is a file that runs on this output wrote: inside an input folder it is no input.

        Links are followed, so that it is known by whatever way it is reached.
        """
        beside, within = self.path.parent.resolve(), self.path.resolve()
        work = {self.work.name + end for end in ("", "-wal", "-shm")} if self.work else set()

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
            return name in work or wrote(name)

        return own

    def refuse_foreign(self, names: Iterable[str], wrote: Wrote) -> None:
        """Raise UnwritableOutput where something stands under one of these names that no run of ours wrote."""
        work = self._beside(".work").name
        for name in names:
            path = self.path.parent / name
            if wrote(name) or not os.path.lexists(path) or (path == self.path and _is_empty_folder(path)):
                continue
            raise UnwritableOutput(
                "not-writable",
                why=Both(
                    f"{name} is there already, and {work} does not know it as written by an earlier run;"
                    " remove it or choose another output",
                    f"{name} 已存在，且 {work} 中没有由先前运行写出的记录；请将其移走，或另选输出",
                ),
            )


def write_output(output: Output, store: Store, written: Store, **options: bool) -> Sequence[Both]:
    """Write the records, then the ledgers; gives back what the writer has to say of them.

    `store` has the outcomes, `written` knows what earlier runs wrote: what this one does not goes. Of the options, the writer
    takes those that it knows. On standard output, failures are said on standard error. Raises UnwritableOutput rather than
    replace what is not ours.
    """
    if output.on_stdout:
        _print(store)
        return ()
    years = [year for year, _ in store.counts("year")]
    output.refuse_foreign(output.names(store.paths(), years), written.wrote)
    for name in written.stale(output.names(store.paths(), years)):
        (output.path.parent / name).unlink(missing_ok=True)
    said = output.writer.load()(output.path, store, **{name: options[name] for name in output.writer.options})
    if output.writer.described:
        write_package(output.description, output.tables(years), output.path.suffix.lower())
    write_entries(output.failures, (
        {"file": one.path, "stage": one.stage, "kind": one.kind, "message": one.message, "message_zh": one.message_zh,
         "sha256": one.sha256, "duplicate_of": one.duplicate_of, "number": one.number, "bytes": one.bytes}
        for one in store.listing() if one.outcome == "failed"
    ))  # fmt: skip
    write_entries(output.duplicates, (
        {"file": one.path, "duplicate_of": one.duplicate_of, "sha256": one.sha256, "number": one.number, "bytes": one.bytes}
        for one in store.listing() if one.duplicate_of is not None
    ))  # fmt: skip
    return said or ()


def _print(store: Store) -> None:
    for _, record in store.records():
        sys.stdout.buffer.write(record)
    sys.stdout.buffer.flush()
    for one in store.listing():
        if one.outcome == "failed" and one.duplicate_of is None:
            complain(one.path, say(one.message or "", one.message_zh or ""), kind=one.kind or "")


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
