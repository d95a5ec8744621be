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


class Started(Reader):
    """A program that runs, and what starts it again."""

    def __init__(self, command: list[str], environment: dict[str, str]):
        super().__init__("lockstep")
        self._command = command
        self._environment = environment

    def start_again(self, *more: str) -> int:
        """Beside the one that runs, on its data folder; answers with how it ended."""
        return subprocess.run([*self._command, *more], env=self._environment, timeout=30, check=False).returncode


@contextmanager
def started(program: str, *arguments: str):
    """The program in a data folder of its own, as a screen reader knows it. It must end well when it is asked to."""
    with tempfile.TemporaryDirectory() as folder:
        environment = dict(os.environ, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", HOME=folder)
        command = [program, "--datadir", folder, *arguments]
        process = subprocess.Popen(command, env=environment)
        try:
            yield Started(command, environment)
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
