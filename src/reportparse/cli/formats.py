"""`formats`: the formats that are read and the forms that are known, from the tables that declare them."""

from __future__ import annotations

from reportparse.cli.options import Lang
from reportparse.diagnostics.language import say

HELP = say(
    "List the formats that are read and the official forms that are known.", "列出可读取的格式和已知的官方表格。"
)


def formats(lang: Lang = None) -> None:
    """The command."""
    from reportparse.forms import FORMS
    from reportparse.readers import READERS, libreoffice, packed, scan, wrapped

    for name, reader in READERS.items():
        print(f"{name:10} {say(reader.what, reader.what_zh)}")
    if not scan.is_installed():
        print(f"{'':10} {say(scan.MISSING.en, scan.MISSING.zh)}")
    print(f"{'wrapped':10} {say(wrapped.WHAT, wrapped.WHAT_ZH)}")
    for kind in packed.KINDS:
        if packed.command(kind, packed.MAX_BYTES) is None:
            print(f"{'':10} {say(kind.missing.en, kind.missing.zh)}")
    print(f"{'converter':10} {say(*libreoffice.AT_HAND[libreoffice.program() is not None])}")
    for form in FORMS:
        values, checks = len(form.places), len(form.identities)
        words = say(
            f"form of {form.name}: {values} values, {checks} checks",
            f"{form.name} 年格式：{values} 个数值，{checks} 项校验",
        )
        if not form.places:
            words = say("local tables: every row by its own label", "地方统计表：各行按其自身名称保留")
        print(f"{form.table:10} {words}")
