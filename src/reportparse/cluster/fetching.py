"""Contents of paths, by Arrow's file systems: local, S3 and its kin, Google's, Azure's, HDFS."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from reportparse.files import MAX_FILE_BYTES

if TYPE_CHECKING:
    import pyarrow as pa
    from pyarrow import fs

AT_ONCE = 4
"""Files that are fetched beside each other: while one is parsed, the next ones are on their way."""

PAUSES = (1.0, 5.0)
"""Seconds between the tries."""

_NO_ACCESS = "ACCESS_DENIED"
"""What Arrow says of S3, where others raise PermissionError."""

Content = tuple[bytes | None, str | None]


def fetch(batches: Iterable[pa.RecordBatch], filesystem: fs.FileSystem) -> Iterator[pa.RecordBatch]:
    """Add `content` and `error` to batches with `path`, file by file: what `parse_partition` takes.

    Paths are those of the file system (`bucket/key`), or relative to the folder of a `SubTreeFileSystem`. What cannot be had
    has no content and the system's words as `error`. Of a file that is larger than any that is read no more is fetched than
    shows it. A file that vanished or may not be read is a row like any other. What else goes wrong is tried three times and
    then raised, for the engine to try again: where a store is out of reach, that is no fault of its files.
    """
    with ThreadPoolExecutor(AT_ONCE) as pool:
        on_their_way: deque[tuple[pa.RecordBatch, Future[Content]]] = deque()
        for batch in batches:
            paths = batch.column("path")
            for at in range(batch.num_rows):
                on_their_way.append((batch.slice(at, 1), pool.submit(_content, filesystem, paths[at].as_py())))
                if len(on_their_way) > AT_ONCE:
                    yield _with_content(*on_their_way.popleft())
        while on_their_way:
            yield _with_content(*on_their_way.popleft())


def _with_content(row: pa.RecordBatch, content: Future[Content]) -> pa.RecordBatch:
    import pyarrow as pa

    data, error = content.result()
    columns: list[Any] = [*row.columns, pa.array([data], pa.binary()), pa.array([error], pa.string())]
    return pa.record_batch(
        columns, schema=row.schema.append(pa.field("content", pa.binary())).append(pa.field("error", pa.string()))
    )


def _content(filesystem: fs.FileSystem, path: str) -> Content:
    """The bytes of a file, one more than is read of any where it has more; or why they cannot be had."""
    for pause in (*PAUSES, None):
        try:
            with filesystem.open_input_stream(path, compression=None) as stream:
                return stream.read(MAX_FILE_BYTES + 1), None
        except (FileNotFoundError, PermissionError) as error:
            return None, str(error)
        except OSError as error:
            if _NO_ACCESS in str(error):
                return None, str(error)
            if pause is None:
                raise
            time.sleep(pause)
    raise AssertionError("the last try returns or raises")
