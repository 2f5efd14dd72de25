"""What workers do in their tests. Each of them loads this, and only what it needs itself: they start the sooner."""

from __future__ import annotations

import os
import signal
import time

from reportparse.batch.outcome import Failure, Outcome
from reportparse.batch.work import Task
from reportparse.sandbox import Clock


def behave(task: Task, seconds: float) -> Outcome:
    """Do to the worker what the task's bytes say."""
    what, _, rest = task.data.partition(b" ")
    if what == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if what == b"once" and not os.path.exists(rest):  # noqa: PTH110
        with open(rest, "w"):  # noqa: PTH123
            os.kill(os.getpid(), signal.SIGKILL)
    if what == b"exit":
        os._exit(3)
    if what == b"hang":
        time.sleep(60)
    if what == b"spin":
        clock = Clock(seconds)
        clock.start()
        while True:
            pass
    if what == b"starve":
        return Outcome(Failure("limit", "too-much-memory", "", ""))
    if what == b"raise":
        raise ValueError(rest.decode())
    return Outcome(status=f"{os.getpid()} {task.path}")


def quickly(megabytes: int) -> None:
    """Start a worker without what files need."""


def dying(mark: str, megabytes: int) -> None:
    """End in the start as often as the mark says."""
    with open(mark, "r+") as left:  # noqa: PTH123
        times = int(left.read())
        left.seek(0)
        left.write(f"{max(times - 1, 0):3}")
    if times:
        os.kill(os.getpid(), signal.SIGKILL)
