#!/usr/bin/env python3
"""Holds the pages that name tests against the tests.

Fails when tests/SCENARIOS.md leaves a scenario out or says nothing about one, when a row of docs/proof.md names nothing
that shows it, or when any page names a test that does not exist.
"""
import re
import sys
from pathlib import Path

LAST = 114
NUMBERED = re.compile(r"^\| (\d+) \| [^|]+ \| (.*) \|$")
PROMISE = re.compile(r"^\| ([^|]+) \| (.*) \|$")
TEST = re.compile(r"`(tst_\w+)::(\w+)`")
QUOTED = re.compile(r"`([^`]+)`")
COMMAND = re.compile(r"^\./dev (\w+)")
EXCUSE = "oes not apply"


def tests_of(root: Path) -> dict[str, set[str]]:
    """Program -> slots: `void name()` in the class, or `Class::name()` behind it."""
    slot = re.compile(r"^\s*void (?:\w+::)?(\w+)\(\)", re.M)
    return {path.stem: set(slot.findall(path.read_text())) for path in root.glob("tests/**/tst_*.cpp")}


def missing_tests(cell: str, tests: dict[str, set[str]]) -> list[str]:
    return [f"there is no {program}::{slot}" for program, slot in TEST.findall(cell) if slot not in tests.get(program, ())]


def problems_of_scenarios(root: Path, tests: dict[str, set[str]]) -> list[str]:
    found, seen = [], []
    for line in (root / "tests/SCENARIOS.md").read_text().splitlines():
        row = NUMBERED.match(line)
        if not row:
            continue
        number, cell = int(row[1]), row[2]
        seen.append(number)
        named = TEST.findall(cell)
        if not named and EXCUSE not in cell:
            found.append(f"{number}: neither a test nor a reason")
        found += [f"{number}: {problem}" for problem in missing_tests(cell, tests)]
        if cell.count("`") != 2 * len(named):
            found.append(f"{number}: something in backticks is no tst_program::slot")
    if seen != list(range(1, LAST + 1)):
        found.append(f"the rows are not 1 to {LAST}, each once and in order")
    return found


def is_there(root: Path, quoted: str, commands: set[str]) -> bool:
    """A file of the project, or a command of ./dev."""
    command = COMMAND.match(quoted)
    return command[1] in commands if command else (root / quoted).exists()


def problems_of_proof(root: Path, tests: dict[str, set[str]]) -> list[str]:
    found, rows = [], 0
    commands = set(re.findall(r"^do_(\w+)\(\)", (root / "dev").read_text(), re.M))
    for line in (root / "docs/proof.md").read_text().splitlines():
        row = PROMISE.match(line)
        if not row or row[2] == "shown by":
            continue
        rows += 1
        if not QUOTED.search(row[2]):
            found.append(f"\"{row[1]}\": nothing is named that shows it")
        found += [f"\"{row[1]}\": {problem}" for problem in missing_tests(row[2], tests)]
        found += [f"\"{row[1]}\": there is no {quoted}" for quoted in QUOTED.findall(TEST.sub("", row[2]))
                  if not is_there(root, quoted, commands)]
    if not rows:
        found.append("docs/proof.md has no rows")
    return found


def problems_of_pages(root: Path, tests: dict[str, set[str]]) -> list[str]:
    pages = [page for page in sorted((root / "docs").rglob("*.md")) if page.name != "proof.md"]
    return [f"{page.name}: {problem}" for page in pages for problem in missing_tests(page.read_text(), tests)]


if __name__ == "__main__":
    root = Path(sys.argv[1])
    tests = tests_of(root)
    trouble = problems_of_scenarios(root, tests) + problems_of_proof(root, tests) + problems_of_pages(root, tests)
    print("\n".join(trouble))
    sys.exit(bool(trouble))
