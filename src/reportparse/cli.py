"""The command line: arguments, printing, exit codes; no logic. `--help` loads no parser."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from reportparse import __version__
from reportparse.language import LANGUAGE, say

COMMANDS = ("parse", "check", "compare", "inspect", "explain", "schema", "formats")
_OWN_OPTIONS = ("--help", "--version", "--install-completion", "--show-completion")

EXIT_COMPLETE = 0
EXIT_NO_RECORD = 1
EXIT_PARTIAL = 3
EXIT_INTERRUPTED = 130

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
    lang: Lang = None,
) -> None:
    from reportparse import commands

    _check_language(lang)
    raise typer.Exit(
        commands.parse_files(files, output, compact=compact, cells=cells, strict=strict, language=LANGUAGE)
    )


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
    from reportparse import commands_check

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
    from reportparse import commands_check

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
    from reportparse import explanations

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
    from reportparse import commands

    _check_language(lang)
    raise typer.Exit(commands.inspect_file(file, LANGUAGE))


@app.command(help=say("Print the JSON Schema of the record.", "输出记录的 JSON Schema。"))
def schema(output: Output = None) -> None:
    from reportparse import commands

    commands.print_schema(output)


@app.command(
    help=say(
        "List the formats that are read and the official forms that are known.", "列出可读取的格式和已知的官方表格。"
    )
)
def formats() -> None:
    from reportparse import commands

    commands.print_formats()


def _check_language(lang: str | None) -> None:
    if lang not in (None, "en", "zh"):
        raise typer.BadParameter(say("must be en or zh.", "必须是 en 或 zh。"), param_hint="--lang")


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
