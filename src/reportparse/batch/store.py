"""The work store: a SQLite file beside the output that keeps every outcome, so that nothing is done twice.

An outcome is kept under what decides it: the file's bytes, its path, the options and the parser. SQLite makes each
commit whole or not at all; after a kill at any moment the next run goes on from the last commit.
"""

from __future__ import annotations

import errno
import hashlib
import os
import sqlite3
import time
import zlib
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from importlib import metadata
from pathlib import Path, PurePosixPath
from types import TracebackType
from typing import TYPE_CHECKING, Any, NamedTuple

from reportparse.batch.outcome import Failure, Outcome
from reportparse.diagnostics.errors import UnwritableOutput
from reportparse.diagnostics.language import Both
from reportparse.files import name_of_its_own
from reportparse.readers import scan
from reportparse.version import __version__
from reportparse.writers import Content

if TYPE_CHECKING:
    from reportparse.record.load import Origin

SHAPE = 5
"""Version of the tables below; a store of another shape is begun anew."""

COMMIT_SECONDS = 1.0
LIBRARIES = ("python-docx", "lxml", "beautifulsoup4", "pdfplumber", "pdfminer.six", "pypdfium2")
RECOGNISERS = ("rapidocr", "onnxruntime")
MAKERS_OF_CONTENT = (
    "writers/json.py",
    "writers/tables/kept.py",
    "writers/tables/row_text.py",
)
"""What makes a record's JSON and its rows; the other writers only pass them on."""

_TABLES = """
CREATE TABLE inputs (
    position INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE, sha256 TEXT, bytes INTEGER, content TEXT, key BLOB,
    duplicate_of INTEGER, stage TEXT, kind TEXT, message TEXT, message_zh TEXT
);
CREATE INDEX inputs_by_content ON inputs (content) WHERE duplicate_of IS NULL;
CREATE TABLE outcomes (
    key BLOB NOT NULL UNIQUE, limits TEXT NOT NULL, status TEXT, generation TEXT, year INTEGER, checks_failed INTEGER,
    pictures INTEGER, stage TEXT, kind TEXT, message TEXT, message_zh TEXT, records BLOB, rows BLOB
);
CREATE TABLE written (name BLOB NOT NULL PRIMARY KEY, current INTEGER NOT NULL) WITHOUT ROWID;
"""
_FAILED = "failed "
"""Before the content of an input that an earlier run told of as failed."""
OF_PICTURES = ("picture", "no-text")
"""Kinds of failures of files that text recognition may read."""
_ORIGINALS = "FROM inputs i JOIN outcomes o ON o.key = i.key WHERE i.duplicate_of IS NULL"
_LISTING = """
SELECT i.position, i.path, i.sha256, i.bytes, first.path AS duplicate_of, coalesce(o.status, 'failed') AS outcome,
       coalesce(i.stage, o.stage) AS stage, coalesce(i.kind, o.kind) AS kind,
       coalesce(i.message, o.message) AS message, coalesce(i.message_zh, o.message_zh) AS message_zh
FROM inputs i
LEFT JOIN inputs first ON first.position = i.duplicate_of
LEFT JOIN outcomes o ON o.key = coalesce(first.key, i.key)
ORDER BY i.position
"""


@dataclass(frozen=True, slots=True)
class Listed:
    """One input and what became of it: "complete", "partial" or "failed"; a duplicate shares its first's outcome.

    `number` counts the inputs from 1.
    """

    number: int
    path: str
    sha256: str | None
    bytes: int | None
    duplicate_of: str | None
    outcome: str
    stage: str | None
    kind: str | None
    message: str | None
    message_zh: str | None


class Added(NamedTuple):
    """An input that was listed: its place among the inputs (from 1), the path that it is listed under, which no other
    has, the hash of what is read of it, and the path of the first input of the same content where that is another."""

    position: int
    path: str
    sha256: str = ""
    duplicate_of: str | None = None


@cache
def parser_key() -> str:
    """What reads the files: the version, the code itself, and the libraries underneath."""
    digest = hashlib.sha256(__version__.encode())
    root = Path(__file__).parents[1]
    for file in sorted((*root.rglob("*.py"), *root.rglob("*.txt"))):
        name = file.relative_to(root).as_posix()
        if not name.startswith(("batch/", "writers/", "cluster/", "spark/")) or name in MAKERS_OF_CONTENT:
            digest.update(file.read_bytes())
    for library in (*LIBRARIES, *(RECOGNISERS if scan.is_installed() else ())):
        digest.update(f"{library} {metadata.version(library)}\n".encode())
    return digest.hexdigest()


class Store:
    """The inputs of this run, in order, and the outcomes of all runs.

    Without a path it lasts as long as it is open, in memory or, once it is large, in a file without a name.
    """

    def __init__(self, path: Path | None, *, options: str = "", limits: str = "") -> None:
        self._options, self._limits = options, limits
        self._committed = time.monotonic()
        self._position = 0
        name = path.name if path else "SQLite"
        try:
            # Whoever goes through `parse_many` may do so in another thread than the one that began.
            self._db = sqlite3.connect(path or "", isolation_level=None, timeout=1, check_same_thread=path is not None)
            try:
                self._begin()
            except BaseException:
                self._db.close()
                raise
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY:
                raise _refused("another run is at work on it", "另一个进程正在写此输出") from error
            why = in_words(error)
            raise _refused(f"{name} cannot be written ({why})", f"无法写入 {name}（{why}）") from error
        except sqlite3.DatabaseError as error:
            raise _refused(f"{name} is no work store; remove it", f"{name} 不是工作文件，请将其删除") from error

    def _begin(self) -> None:
        self._db.execute("PRAGMA locking_mode = EXCLUSIVE")
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("BEGIN IMMEDIATE")
        self._shape()
        self._db.execute("DELETE FROM inputs")

    def _shape(self) -> None:
        if self._one("PRAGMA user_version") == SHAPE:
            return
        for table in ("inputs", "outcomes", "written"):
            self._db.execute(f"DROP TABLE IF EXISTS {table}")
        for statement in _TABLES.split(";"):
            self._db.execute(statement)
        self._db.execute(f"PRAGMA user_version = {SHAPE}")

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        try:
            self._db.execute("COMMIT")
        except sqlite3.Error:
            if kind is None:  # else what led here says why
                raise
        finally:
            self._db.close()

    def add_failed(self, path: str, failure: Failure) -> Added:
        """List an input whose bytes could not be had."""
        facts = (failure.stage, failure.kind, failure.message, failure.message_zh)
        return self._add(path, "stage, kind, message, message_zh", facts)

    def add(self, path: str, data: bytes) -> Added:
        """List an input with its bytes.

        Contents are equal where bytes and suffix are: a reader may go by the suffix in doubt.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        return self._add_content(path, sha256, len(data))._replace(sha256=sha256)

    def add_record(self, origin: Origin, data: bytes) -> Added:
        """List an input that is a record: as what it was made of."""
        return self._add_content(*origin)._replace(sha256=hashlib.sha256(data).hexdigest())

    def _add_content(self, path: str, sha256: str, size: int) -> Added:
        content = sha256 + PurePosixPath(path).suffix.lower()
        position, first = self._first(content)
        facts = (sha256, size, content, position)
        return self._add(path, "sha256, bytes, content, duplicate_of", facts)._replace(duplicate_of=first)

    def _first(self, *contents: str) -> tuple[int | None, str | None]:
        """Place and path of the first input of one of these contents."""
        marks = ", ".join("?" * len(contents))
        query = f"""SELECT position, path FROM inputs WHERE content IN ({marks}) AND duplicate_of IS NULL
            ORDER BY position LIMIT 1"""  # noqa: S608
        return self._db.execute(query, contents).fetchone() or (None, None)

    def add_told(self, path: str, sha256: str | None, size: int | None, failure: Failure | None) -> None:
        """List what an earlier run said of an input: that it failed, or, without a failure, that it repeats another.

        Of what failed then a record may be given all the same: it is no repetition. What repeats nothing that is listed stays
        unlisted.
        """
        content = f"{sha256}{PurePosixPath(path).suffix.lower()}" if sha256 else None
        position, _ = self._first(content, _FAILED + content) if content else (None, None)
        if failure is None:
            if position is not None:
                self._add(path, "sha256, bytes, content, duplicate_of", (sha256, size, content, position))
            return
        facts = (sha256, size, content and _FAILED + content, position, *astuple(failure))
        self._add(path, "sha256, bytes, content, duplicate_of, stage, kind, message, message_zh", facts)

    def _add(self, path: str, columns: str, values: tuple[object, ...]) -> Added:
        """List an input under its path; a second one of the same path gets a number."""
        self._position += 1
        name = name_of_its_own(path, lambda one: self._one("SELECT 1 FROM inputs WHERE path = ?", one) is not None)
        marks = ", ?" * len(values)
        self._db.execute(
            f"INSERT INTO inputs (position, path, {columns}) VALUES (?, ?{marks})",  # noqa: S608
            (self._position, name, *values),
        )
        return Added(self._position, name)

    def key(self, added: Added) -> bytes:
        """What the outcome of an input is kept under."""
        key = hashlib.sha256(f"{added.sha256}\n{added.path}\n{self._options}\n{parser_key()}".encode()).digest()
        self._db.execute("UPDATE inputs SET key = ? WHERE position = ?", (key, added.position))
        return key

    def has(self, key: bytes, *, retry_failed: bool) -> bool:
        """Whether an outcome is known and stands: failures at a limit stand while the limits are the same."""
        row = self._db.execute("SELECT stage, limits FROM outcomes WHERE key = ?", (key,)).fetchone()
        if row is None:
            return False
        stage, limits = row
        return stage is None or (not retry_failed and (stage != "limit" or limits == self._limits))

    def put(self, key: bytes, outcome: Outcome) -> None:
        """Keep an outcome. It is on disk within a second."""
        failure = outcome.failure
        reason = (failure.stage, failure.kind, failure.message, failure.message_zh) if failure else (None,) * 4
        self._db.execute(
            "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                key,
                self._limits,
                outcome.status,
                outcome.generation,
                outcome.year,
                outcome.checks_failed,
                outcome.pictures,
                *reason,
                outcome.record,
                outcome.rows,
            ),
        )
        if time.monotonic() - self._committed > COMMIT_SECONDS:
            self.commit()

    def commit(self) -> None:
        """Put everything on disk and go on."""
        self._db.execute("COMMIT")
        self._db.execute("BEGIN IMMEDIATE")
        self._committed = time.monotonic()

    def records(self) -> Iterator[tuple[str, bytes]]:
        """The path of every report and its record as a line of JSON, in order."""
        return self._made("records")

    def paths(self) -> Iterator[str]:
        """The path of every report, in the order of the inputs."""
        query = f"SELECT i.path {_ORIGINALS} AND o.status IS NOT NULL ORDER BY i.position"
        return (path for (path,) in self._db.execute(query))

    def rows(self) -> Iterator[bytes]:
        """The rows of every report, in order."""
        return (rows for _, rows in self._made("rows"))

    def _made(self, what: Content) -> Iterator[tuple[str, bytes]]:
        query = f"SELECT i.path, o.{what} {_ORIGINALS} AND o.{what} IS NOT NULL ORDER BY i.position"
        for path, content in self._db.execute(query):
            yield path, zlib.decompress(content)

    def listing(self) -> Iterator[Listed]:
        """Every input with what became of it, in order."""
        for row in self._db.execute(_LISTING):
            yield Listed(*row)

    def counts(self, what: str) -> list[tuple[Any, int]]:
        """How many originals there are by `status`, `kind` (of failures), `generation` or `year`."""
        if what == "kind":
            failed = f"({_LISTING}) WHERE outcome = 'failed' AND duplicate_of IS NULL"
            query = f"SELECT kind, count(*) FROM {failed} GROUP BY 1 ORDER BY 2 DESC, 1"  # noqa: S608
        else:
            query = f"SELECT o.{what}, count(*) {_ORIGINALS} AND o.status IS NOT NULL GROUP BY 1 ORDER BY 1"
        return self._db.execute(query).fetchall()

    def totals(self) -> tuple[int, int, int, int]:
        """Inputs, duplicates, reports in which a check failed, failed checks."""
        inputs, duplicates = self._db.execute("SELECT count(*), count(duplicate_of) FROM inputs").fetchone()
        wrong, failed = self._db.execute(
            f"SELECT count(nullif(o.checks_failed, 0)), total(o.checks_failed) {_ORIGINALS}"
        ).fetchone()  # `sum` fails where records that are given add up to more than SQLite holds
        return inputs, duplicates, wrong, int(failed)

    def pictured(self) -> int:
        """How many originals are pictures, or reports with pages that are, which nobody read."""
        kinds = ", ".join(f"'{kind}'" for kind in OF_PICTURES)
        query = f"SELECT count(*) {_ORIGINALS} AND (o.kind IN ({kinds}) OR o.pictures > 0)"
        return int(self._db.execute(query).fetchone()[0])

    def wrote(self, name: str) -> bool:
        """Whether an earlier run wrote the file of this name."""
        return self._one("SELECT 1 FROM written WHERE name = ?", os.fsencode(name)) is not None

    def stale(self, names: Iterator[str]) -> Iterator[str]:
        """Remember the files that are about to be written, on disk before they are; then yield those no longer wanted."""
        self._db.execute("UPDATE written SET current = 0")
        self._db.executemany("INSERT OR REPLACE INTO written VALUES (?, 1)", ((os.fsencode(name),) for name in names))
        self._db.execute("COMMIT")
        self._db.execute("PRAGMA wal_checkpoint(FULL)")
        self._db.execute("BEGIN IMMEDIATE")
        for (name,) in self._db.execute("SELECT name FROM written WHERE current = 0").fetchall():
            yield os.fsdecode(name)
        self._db.execute("DELETE FROM written WHERE current = 0")

    def _one(self, query: str, *values: object) -> Any:
        row = self._db.execute(query, values).fetchone()
        return row[0] if row else None


def in_words(error: OSError | sqlite3.Error) -> str:
    """Why something could not be written, in the system's words; of a full disk, too, for which SQLite has its own."""
    if isinstance(error, sqlite3.Error) and getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL:
        return os.strerror(errno.ENOSPC)
    return getattr(error, "strerror", None) or str(error)


def _refused(en: str, zh: str) -> UnwritableOutput:
    return UnwritableOutput("not-writable", why=Both(en, zh))
