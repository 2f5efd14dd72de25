"""Options that more than one command has, each stated once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from reportparse.diagnostics.language import say
from reportparse.writers import WRITERS


def check_choice(option: str, value: str, choices: tuple[str, ...]) -> None:
    """Refuse, as wrong usage, a value that is none of the choices."""
    if value not in choices:
        listed = ", ".join(choices)
        raise typer.BadParameter(say(f"must be one of {listed}.", f"必须是 {listed} 之一。"), param_hint=option)


def _check_language(lang: str | None) -> None:
    check_choice("--lang", lang or "en", ("en", "zh"))


def _check_engine(engine: str) -> str:
    from reportparse.readers.pdf import ENGINES

    check_choice("--pdf-engine", engine, ENGINES)
    return engine


Lang = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="en|zh",
        callback=_check_language,
        expose_value=False,  # the language was decided when the program started
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
Page = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="PAGE",
        help=say(
            "Write the page to PAGE (.html) instead of standard output.",
            "写入网页文件 PAGE（.html），而不是标准输出。",
        ),
    ),
]
Opened = Annotated[bool, typer.Option("--open", help=say("Open the page in the browser.", "在浏览器中打开网页。"))]
PdfEngine = Annotated[
    str,
    typer.Option(
        "--pdf-engine",
        metavar="ENGINE",
        callback=_check_engine,
        help=say(
            "Who reads PDF pages: pdfium, with pdfplumber as a second opinion where there is doubt (auto), or one alone.",
            "PDF 读取引擎：auto 先用 pdfium，有疑点时再用 pdfplumber 复核；也可指定其一。",
        ),
    ),
]
Ocr = Annotated[
    bool,
    typer.Option(
        "--ocr/--no-ocr",
        help=say(
            "Read pages that are pictures, where reportparse[ocr] is installed: some seconds a page.",
            "读取图片页面（需安装 reportparse[ocr]）；每页数秒。",
        ),
    ),
]
Json = Annotated[bool, typer.Option("--json", help=say("Print JSON.", "输出 JSON。"))]
Cells = Annotated[
    bool,
    typer.Option(
        "--cells", help=say("Add every value's raw text and place in the document.", "附上每个数值的原文和位置。")
    ),
]
Strict = Annotated[
    bool,
    typer.Option("--strict", help=say("Exit 3 also where a check failed.", "有核对不符时也返回 3。")),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help=say("No progress, no summary.", "不显示进度和汇总。"))]
Workers = Annotated[
    int | None,
    typer.Option(
        "--workers",
        "-j",
        metavar="N",
        min=0,
        max=256,
        help=say("Processes; 0: one a core.", "进程数；0 为每核一个。"),
    ),
]
Excel = Annotated[
    bool, typer.Option("--excel", help=say("CSV that Excel opens as UTF-8.", "输出 Excel 可直接打开的 UTF-8 CSV。"))
]

_OUTPUTS = ", ".join(
    f"{ending or say('folder', '文件夹')} ({say(it.what, it.what_zh)})" for ending, it in WRITERS.items()
)

Outputs = Annotated[
    list[str],
    typer.Option(
        "--output",
        "-o",
        metavar="OUT",
        help=say(
            f"A file whose ending says what it becomes, or a folder: {_OUTPUTS}; - is standard output. Several from one run:"
            " -o A -o B.",
            f"按结尾决定输出内容的文件，或文件夹：{_OUTPUTS}；- 表示标准输出。可一次写多个：-o A -o B。",
        ),
    ),
]
