"""The command line: arguments, printing, exit codes; no logic. `--help` loads no parser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from reportparse.diagnostics.exit_codes import EXIT_COMPLETE, EXIT_INTERRUPTED
from reportparse.diagnostics.language import LANGUAGE, say
from reportparse.version import __version__

COMMANDS = ("parse", "batch", "check", "compare", "inspect", "explain", "schema", "formats")
_OWN_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")

app = typer.Typer(
    name="reportparse",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    help=say(
        "Turn annual reports on open government information into canonical JSON records. "
        "`reportparse FILE` is short for `reportparse parse FILE`.",
        "把政府信息公开工作年度报告转换为规范的 JSON 记录。`reportparse FILE` 即 `reportparse parse FILE`。",
    ),
)

Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|zh",
        help=say("Language of messages (default: the locale's).", "提示信息的语言（默认随系统）。"),
    ),
]
PdfEngine = Annotated[
    str,
    typer.Option(
        "--pdf-engine",
        metavar="ENGINE",
        help=say(
            "Who reads PDF pages: pdfium, with pdfplumber as a second opinion where there is doubt (auto), or one alone.",
            "PDF 读取引擎：auto 先用 pdfium，有疑点时再用 pdfplumber 复核；也可指定其一。",
        ),
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help=say("Write to FILE instead of standard output.", "写入文件 FILE，而不是标准输出。"),
    ),
]


Json = Annotated[bool, typer.Option("--json", help=say("Print JSON.", "输出 JSON。"))]


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"reportparse {__version__}")
        raise typer.Exit


@app.callback()
def _root(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help=say("Print the version.", "显示版本。"))
    ] = False,
) -> None:
    pass


@app.command(
    help=say(
        "Parse reports: one FILE as indented JSON, several as one compact record a line.",
        "解析报告：单个文件输出缩进的 JSON，多个文件每行一条记录。",
    )
)
def parse(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say(
                "Reports in Word, PDF, HTML or text; - is standard input.",
                "Word、PDF、HTML 或文本格式的报告；- 表示标准输入。",
            ),
        ),
    ],
    output: Output = None,
    compact: Annotated[
        bool, typer.Option("--compact", help=say("One line for the record.", "记录输出为一行。"))
    ] = False,
    cells: Annotated[
        bool,
        typer.Option(
            "--cells", help=say("Add every value's raw text and place in the document.", "附上每个数值的原文和位置。")
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=say("Exit 3 also where published sums do not add up.", "表内数据不平衡时也返回 3。")
        ),
    ] = False,
    pdf_engine: PdfEngine = "auto",
    lang: Lang = None,
) -> None:
    from reportparse.cli import parse as commands
    from reportparse.readers import PDF_ENGINES

    _check_language(lang)
    _check_choice("--pdf-engine", pdf_engine, PDF_ENGINES)
    printing = commands.Printing(compact=compact, cells=cells, strict=strict, language=LANGUAGE)
    raise typer.Exit(commands.parse_files(files, output, printing, pdf_engine))


@app.command(
    help=say(
        "Show what does not add up: within each report, and between consecutive years of the same organ.",
        "列出核对不符之处：报告内部，以及同一机关相邻年度之间。",
    )
)
def check(
    files: Annotated[
        list[str],
        typer.Argument(
            metavar="FILE...",
            help=say(
                "Reports, or records that `parse` made (.json, .jsonl), of one or more organs and years.",
                "报告，或 `parse` 输出的记录（.json、.jsonl），可含多个机关和年度。",
            ),
        ),
    ],
    as_json: Json = False,
    strict: Annotated[
        bool, typer.Option("--strict", help=say("Exit 3 also where a check failed.", "有核对不符时也返回 3。"))
    ] = False,
    lang: Lang = None,
) -> None:
    from reportparse.cli import check as commands_check

    _check_language(lang)
    raise typer.Exit(commands_check.check_files(files, as_json=as_json, strict=strict, language=LANGUAGE))


@app.command(
    help=say(
        "Compare two reports: values side by side, text as a diff; -o writes a page (.html, .docx, .json).",
        "对比两份报告：数值并列，文字逐句比较；-o 可写成网页或 Word 文件（.html、.docx、.json）。",
    )
)
def compare(
    first: Annotated[str, typer.Argument(metavar="A", help=say("A report or a record.", "报告或记录。"))],
    second: Annotated[str, typer.Argument(metavar="B", help=say("Another one.", "另一份。"))],
    output: Output = None,
    as_json: Json = False,
    lang: Lang = None,
) -> None:
    from reportparse.cli import check as commands_check

    _check_language(lang)
    raise typer.Exit(commands_check.compare_files(first, second, output, as_json=as_json, language=LANGUAGE))


@app.command(
    help=say(
        "Explain KIND, an issue's or error's kind or a check's id: what it means, what causes it, what to do.",
        "解释 KIND（问题、错误的类别或核对项编号）：含义、原因、处理办法。",
    )
)
def explain(
    kind: Annotated[
        str | None,
        typer.Argument(metavar="KIND", help=say("Without it, all kinds are listed.", "不填则列出全部类别。")),
    ] = None,
    lang: Lang = None,
) -> None:
    from reportparse.diagnostics import explanations

    _check_language(lang)
    text = explanations.explain(kind, LANGUAGE)
    if text is None:
        raise typer.BadParameter(
            say("no such kind; `reportparse explain` lists all.", "没有这一类别，`reportparse explain` 列出全部。"),
            param_hint="KIND",
        )
    typer.echo(text)


@app.command(
    help=say(
        "Parse an archive: files, folders, globs, zip and tar, into one output. The same command again goes on from where it "
        "was stopped.",
        "批量解析文件、文件夹、通配符、zip 和 tar 压缩包，写入一个输出；再次运行同一命令即从中断处继续。",
    )
)
def batch(
    output: Annotated[
        str,
        typer.Option(
            "--output",
            "-o",
            metavar="OUT",
            help=say(
                "A file ending in .jsonl, .parquet, .duckdb, .csv or .xlsx, or a folder for one JSON each.",
                "以 .jsonl、.parquet、.duckdb、.csv、.xlsx 结尾的文件，或存放单个 JSON 的文件夹。",
            ),
        ),
    ],
    inputs: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="INPUT...", help=say("Files, folders, globs, archives.", "文件、文件夹、通配符、压缩包。")
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
    workers: Annotated[
        int,
        typer.Option(
            "--workers", "-j", min=0, max=256, help=say("Processes; 0: one a core.", "进程数；0 为每核一个。")
        ),
    ] = 0,
    timeout: Annotated[
        float, typer.Option(min=0.1, max=86_400, help=say("Seconds for one file.", "单个文件的时限（秒）。"))
    ] = 9.0,
    memory: Annotated[
        int, typer.Option(min=64, max=1 << 20, help=say("Megabytes for one file.", "单个文件的内存上限（MB）。"))
    ] = 440,
    cells: Annotated[
        bool, typer.Option("--cells", help=say("Add every value's raw text and place.", "附上每个数值的原文和位置。"))
    ] = False,
    excel: Annotated[
        bool, typer.Option("--excel", help=say("CSV that Excel opens as UTF-8.", "输出 Excel 可直接打开的 UTF-8 CSV。"))
    ] = False,
    retry_failed: Annotated[
        bool, typer.Option("--retry-failed", help=say("Try again what failed before.", "重试以前失败的文件。"))
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict", help=say("Exit 3 also where published sums do not add up.", "表内数据不平衡时也返回 3。")
        ),
    ] = False,
    quiet: Annotated[
        bool, typer.Option("--quiet", "-q", help=say("No progress, no summary.", "不显示进度和汇总。"))
    ] = False,
    lang: Lang = None,
) -> None:
    from reportparse.batch.run import Order, run
    from reportparse.batch.workers import Limits

    _check_language(lang)
    if not inputs and files_from is None:
        raise typer.BadParameter(say("give INPUT or --files-from.", "请给出 INPUT 或 --files-from。"))
    order = Order(
        tuple(inputs or ()),
        output,
        files_from=files_from,
        nul=nul,
        cells=cells,
        excel=excel,
        strict=strict,
        retry_failed=retry_failed,
        quiet=quiet,
        limits=Limits(workers, timeout, memory),
    )
    raise typer.Exit(run(order))


@app.command(
    help=say(
        "Show what the reader saw in FILE: its blocks and the grids of its tables.",
        "显示读取到的内容：段落与表格网格。",
    )
)
def inspect(
    file: Annotated[
        str, typer.Argument(metavar="FILE", help=say("A document; - is standard input.", "文件；- 表示标准输入。"))
    ],
    lang: Lang = None,
) -> None:
    from reportparse.cli import parse as commands

    _check_language(lang)
    raise typer.Exit(commands.inspect_file(file, LANGUAGE))


@app.command(help=say("Print the JSON Schema of the record.", "输出记录的 JSON Schema。"))
def schema(output: Output = None) -> None:
    from reportparse.cli import parse as commands

    commands.print_schema(output)


@app.command(
    help=say(
        "List the formats that are read and the official forms that are known.", "列出可读取的格式和已知的官方表格。"
    )
)
def formats(lang: Lang = None) -> None:
    from reportparse.cli import parse as commands

    _check_language(lang)
    commands.print_formats(LANGUAGE)


def _check_language(lang: str | None) -> None:
    _check_choice("--lang", lang or "en", ("en", "zh"))


def _check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    if value not in choices:
        listed = ", ".join(choices)
        raise typer.BadParameter(say(f"must be one of {listed}.", f"必须是 {listed} 之一。"), param_hint=option)


def main() -> None:
    """Run the program; `parse` is put in where the first argument names no command."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    arguments = sys.argv[1:]
    if arguments and arguments[0] not in (*COMMANDS, *_OWN_OPTIONS, "-h"):
        arguments = ["parse", *arguments]
    try:
        app(args=arguments, prog_name="reportparse")
    except KeyboardInterrupt:
        sys.exit(EXIT_INTERRUPTED)
    except BrokenPipeError:
        # The reader of our output went away (| head): nothing is wrong, nothing is to be said.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(EXIT_COMPLETE)
