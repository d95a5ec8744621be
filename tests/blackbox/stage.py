"""A virtual screen with buses of its own, and the program on it."""
import os
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from pathlib import Path

from screenreader import Reader, fail, skip_unless_possible

ROOT = Path(__file__).resolve().parents[2]
INSIDE = "LOCKSTEP_BLACKBOX_INSIDE"


@contextmanager
def started(program: str, *arguments: str):
    """The program in a data folder of its own, as a screen reader knows it. It must end well when it is asked to."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", HOME=folder)
        process = subprocess.Popen([program, "--datadir", folder, *arguments], env=environment)
        try:
            yield Reader("lockstep")
        finally:
            process.terminate()
            status = process.wait(30)
        if status:
            fail(f"the program ended with {status}")


def perform(play) -> int:
    """Calls `play` with the arguments of this script, on a screen that is there for it alone."""
    skip_unless_possible()
    if os.environ.get(INSIDE):
        play(*sys.argv[1:])
        return 0
    with tempfile.TemporaryDirectory() as runtime:
        environment = dict(os.environ, XDG_RUNTIME_DIR=runtime, LOCKSTEP_RUN_SECONDS="200",
                           LOCKSTEP_SCREENSHOT=f"{runtime}/screen.png", LC_ALL="C.UTF-8", **{INSIDE: "1"})
        environment.pop("QT_QPA_PLATFORM", None)
        screen = ROOT / "packaging/run-without-display.sh"
        return subprocess.call([screen, "dbus-run-session", "--", sys.executable, "-W", "ignore", *sys.argv], env=environment,
                               stdin=subprocess.DEVNULL)
