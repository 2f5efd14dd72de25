"""Windows and macOS, simulated: what their Python lacks is gone before the program is loaded, in its workers too."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

REPORT = Path(__file__).parents[1] / "fixtures" / "reports" / "city-2021form.docx"

WINDOWS = """
import os, signal, sys
for name in ("SIGHUP", "SIGALRM", "SIGPROF", "SIGXCPU", "SIGKILL", "ITIMER_PROF", "setitimer", "alarm", "pthread_sigmask"):
    delattr(signal, name)
for name in ("fork", "sched_getaffinity", "getppid", "geteuid"):
    delattr(os, name)
import asyncio.selector_events  # asks this system's sockets, and then `sysconf`
del os.sysconf
for name in ("resource", "fcntl", "pwd", "grp", "termios"):
    sys.modules[name] = None
"""

MACOS = """
import os, resource, sys, sysconfig
sysconfig.get_config_vars()  # which are this system's, and are looked up by its name
sys.platform = "darwin"
del os.sched_getaffinity
set_limit = resource.setrlimit
def setrlimit(what, limits):
    if what == resource.RLIMIT_DATA:
        raise ValueError("current limit exceeds maximum limit")
    set_limit(what, limits)
resource.setrlimit = setrlimit
"""


@pytest.fixture(params=[WINDOWS, MACOS], ids=["Windows", "macOS"])
def environment(request: pytest.FixtureRequest, tmp_path: Path) -> dict[str, str]:
    """An environment in which every Python starts without what the system lacks."""
    (tmp_path / "start").mkdir()
    (tmp_path / "start" / "sitecustomize.py").write_text(request.param, "utf-8")
    return {**os.environ, "PYTHONPATH": str(tmp_path / "start"), "LC_ALL": "C.UTF-8"}


def ran(environment: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "reportparse", *arguments]
    return subprocess.run(command, env=environment, cwd=folder, capture_output=True, check=False, timeout=60)


def test_reports_are_read_and_bad_ones_named(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "void.txt").write_bytes(b"")
    done = ran(environment, tmp_path, "void.txt", str(REPORT), "-o", "out.jsonl")
    assert (done.returncode, done.stderr.splitlines()[0][-7:]) == (1, b"[empty]")
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["status"] == "complete"


def test_a_batch_has_its_workers(environment: dict[str, str], tmp_path: Path) -> None:
    done = ran(environment, tmp_path, "batch", str(REPORT), "-o", "out.jsonl", "-q")
    assert (done.returncode, done.stderr) == (0, b"")
    assert json.loads((tmp_path / "out.jsonl").read_bytes())["status"] == "complete"
