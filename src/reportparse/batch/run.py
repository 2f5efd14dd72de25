"""The run: every input listed, parsed where its outcome is not yet known, and then the outputs written.

The work store beside the first output keeps the outcomes; those beside the others know only what was written there.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from itertools import islice

from reportparse.batch.inputs import Paths, Records, UnusableList, absolute, asked, expected, found_inputs, sought
from reportparse.batch.outcome import Failure
from reportparse.batch.outputs import STDOUT, Output, write_output
from reportparse.batch.progress import Progress, shown_progress
from reportparse.batch.records import FoundRecord, FoundTold, WithoutCells
from reportparse.batch.store import Added, Store, in_words
from reportparse.batch.summary import lacking_cells, show_summary
from reportparse.batch.work import Task
from reportparse.batch.workers import Limits, NoWorkers, supervised
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile, UnwritableOutput
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_INTERRUPTED, EXIT_NO_RECORD, EXIT_PARTIAL, EXIT_USAGE
from reportparse.diagnostics.language import Both, say
from reportparse.files import WOULD_LOSE_INPUT, same_as, unreadable
from reportparse.readers.archives import Found
from reportparse.writers import CONTENTS, Content

MAX_SAID = 20
"""Records that are none which standard error names; the ledger names all."""

_STOPPED = ("interrupted.", "已中断。")
_INTERRUPTED = (
    "interrupted; what is done is kept, the same command goes on from there.",
    "已中断；已完成的部分已保存，再次运行同一命令即可继续。",
)


class NothingFound(UnreadableFile):
    """No input names anything that is there."""


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    inputs: tuple[str, ...]
    outputs: tuple[str, ...]
    files_from: str | None = None
    nul: bool = False
    cells: bool = False
    pdf_engine: str = "auto"
    ocr: bool = False
    excel: bool = False
    strict: bool = False
    retry_failed: bool = False
    quiet: bool = False
    records: Records = "named"
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class Target:
    """One output and the store that knows what runs wrote under its name."""

    output: Output
    written: Store


def run(order: Order) -> int:
    """Carry out an order; the exit code as documented."""
    try:
        return _run(order)
    except KeyboardInterrupt:
        complain(say(*(_STOPPED if order.outputs[0] == STDOUT else _INTERRUPTED)))
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        raise
    except (UnwritableOutput, UnreadableFile) as error:
        complain(error.path or order.outputs[0], error.said, kind=error.kind)
    except (NoWorkers, UnusableList) as error:
        complain(str(error))
    except (OSError, sqlite3.Error) as error:
        name = str(getattr(error, "filename", None) or order.outputs[0])
        if isinstance(error, OSError) and name == order.files_from:
            unusable: ReportparseError = unreadable(error)
        else:
            unusable = UnwritableOutput("not-writable", why=in_words(error))
        complain(name, unusable.said, kind=unusable.kind)
    return EXIT_USAGE


def _run(order: Order) -> int:
    began = time.monotonic()
    outputs = tuple(Output.at(name) for name in order.outputs)
    _refuse_useless(order, outputs)
    for output in outputs:
        if output.work is None or not output.work.exists():  # refused before a store is begun
            output.refuse_foreign(output.names(), lambda _: False)
    makes = tuple(content for content in CONTENTS if any(output.writer.content == content for output in outputs))
    options = f"{makes}, cells={order.cells}, {order.pdf_engine}, ocr={order.ocr}"
    limits = f"{order.limits.seconds:g}s {order.limits.megabytes}MB"
    paths = asked(order.inputs, order.files_from, nul=order.nul)
    _say_missing(order, paths)
    with ExitStack() as stack:
        stores = [stack.enter_context(Store(output.work, options=options, limits=limits)) for output in outputs]
        targets = [Target(output, written) for output, written in zip(outputs, stores, strict=True)]
        for target in targets:
            target.output.refuse_foreign(target.output.names(), target.written.wrote)
        store = stores[0]
        bare = WithoutCells()
        with shown_progress(quiet=order.quiet) as progress:
            parsed = _parse_all(order, paths, targets, makes, progress, bare)
        said: list[tuple[str, str]] = []
        for target in targets:
            remarks = write_output(target.output, store, target.written, excel=order.excel)
            said += [(target.output.path.name, say(*remark)) for remark in remarks]
        if order.records == "only":
            _say_broken(store, outputs[0])
        if not order.quiet:
            seconds = time.monotonic() - began
            said += lacking_cells(bare) if "rows" in makes else ()
            show_summary(store, outputs, parsed=parsed, seconds=seconds, ocr=order.ocr, said=said)
        return _exit_code(store, strict=order.strict)


def _refuse_useless(order: Order, outputs: Sequence[Output]) -> None:
    """Raise UnwritableOutput where an option means nothing to any output, an output is all that is to be read, or two have
    one name."""
    if order.excel and not any("excel" in output.writer.options for output in outputs):
        raise UnwritableOutput("not-writable", why=Both("--excel is for .csv", "--excel 只用于 .csv"))
    given = (*order.inputs, *((order.files_from,) if order.files_from else ()))
    taken: set[str] = set()
    for output in outputs:
        own = [str(output.path.parent / name) for name in output.names()]
        if all(any(same_as(name, (one,)) for name in own) for one in given):
            raise _unwritable(output, WOULD_LOSE_INPUT)
        if taken & {absolute(name) for name in own or [STDOUT]}:
            raise _unwritable(output, Both("another output has this name", "与另一个输出同名"))
        taken |= {absolute(name) for name in own or [STDOUT]}


def _unwritable(output: Output, why: Both) -> UnwritableOutput:
    error = UnwritableOutput("not-writable", why=why)
    error.path = str(output.path)
    return error


def _say_missing(order: Order, paths: Paths) -> None:
    """A line for each input under whose name nothing is found, up to so many. Raises NothingFound where that are all: what an
    earlier run wrote stays."""
    missing: list[tuple[str, ReportparseError]] = []
    more, is_any_there = 0, False
    for path, error in sought(paths, order.records):
        if error is None:
            is_any_there = True
        elif len(missing) < MAX_SAID:
            missing.append((path, error))
        else:
            more += 1
    if not is_any_there:
        raise _nothing_found(order, missing, more)
    if order.outputs[0] == STDOUT:
        return  # which names all that fails
    for path, error in missing:
        complain(path, error.said, kind=error.kind)
    if more:
        complain(
            order.files_from or order.outputs[0], say(f"{more:,} more are not found.", f"另有 {more:,} 个找不到。")
        )


def _nothing_found(order: Order, missing: Sequence[tuple[str, ReportparseError]], more: int) -> NothingFound:
    """That no input is there, under the name of the first."""
    name, first = missing[0] if missing else (order.files_from or order.inputs[0], _nothing())
    others = f" (+{len(missing) + more - 1:,})" if missing[1:] else ""
    en, zh = f"{first.en} Nothing was written.", f"{first.zh}没有写出任何文件。"
    error = NothingFound(first.kind, en, zh)
    error.path = name + others
    return error


def _parse_all(
    order: Order,
    paths: Paths,
    targets: Sequence[Target],
    makes: tuple[Content, ...],
    progress: Progress,
    bare: WithoutCells,
) -> int:
    """List every input in the first store and parse what is new; how many files were parsed. Raises NothingFound."""
    store = targets[0].written
    owners = [target.output.is_own(target.written.wrote) for target in targets]

    def own(path: str) -> bool:
        return any(is_own(path) for is_own in owners)

    progress.total(expected(paths, own, order.records))
    keys: dict[int, bytes] = {}

    def new_tasks() -> Iterator[Task]:
        for found in found_inputs(paths, own, order.records):
            added = listed(store, found)
            if added is not None and isinstance(found, FoundRecord):
                bare.see(found, added.path, added.duplicate_of)
            if added is not None and added.duplicate_of is None:
                key = store.key(added)
                if not store.has(key, retry_failed=order.retry_failed):
                    keys[added.position] = key
                    given = found.number if isinstance(found, FoundRecord) else 0
                    kind = (order.cells, order.pdf_engine, makes, order.ocr)
                    yield Task(added.position, added.path, found.data, *kind, given=given)
                    continue
            progress.step()

    parsed = 0
    for task, outcome in supervised(new_tasks(), order.limits):
        store.put(keys.pop(task.position), outcome)
        parsed += 1
        progress.step()
    if not store.totals()[0]:
        raise _nothing_found(order, (), 0)
    store.commit()
    return parsed


def listed(store: Store, found: Found) -> Added | None:
    """List what was found; None where there is nothing to read of it."""
    if found.error is not None:
        store.add_failed(found.path, Failure.of(found.error, "input"))
        return None
    if isinstance(found, FoundTold):
        store.add_told(found.path, found.sha256, found.bytes, found.failure)
        return None
    if isinstance(found, FoundRecord):
        return store.add_record(found.origin, found.data)
    return store.add(found.path, found.data)


def _nothing() -> UnreadableFile:
    return UnreadableFile("not-found", why=Both("the inputs name none", "输入中没有任何文件"))


def _say_broken(store: Store, output: Output) -> None:
    """A line for each record that is none, up to so many: whoever gave records wants to know which."""
    broken = (one for one in store.listing() if one.kind == "not-a-record" and not output.on_stdout)
    for one in islice(broken, MAX_SAID):
        complain(one.path, say(one.message or "", one.message_zh or ""), kind=one.kind or "")
    if more := sum(1 for _ in broken):
        complain(str(output.failures), say(f"{more:,} more are no records.", f"另有 {more:,} 条不是记录。"))


def _exit_code(store: Store, *, strict: bool) -> int:
    if store.counts("kind"):
        return EXIT_NO_RECORD
    _, _, wrong, _ = store.totals()
    partial = dict(store.counts("status")).get("partial", 0)
    return EXIT_PARTIAL if partial or (strict and wrong) else EXIT_COMPLETE
