"""What a screen reader knows of a program: roles, names, states and places on the accessibility bus.

Keys and the mouse are real ones of the screen's.
"""
import shutil
import sys
import time

try:
    import gi
    gi.require_version("Atspi", "2.0")
    from gi.repository import Atspi
except (ImportError, ValueError):
    Atspi = None

PATIENCE = 40  # Seconds for anything to appear.
SKIPPED = 77
STEPS = 10  # Of the mouse on its way; one alone would be a jump, which begins no drag.
PACE = 0.05  # Seconds a step: what is dragged is let go where it was last seen.


def skip_unless_possible() -> None:
    """Ends the test as skipped, naming what is missing."""
    programs = ("Xvfb", "openbox", "xprop", "xwininfo", "import", "dbus-run-session")
    missing = [name for name in programs if not shutil.which(name)]
    missing += [] if Atspi else ["gir1.2-atspi-2.0 with python3-gi"]
    if missing:
        print("skipped, not installed:", ", ".join(missing))
        sys.exit(SKIPPED)


def role_of(accessible) -> str:
    """Its role as newer buses call it; older ones say “push button”."""
    name = accessible.get_role_name()
    return "button" if name == "push button" else name


class Thing:
    """A control or a text."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self) -> str:
        return self.accessible.get_name() or ""

    def _is(self, state) -> bool:
        return self.accessible.get_state_set().contains(state)

    def can_be_used(self) -> bool:
        return self._is(Atspi.StateType.SHOWING) and self._is(Atspi.StateType.ENABLED)

    def press(self) -> None:
        """What Enter or Space would do on it."""
        wait_until(self.can_be_used, f"“{self.name}” can be used")
        action = self.accessible.get_action_iface()
        names = [action.get_action_name(i).lower() for i in range(action.get_n_actions())]
        for wanted in ("press", "toggle", "check"):
            if wanted in names:
                action.do_action(names.index(wanted))
                return
        fail(f"“{self.name}” can only {names}")

    def write(self, text: str) -> None:
        """In place of what is in it."""
        wait_until(self.can_be_used, f"“{self.name}” can be used")
        if not self.accessible.get_editable_text_iface().set_text_contents(text):
            fail(f"“{self.name}” takes no text")

    def type(self, text: str) -> None:
        """By the keyboard, from this field on."""
        self.accessible.get_component_iface().grab_focus()
        wait_until(lambda: self._is(Atspi.StateType.FOCUSED), f"“{self.name}” has the keyboard")
        for letter in text:
            Atspi.generate_keyboard_event(0, letter, Atspi.KeySynthType.STRING)

    def drag_above(self, other: "Thing") -> None:
        """With the mouse, from its middle to the upper edge of the other, passing what is between."""
        start, end = self._place(), other._place()
        x, y, to_y = start.x + start.width // 2, start.y + start.height // 2, end.y + 2
        way = [(y + (to_y - y) * step // STEPS, "abs") for step in range(1, STEPS + 1)]
        for at_y, what in [(y, "abs"), (y, "b1p"), *way, (to_y, "b1r")]:
            Atspi.generate_mouse_event(x, at_y, what)
            time.sleep(PACE)

    def _place(self):
        return self.accessible.get_component_iface().get_extents(Atspi.CoordType.SCREEN)


class Reader:
    """One program, by the name it has on the bus."""

    def __init__(self, name: str):
        self.root = wait_for(lambda: self._program(name), f"the program “{name}” on the accessibility bus")

    @staticmethod
    def _program(name: str):
        desktop = Atspi.get_desktop(0)
        programs = [desktop.get_child_at_index(i) for i in range(desktop.get_child_count())]
        return next((program for program in programs if program and program.get_name() == name), None)

    def _walk(self, at):
        yield at
        for i in range(at.get_child_count()):
            child = at.get_child_at_index(i)
            if child:
                yield from self._walk(child)

    def _all(self, role: str, showing: bool):
        for at in self._walk(self.root):
            try:
                is_there = not showing or at.get_state_set().contains(Atspi.StateType.SHOWING)
                if role_of(at) == role and is_there:
                    yield Thing(at)
            except gi.repository.GLib.Error:  # It went away while it was looked at.
                continue

    def names(self, role: str) -> list[str]:
        return [thing.name for thing in self._all(role, True)]

    def find(self, role: str, name: str, showing: bool = True) -> Thing:
        def match():
            try:
                return next((thing for thing in self._all(role, showing) if thing.name == name), None)
            except gi.repository.GLib.Error:
                return None
        return wait_for(match, f"a {role} “{name}”", lambda: f"There are: {self.names(role)}")

    def hears(self, role: str, *parts: str) -> str:
        """The name of something that says all of this."""
        return self._first_name(role, lambda name: all(part in name for part in parts), f"that says {parts}")

    def in_order(self, role: str, *parts: str) -> list[Thing]:
        """All there are, where each says its part."""
        def look():
            things = list(self._all(role, True))
            fits = len(things) == len(parts) and all(part in thing.name for thing, part in zip(things, parts))
            return things if fits else None
        return wait_for(look, f"a {role} for each of {parts}", lambda: f"There are: {self.names(role)}")

    def reads(self, role: str, words: str) -> str:
        """The name of something that says this and nothing else, spaces aside."""
        return self._first_name(role, lambda name: "".join(name.split()) == words, f"that is {words}")

    def _first_name(self, role: str, matches, what: str) -> str:
        def look():
            try:
                return next((name for name in self.names(role) if matches(name)), None)
            except gi.repository.GLib.Error:
                return None
        return wait_for(look, f"a {role} {what}", lambda: f"There are: {self.names(role)}")

    def choose(self, entry: str) -> None:
        """From a menu; screen readers may press what is in one that is closed."""
        action = self.find("menu item", entry, showing=False).accessible.get_action_iface()
        action.do_action(0)


def wait_for(look, what: str, else_say=lambda: ""):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = look()
        if found:
            return found
        time.sleep(0.1)
    return fail(f"{what} did not appear. {else_say()}")


def wait_until(look, what: str) -> None:
    wait_for(look, what)


def fail(sentence: str):
    print("FAILED:", sentence)
    sys.exit(1)
