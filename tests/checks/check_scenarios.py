#!/usr/bin/env python3
"""Fails when tests/SCENARIOS.md leaves a scenario out or says nothing about one, when docs/proof.md has a promise without a
test, and when either names a test that does not exist."""
import re
import sys
from pathlib import Path

LAST = 114
ROW = re.compile(r"^\| (\d+) \| [^|]+ \| (.*) \|$")
PROMISE = re.compile(r"^\| (\d+) \| ([^|]+) \| ([^|]*) \|$")
TEST = re.compile(r"`(tst_\w+)::(\w+)`")
EXCUSES = ("o come with issue", "oes not apply")


def tests_of(root: Path) -> dict[str, set[str]]:
    """Program -> slots: `void name()` in the class, or `Class::name()` behind it."""
    slot = re.compile(r"^\s*void (?:\w+::)?(\w+)\(\)", re.M)
    return {path.stem: set(slot.findall(path.read_text())) for path in root.glob("tests/**/tst_*.cpp")}


def missing(tests: dict[str, set[str]], where: str, named: list[tuple[str, str]]) -> list[str]:
    return [f"{where}: there is no {program}::{slot}" for program, slot in named if slot not in tests.get(program, ())]


def unproved(root: Path) -> list[str]:
    tests, found = tests_of(root), []
    for line in (root / "docs/proof.md").read_text().splitlines():
        row = PROMISE.match(line)
        if not row:
            continue
        named = TEST.findall(row[3])
        if not named or row[3].count("`") != 2 * len(named):
            found.append(f"{row[2]}: no test, or something in backticks is none")
        found += missing(tests, row[2], named)
    return found


def problems(root: Path) -> list[str]:
    tests, found, seen = tests_of(root), [], []
    for line in (root / "tests/SCENARIOS.md").read_text().splitlines():
        row = ROW.match(line)
        if not row:
            continue
        number, cell = int(row[1]), row[2]
        seen.append(number)
        named = TEST.findall(cell)
        if not named and not any(excuse in cell for excuse in EXCUSES):
            found.append(f"{number}: neither a test nor a reason")
        found += missing(tests, str(number), named)
        if cell.count("`") != 2 * len(named):
            found.append(f"{number}: something in backticks is no tst_program::slot")
    if seen != list(range(1, LAST + 1)):
        found.append(f"the rows are not 1 to {LAST}, each once and in order")
    return found


if __name__ == "__main__":
    trouble = problems(Path(sys.argv[1])) + unproved(Path(sys.argv[1]))
    print("\n".join(trouble))
    sys.exit(bool(trouble))
