"""`batch`: an archive of reports into one output."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from reportparse.cli.options import Cells, Excel, Lang, Ocr, Outputs, PdfEngine, Quiet, Strict, Workers
from reportparse.cli.streams import abandon
from reportparse.diagnostics.exit_codes import EXIT_USAGE
from reportparse.diagnostics.language import say

HELP = say(
    "Parse an archive: files, folders, globs, packed archives and mails, into one output or several. The same command again "
    "goes on from where it was stopped.",
    "批量解析文件、文件夹、通配符、压缩包和邮件，写入一个或多个输出；再次运行同一命令即从中断处继续。",
)


def batch(
    output: Outputs,
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...",
            help=say(
                "Files, folders, globs, archives; a .jsonl or .json of records that is named is not parsed again.",
                "文件、文件夹、通配符、压缩包；直接给出的 .jsonl、.json 记录文件不再解析。",
            ),
        ),
    ] = None,
    files_from: Annotated[
        str | None,
        typer.Option(
            metavar="FILE",
            help=say(
                "Read paths from FILE, one a line; - is standard input.", "从 FILE 逐行读取路径；- 表示标准输入。"
            ),
        ),
    ] = None,
    nul: Annotated[
        bool,
        typer.Option("--nul", "-0", help=say("Paths of --files-from end in NUL.", "--files-from 的路径以 NUL 分隔。")),
    ] = False,
    workers: Workers = 0,
    timeout: Annotated[
        float,
        typer.Option(
            min=0.1, max=86_400, help=say("Seconds (of processor time) for one file.", "单个文件的时限（处理器秒）。")
        ),
    ] = 9.0,
    memory: Annotated[
        int, typer.Option(min=64, max=1 << 20, help=say("Megabytes for one file.", "单个文件的内存上限（MB）。"))
    ] = 440,
    cells: Cells = False,
    excel: Excel = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help=say("Try again what failed before.", "重试以前失败的文件。"))
    ] = False,
    pdf_engine: PdfEngine = "auto",
    ocr: Ocr = False,
    strict: Strict = False,
    quiet: Quiet = False,
    lang: Lang = None,
) -> None:
    """The command."""
    from reportparse.batch.outputs import STDOUT
    from reportparse.batch.run import Order, run
    from reportparse.batch.workers import Limits

    if not inputs and files_from is None:
        raise typer.BadParameter(say("give INPUT or --files-from.", "请给出 INPUT 或 --files-from。"))
    order = Order(
        tuple(inputs or ()),
        tuple(output),
        files_from=files_from,
        nul=nul,
        cells=cells,
        pdf_engine=pdf_engine,
        ocr=ocr,
        excel=excel,
        strict=strict,
        retry_failed=retry_failed,
        quiet=quiet,
        limits=Limits(workers or 0, timeout, memory),
    )
    code = run(order)
    if code == EXIT_USAGE and STDOUT in output:
        abandon(sys.stdout)  # the run has said why; Python 3.14 would fail, and tell of it, once more at the end
    raise typer.Exit(code)
