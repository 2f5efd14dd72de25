"""The end of a run, for a person: what came of the files, as a table on stderr."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportparse.batch.outputs import Output
from reportparse.batch.records import WithoutCells
from reportparse.batch.store import Store
from reportparse.diagnostics.complaints import harmless
from reportparse.diagnostics.language import say

MAX_YEARS = 12
"""Years that are shown; more are summed up."""


def show_summary(
    store: Store,
    outputs: Sequence[Output],
    *,
    parsed: int,
    seconds: float,
    ocr: bool = False,
    said: Sequence[tuple[str, str]] = (),
) -> None:
    """Print the summary of a finished run: complete, partial, duplicates and failed add up to the files.

    `said` is what else is to be known, each with what it is of.
    """
    title = Text(harmless(f"reportparse → {', '.join(str(output.path) for output in outputs)}", "�"))
    table = Table(title=title, show_header=False, title_justify="left", highlight=True)
    for name, value in (*_lines(store, outputs[0], parsed, seconds, ocr=ocr), *said):
        table.add_row(name, value)
    Console(stderr=True).print(table)


def _lines(store: Store, output: Output, parsed: int, seconds: float, *, ocr: bool) -> list[tuple[str, str]]:
    inputs, duplicates, wrong, failed = store.totals()
    statuses = dict(store.counts("status"))
    kinds = store.counts("kind")
    pictured = store.pictured()
    without = sum(count for _, count in kinds)
    lines = [
        (say("files", "文件"), f"{inputs:,}"),
        (say("complete", "完整"), f"{statuses.get('complete', 0):,}"),
        (say("partial", "不完整"), f"{statuses.get('partial', 0):,}"),
        (say("duplicates", "内容重复"), f"{duplicates:,}" + _told_in(output, output.duplicates, duplicates)),
        (say("failed", "失败"), f"{without:,}" + _told_in(output, output.failures, without)),
        *((f"  {kind}", f"{count:,}") for kind, count in kinds),
        (say("pictures, not read", "图片，未读取"), f"{pictured:,} → --ocr" if pictured and not ocr else ""),
        (say("forms", "格式"), _counted(store.counts("generation"))),
        (say("years", "年度"), _counted(store.counts("year"))),
        (say("checks failed", "核对不符"), say(f"{failed:,} in {wrong:,} reports", f"{wrong:,} 份共 {failed:,} 项")),
        (say("read now", "本次读取"), f"{parsed:,}, {seconds:.1f} s, {parsed / seconds if seconds else 0:.1f}/s"),
    ]  # fmt: skip
    return [(name, value) for name, value in lines if value]


def lacking_cells(bare: WithoutCells) -> Iterator[tuple[str, str]]:
    """What tables lack of records that came without cells."""
    if bare.n_records:
        name = say("records without cells", "没有单元格的记录")
        lacks = say(
            "`values` lacks their raw texts, states and all standings but disputed: make them with --cells",
            "`values` 中没有其单元格原文、状态和 disputed 以外的可信程度，生成记录时请加 --cells",
        )
        yield name, f"{bare.n_records:,}; {lacks}"
    if bare.n_left_out:
        name = say("records left out", "未采用的记录")
        why = say(
            "with cells, behind the same reports' without: give those with cells first",
            "带单元格，但排在同一报告不带单元格的记录之后；请把带单元格的放在前面",
        )
        yield name, f"{bare.n_left_out:,}; {why}"


def _told_in(output: Output, ledger: Path, count: int) -> str:
    """Which ledger tells of so many; standard output has none."""
    return f" → {ledger.name}" if count and not output.on_stdout else ""


def _counted(counts: list[tuple[object, int]]) -> str:
    shown = [f"{'?' if name is None else name}: {count:,}" for name, count in counts[-MAX_YEARS:]]
    earlier = sum(count for _, count in counts[:-MAX_YEARS])
    return ", ".join([*([f"…: {earlier:,}"] if earlier else []), *shown])
