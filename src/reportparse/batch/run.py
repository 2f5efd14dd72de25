"""The run: every input listed, parsed where its outcome is not yet known, and then the outputs written."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from reportparse.batch.inputs import asked, found_inputs, listed_files
from reportparse.batch.outcome import Failure
from reportparse.batch.outputs import STDOUT, Output, write_output
from reportparse.batch.progress import Progress, shown_progress
from reportparse.batch.store import Store, in_words
from reportparse.batch.summary import show_summary
from reportparse.batch.work import Task
from reportparse.batch.workers import Limits, NoWorkers, supervised
from reportparse.diagnostics.complaints import complain
from reportparse.diagnostics.errors import ReportparseError, UnreadableFile, UnwritableOutput
from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_INTERRUPTED, EXIT_NO_RECORD, EXIT_PARTIAL, EXIT_USAGE
from reportparse.diagnostics.language import Both, say
from reportparse.files import WOULD_LOSE_INPUT, same_as, unreadable

_STOPPED = ("interrupted.", "已中断。")
_INTERRUPTED = (
    "interrupted; what is done is kept, the same command goes on from there.",
    "已中断；已完成的部分已保存，再次运行同一命令即可继续。",
)


@dataclass(frozen=True, slots=True)
class Order:
    """What was asked for on the command line."""

    inputs: tuple[str, ...]
    output: str
    files_from: str | None = None
    nul: bool = False
    cells: bool = False
    pdf_engine: str = "auto"
    ocr: bool = False
    excel: bool = False
    strict: bool = False
    retry_failed: bool = False
    quiet: bool = False
    limits: Limits = field(default_factory=Limits)


def run(order: Order) -> int:
    """Carry out an order; the exit code as documented."""
    try:
        return _run(order)
    except KeyboardInterrupt:
        complain(say(*(_STOPPED if order.output == STDOUT else _INTERRUPTED)))
        return EXIT_INTERRUPTED
    except BrokenPipeError:
        raise
    except UnwritableOutput as error:
        complain(order.output, error.said, kind=error.kind)
    except NoWorkers as error:
        complain(str(error))
    except (OSError, sqlite3.Error) as error:
        name = str(getattr(error, "filename", None) or order.output)
        if isinstance(error, OSError) and name == order.files_from:
            unusable: ReportparseError = unreadable(error)
        else:
            unusable = UnwritableOutput("not-writable", why=in_words(error))
        complain(name, unusable.said, kind=unusable.kind)
    return EXIT_USAGE


def _run(order: Order) -> int:
    began = time.monotonic()
    output = Output.at(order.output)
    _refuse_useless(order, output)
    if output.work is None or not output.work.exists():  # refused before a store is begun
        output.refuse_foreign(output.names(), lambda _: False)
    made = "rows" if output.writer.content == "rows" else f"record, cells={order.cells}"
    limits = f"{order.limits.seconds:g}s {order.limits.megabytes}MB"
    with Store(output.work, options=f"{made}, {order.pdf_engine}, ocr={order.ocr}", limits=limits) as store:
        output.refuse_foreign(output.names(), store.wrote)
        with shown_progress(quiet=order.quiet) as progress:
            parsed = _parse_all(order, output, store, progress)
        write_output(output, store, excel=order.excel)
        if not order.quiet:
            show_summary(store, output, parsed=parsed, seconds=time.monotonic() - began, ocr=order.ocr)
        return _exit_code(store, strict=order.strict)


def _refuse_useless(order: Order, output: Output) -> None:
    """Raise UnwritableOutput where an option means nothing to the output, or the output itself is all that is to be read."""
    if order.excel and "excel" not in output.writer.options:
        raise UnwritableOutput("not-writable", why=Both("--excel is for .csv", "--excel 只用于 .csv"))
    given = (*order.inputs, *((order.files_from,) if order.files_from else ()))
    own = [str(output.path.parent / name) for name in output.names()]
    if all(any(same_as(name, (one,)) for name in own) for one in given):
        raise UnwritableOutput("not-writable", why=WOULD_LOSE_INPUT)


def _parse_all(order: Order, output: Output, store: Store, progress: Progress) -> int:
    """List every input in the store and parse what is new; how many files were parsed."""
    paths = asked(order.inputs, order.files_from, nul=order.nul)
    own = output.is_own(store.wrote)
    progress.total(sum(1 for _ in listed_files(paths, own)))
    keys: dict[int, bytes] = {}
    rows = output.writer.content == "rows"

    def new_tasks() -> Iterator[Task]:
        for found in found_inputs(paths, own):
            if found.error is not None:
                store.add_failed(found.path, Failure.of(found.error, "input"))
            elif (added := store.add(found.path, found.data)).duplicate_of is None:
                key = store.key(added)
                if not store.has(key, retry_failed=order.retry_failed):
                    keys[added.position] = key
                    yield Task(added.position, added.path, found.data, order.cells, order.pdf_engine, rows, order.ocr)
                    continue
            progress.step()

    parsed = 0
    for task, outcome in supervised(new_tasks(), order.limits):
        store.put(keys.pop(task.position), outcome)
        parsed += 1
        progress.step()
    if not store.totals()[0]:
        store.add_failed(order.files_from or order.inputs[0], _nothing())
    store.commit()
    return parsed


def _nothing() -> Failure:
    return Failure.of(UnreadableFile("not-found", why=Both("the inputs name none", "输入中没有任何文件")), "input")


def _exit_code(store: Store, *, strict: bool) -> int:
    if store.counts("kind"):
        return EXIT_NO_RECORD
    _, _, wrong, _ = store.totals()
    partial = dict(store.counts("status")).get("partial", 0)
    return EXIT_PARTIAL if partial or (strict and wrong) else EXIT_COMPLETE
