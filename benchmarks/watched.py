"""A command watched while it runs: time, processor time of itself and its children, peak memory of either."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

POLL_SECONDS = 0.1


@dataclass(slots=True)
class Watched:
    """Seconds; processor seconds of the command's own and of its children; peak MB of itself and of one child."""

    seconds: float = 0.0
    own: float = 0.0
    others: float = 0.0
    parent: int = 0
    worker: int = 0
    code: int = 0


def watch(command: Sequence[str], folder: Path, meddle: Callable[[int], None] | None = None) -> Watched:
    """Run a command in a folder; `meddle` is given its process id every so often and may do harm."""
    began, used = time.monotonic(), _used()
    process = subprocess.Popen(command, cwd=folder, stderr=subprocess.DEVNULL)
    watched = Watched()
    while process.poll() is None:
        watched.parent = max(watched.parent, _peak(process.pid))
        watched.own = _cpu(process.pid) or watched.own
        watched.worker = max([watched.worker, *(_peak(child) for child in children(process.pid))])
        if meddle:
            meddle(process.pid)
        time.sleep(POLL_SECONDS)
    watched.seconds, watched.code = time.monotonic() - began, process.returncode
    watched.others = _used() - used - watched.own
    return watched


def children(pid: int) -> list[int]:
    """Ids of a process's children, whichever of its threads began them."""
    found = []
    try:
        for task in Path(f"/proc/{pid}/task").iterdir():
            found += [int(child) for child in (task / "children").read_text("ascii").split()]
    except OSError:
        return found
    return found


def _used() -> float:
    """Processor seconds of all children of ours that have ended, and of theirs."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def _cpu(pid: int) -> float:
    """Processor seconds of a process that runs."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _peak(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text("utf-8")
    except OSError:
        return 0
    return next((int(line.split()[1]) >> 10 for line in status.splitlines() if line.startswith("VmHWM")), 0)
