"""The end of a run, for a person: what came of the files, as a table on stderr."""

from __future__ import annotations

from rich.console import Console
from rich.table import Table

from reportparse.batch.outputs import Output
from reportparse.batch.store import Store
from reportparse.diagnostics.language import say

MAX_YEARS = 12
"""Years that are shown; more are summed up."""


def show_summary(store: Store, output: Output, *, parsed: int, seconds: float) -> None:
    """Print the summary of a finished run: complete, partial, duplicates and failed add up to the files."""
    table = Table(title=f"reportparse → {output.path}", show_header=False, title_justify="left", highlight=True)
    for name, value in _lines(store, output, parsed, seconds):
        table.add_row(name, value)
    Console(stderr=True).print(table)


def _lines(store: Store, output: Output, parsed: int, seconds: float) -> list[tuple[str, str]]:
    inputs, duplicates, wrong, failed = store.totals()
    statuses = dict(store.counts("status"))
    kinds = store.counts("kind")
    without = sum(count for _, count in kinds)
    lines = [
        (say("files", "文件"), f"{inputs:,}"),
        (say("complete", "完整"), f"{statuses.get('complete', 0):,}"),
        (say("partial", "不完整"), f"{statuses.get('partial', 0):,}"),
        (say("duplicates", "内容重复"), f"{duplicates:,}" + (f" → {output.duplicates.name}" if duplicates else "")),
        (say("failed", "失败"), f"{without:,}" + (f" → {output.failures.name}" if without else "")),
        *((f"  {kind}", f"{count:,}") for kind, count in kinds),
        (say("forms", "格式"), _counted(store.counts("generation"))),
        (say("years", "年度"), _counted(store.counts("year"))),
        (say("checks failed", "核对不符"), say(f"{failed:,} in {wrong:,} reports", f"{wrong:,} 份共 {failed:,} 项")),
        (say("parsed now", "本次解析"), f"{parsed:,}, {seconds:.1f} s, {parsed / seconds if seconds else 0:.1f}/s"),
    ]  # fmt: skip
    return [(name, value) for name, value in lines if value]


def _counted(counts: list[tuple[object, int]]) -> str:
    shown = [f"{'?' if name is None else name}: {count:,}" for name, count in counts[-MAX_YEARS:]]
    earlier = sum(count for _, count in counts[:-MAX_YEARS])
    return ", ".join([*([f"…: {earlier:,}"] if earlier else []), *shown])
