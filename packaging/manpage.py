#!/usr/bin/env python3
"""Writes a man page: the sections that --help knows are made from it, so that they cannot drift; the rest is a template.

usage: manpage.py PROGRAM TEMPLATE VERSION DATE
"""
import os
import re
import subprocess
import sys
from pathlib import Path

ANYONE = "/home/anyone"  # Whose folders --help names; the page says "~".


def help_of(program: str) -> str:
    environment = {"PATH": os.environ.get("PATH", ""), "HOME": ANYONE, "LC_ALL": "C.UTF-8"}
    shown = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True, check=True)
    return shown.stdout.replace(ANYONE, "~")


def section(text: str, title: str) -> list[tuple[str, str]]:
    """Terms and their explanations; a line that is indented further goes on with the one before."""
    found: list[tuple[str, str]] = []
    body = re.search(rf"^{title}[^\n]*:\n((?:  .*\n?)+)", text, re.M)
    for line in body[1].splitlines() if body else []:
        term, _, words = line[2:].partition("  ")
        if line.startswith("   "):
            found[-1] = (found[-1][0], f"{found[-1][1]} {line.strip()}".strip())
        else:
            found.append((term, words.strip()))
    return found


def escape(text: str) -> str:
    text = text.replace("\\", "\\e").replace("-", "\\-")
    return "\\&" + text if text[:1] in (".", "'") else text


def roff(title: str, entries: list[tuple[str, str]]) -> str:
    lines = [f".SH {title}"]
    for term, words in entries:
        words, *options = re.split(r" (?=--\S+(?: --\S+)*$)", words, maxsplit=1)
        lines += [".TP", f".B {escape(term)}", escape(words)]
        if options:
            lines += [".br", f"Options: {escape(options[0])}"]
    return "\n".join(lines)


def page(program: str, template: str, version: str, date: str) -> str:
    text = help_of(program)
    fields = {"VERSION": version, "DATE": date}
    for name, title in (("ARGUMENTS", "Arguments"), ("OPTIONS", "Options"), ("VERBS", "Verbs")):
        entries = section(text, title)
        if f"@{name}@" in template and not entries:
            sys.exit(f"{program} --help has no section {title}")
        fields[name] = roff(name, entries)
    return re.sub(r"@([A-Z]+)@", lambda field: fields[field[1]], template)


if __name__ == "__main__":
    if len(sys.argv) != 5:
        sys.exit(__doc__)
    sys.stdout.write(page(sys.argv[1], Path(sys.argv[2]).read_text(), sys.argv[3], sys.argv[4]))
