"""A store on loopback that speaks WebHDFS, as far as Spark asks: an OUT that is no folder of this machine.

Spark comes with a client for it, where those of S3 and its kin are jars of their own. Operations and replies are those of
Hadoop's page "WebHDFS REST API"; no reply names its type, which that client could not read without another jar.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, quote, unquote, urlsplit

PREFIX = "/webhdfs/v1"
BLOCK = 128 * 1024 * 1024


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address under which the files of a folder are a store's."""

    class Handler(_Handler):
        root = folder

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"webhdfs://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


class _Handler(BaseHTTPRequestHandler):
    root: Path
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True
    wbufsize = -1  # a reply at once, else each waits for what Nagle's algorithm waits for

    def do_GET(self) -> None:
        self._answer()

    do_PUT = do_POST = do_DELETE = do_GET  # noqa: N815

    def log_message(self, *_: object) -> None:
        """Say nothing."""

    def _answer(self) -> None:
        asked = urlsplit(self.path.encode("latin-1").decode("utf-8"))
        self.given = {name: values[0] for name, values in parse_qs(asked.query).items()}
        self.file = self._local(unquote(asked.path).removeprefix(PREFIX))
        operation = OPERATIONS.get(self.given["op"].upper())
        if operation is None:
            self._refuse(400, "UnsupportedOperationException", self.given["op"])
            return
        try:
            operation(self)
        except FileNotFoundError:
            self._refuse(404, "java.io.FileNotFoundException", f"File {self.file} does not exist.")

    def _local(self, path: str) -> Path:
        return self.root / path.strip("/")

    def say(self, reply: dict[str, Any], code: int = 200) -> None:
        self.send(json.dumps(reply).encode(), code)

    def send(self, body: bytes, code: int = 200, to: str | None = None) -> None:
        self.send_response(code)
        self.send_header("Content-Length", str(len(body)))
        if to is not None:
            self.send_header("Location", to)
        self.end_headers()
        self.wfile.write(body)

    def _refuse(self, code: int, name: str, message: str) -> None:
        exception = {"exception": name.rpartition(".")[2], "javaClassName": name, "message": message}
        self.say({"RemoteException": exception}, code)

    def body(self) -> bytes:
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        parts = []
        while size := int(self.rfile.readline(), 16):
            parts.append(self.rfile.read(size))
            self.rfile.readline()
        self.rfile.readline()
        return b"".join(parts)

    def here(self) -> str:
        """The same address, for the second step of what takes two."""
        path, query = self.path.encode("latin-1").split(b"?", 1)
        return f"http://{self.headers['Host']}{quote(path, safe='/%')}?{query.decode()}&step=2"


def _status(file: Path, name: str) -> dict[str, Any]:
    about, is_folder = file.stat(), file.is_dir()
    return {
        "accessTime": 0,
        "blockSize": 0 if is_folder else BLOCK,
        "group": "nobody",
        "length": 0 if is_folder else about.st_size,
        "modificationTime": int(about.st_mtime * 1000),
        "owner": "nobody",
        "pathSuffix": name,
        "permission": "755",
        "replication": 0 if is_folder else 1,
        "type": "DIRECTORY" if is_folder else "FILE",
    }


def _get_status(store: _Handler) -> None:
    store.say({"FileStatus": _status(store.file, "")})


def _list(store: _Handler) -> None:
    status = _status(store.file, "")
    found = [_status(one, one.name) for one in sorted(store.file.iterdir())] if store.file.is_dir() else [status]
    listing: dict[str, Any] = {"FileStatuses": {"FileStatus": found}}
    if store.given["op"].upper() == "LISTSTATUS_BATCH":
        listing = {"DirectoryListing": {"partialListing": listing, "remainingEntries": 0}}
    store.say(listing)


def _open(store: _Handler) -> None:
    if "step" not in store.given:
        store.file.stat()
        store.send(b"", 307, to=store.here())
        return
    offset = int(store.given.get("offset", 0))
    length = store.given.get("length")
    store.send(store.file.read_bytes()[offset:][: None if length is None else int(length)])


def _create(store: _Handler) -> None:
    if "step" not in store.given:
        store.send(store.body(), 307, to=store.here())
        return
    store.file.parent.mkdir(parents=True, exist_ok=True)
    store.file.write_bytes(store.body())
    store.send(b"", 201)


def _make(store: _Handler) -> None:
    store.file.mkdir(parents=True, exist_ok=True)
    store.say({"boolean": True})


def _rename(store: _Handler) -> None:
    target = store._local(store.given["destination"])
    target = target / store.file.name if target.is_dir() else target
    is_free = store.file.exists() and not target.exists() and target.parent.is_dir()
    if is_free:
        store.file.rename(target)
    store.say({"boolean": is_free})


def _delete(store: _Handler) -> None:
    is_there = store.file.exists()
    if is_there:
        (shutil.rmtree if store.file.is_dir() else Path.unlink)(store.file)
    store.say({"boolean": is_there})


def _blocks(store: _Handler) -> None:
    store.say({"BlockLocations": {"BlockLocation": []}})


def _nothing(store: _Handler) -> None:
    store.send(b"")


OPERATIONS: dict[str, Callable[[_Handler], None]] = {
    "GETFILESTATUS": _get_status,
    "LISTSTATUS": _list,
    "LISTSTATUS_BATCH": _list,
    "GETFILEBLOCKLOCATIONS": _blocks,
    "OPEN": _open,
    "CREATE": _create,
    "MKDIRS": _make,
    "RENAME": _rename,
    "DELETE": _delete,
    "SETPERMISSION": _nothing,
}
