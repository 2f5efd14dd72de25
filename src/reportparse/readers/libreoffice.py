"""LibreOffice, where it is installed, as a converter (hazards §5): a profile of its own for each call, bounded time, the
whole group of processes ended with it, and its output looked at, for it may end well and write nothing."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from reportparse.diagnostics.errors import UnreadableFile
from reportparse.diagnostics.language import Both

SECONDS = 60.0
"""Time by the wall for one conversion: a start takes one to ten seconds. The sandbox waits longer than that."""

AT_HAND: dict[bool, tuple[str, str]] = {
    True: (
        "LibreOffice is installed: a second opinion on RTF, OpenDocument, workbooks and old Word, and old Word that its "
        "library cannot convert",
        "已安装 LibreOffice：对 RTF、OpenDocument、工作簿和旧版 Word 给出第二种读法，并转换程序库无法转换的旧版 Word",
    ),
    False: (
        "LibreOffice is not installed (apt-get install libreoffice-writer libreoffice-calc): RTF, OpenDocument, workbooks "
        "and old Word have no second opinion",
        "未安装 LibreOffice（apt-get install libreoffice-writer libreoffice-calc）：RTF、OpenDocument、工作簿和旧版 Word "
        "没有第二种读法",
    ),
}
"""What is said of it to people, by whether it is installed."""

MAX_OUTPUT = 128 * 1024 * 1024
_LEASH = 'exec 3<&0 </dev/null; (read -r _ <&3; kill -9 0) & exec 3<&-; exec "$@"'
"""A shell's words: where this process is killed its end of a pipe closes, and with it goes all that was started."""
_NAMES = ("soffice", "libreoffice")
_PLACES = ("/usr/bin", "/usr/local/bin", "/opt/libreoffice/program", "/Applications/LibreOffice.app/Contents/MacOS")


_SETTING = '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
_SETTINGS = (
    '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
    + _SETTING.format("Office.Common/Security/Scripting", "DisableMacrosExecution", "true")
    + _SETTING.format("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true")
    + _SETTING.format("Inet/Settings", "ooInetProxyType", 2)
    + _SETTING.format("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1")
    + _SETTING.format("Inet/Settings", "ooInetHTTPProxyPort", 9)
    + "</oor:items>"
)
"""A profile that runs no macros, follows no links and finds nobody on the network."""


@cache
def program() -> str | None:
    """The path of LibreOffice; None where there is none."""
    found = (shutil.which(name, path=path) for path in (None, os.pathsep.join(_PLACES)) for name in _NAMES)
    return next(filter(None, found), None)


def convert(data: bytes, ending: str, to: str = "docx") -> bytes:
    """A file with such an ending, converted. Raises UnreadableFile where LibreOffice is missing, fails or takes too long."""
    soffice = program()
    if soffice is None:
        raise _failed("it is not installed", "未安装")
    with TemporaryDirectory(prefix="reportparse-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        source, output = folder / f"a{ending}", folder / "out" / f"a.{to}"
        source.write_bytes(data)
        settings = folder / "profile" / "user" / "registrymodifications.xcu"
        settings.parent.mkdir(parents=True)
        settings.write_text(_SETTINGS, "utf-8")
        command = [
            *(soffice, "--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *(f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--convert-to", to),
            *("--outdir", str(output.parent), str(source)),
        ]
        _run(command, folder)
        if not output.is_file() or not 0 < output.stat().st_size <= MAX_OUTPUT:
            raise _failed("it wrote nothing", "没有输出")
        return output.read_bytes()


def _run(command: list[str], folder: Path) -> None:
    """Run a program in a group of its own, of which nothing is left behind, not even where this process is killed."""
    environment = {**os.environ, "HOME": str(folder), "TMPDIR": str(folder), "SAL_USE_VCLPLUGIN": "svp"}
    quiet = subprocess.DEVNULL
    try:
        process = subprocess.Popen(  # noqa: S603  (a program found by name, files named by us)
            ["/bin/sh", "-c", _LEASH, "sh", *command],
            stdin=subprocess.PIPE,
            stdout=quiet,
            stderr=quiet,
            cwd=folder,
            env=environment,
            start_new_session=True,
        )
    except OSError as error:
        raise _failed("it could not be started", "无法启动") from error
    with process:
        try:
            process.wait(SECONDS)
        except subprocess.TimeoutExpired as error:
            raise _failed(f"it took more than {SECONDS:g} seconds", f"超过 {SECONDS:g} 秒") from error
        finally:
            with suppress(OSError):
                os.killpg(process.pid, signal.SIGKILL)


def _failed(en: str, zh: str) -> UnreadableFile:
    why = Both(f"LibreOffice was to convert it, and {en}", f"由 LibreOffice 转换时{zh}")
    return UnreadableFile("corrupt", why=why)
