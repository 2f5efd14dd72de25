"""How an extra is installed, in words: said wherever something was not read or written for want of it."""

from __future__ import annotations

from reportparse.diagnostics.language import Both


def install(extra: str) -> Both:
    """The line that installs an extra, in a checkout and elsewhere."""
    return Both(
        f"in a checkout .venv/bin/pip install '.[{extra}]', elsewhere pip install 'reportparse[{extra}]'",
        f"源码目录中执行 .venv/bin/pip install '.[{extra}]'，其他情形执行 pip install 'reportparse[{extra}]'",
    )


RECOGNITION = Both(f"{install('ocr').en}; in a batch give --ocr", f"{install('ocr').zh}；批量处理时加 --ocr")
"""How pictures come to be read."""
