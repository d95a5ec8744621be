#!/usr/bin/env python3
"""Fails when what the package says of the program is not so: versions, desktop entry, metainfo, man pages.

usage: check_package.py ROOT LOCKSTEP LOCKSTEP_CLI
The validators of Debian are used where they are installed; without them their part is not checked.
"""
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

APP_ID = "org.lockstep.Lockstep"


def versions(root: Path) -> list[str]:
    said = {
        "CMakeLists.txt": re.search(r"project\(Lockstep VERSION (\S+)", (root / "CMakeLists.txt").read_text())[1],
        "changelog": re.match(r"lockstep \((\S+)\)", (root / "packaging/debian/changelog").read_text())[1],
        "metainfo": ET.parse(root / f"resources/desktop/{APP_ID}.metainfo.xml").find("releases/release").get("version"),
    }
    return [] if len(set(said.values())) == 1 else [f"the version is not the same everywhere: {said}"]


def validators(root: Path) -> list[str]:
    desktop, errors = root / "resources/desktop", []
    for command in (["desktop-file-validate", desktop / f"{APP_ID}.desktop"],
                    ["appstreamcli", "validate", "--no-net", desktop / f"{APP_ID}.metainfo.xml"]):
        if not shutil.which(command[0]):
            print(f"{command[0]} is not installed: not checked")
            continue
        run = subprocess.run(command, capture_output=True, text=True)
        if run.returncode or (command[0].startswith("desktop") and run.stdout):
            errors.append(run.stdout + run.stderr)
    return errors


def man_page(root: Path, name: str, program: str) -> list[str]:
    made = subprocess.run([sys.executable, root / "packaging/manpage.py", program, root / f"packaging/man/{name}.1.in",
                           "1.2.3", "2026-01-02"], capture_output=True, text=True)
    if made.returncode:
        return [f"{name}.1: {made.stderr}"]
    page = made.stdout.replace("\\-", "-")
    shown = subprocess.run([program, "--help"], capture_output=True, text=True, check=True).stdout
    errors = [f"{name}.1 lacks {option}" for option in set(re.findall(r"--[a-z0-9][a-z0-9-]*", shown)) if option not in page]
    errors += [f"{name}.1 lacks the verb {verb}" for verb in re.findall(r"^  ((?:[a-z]+ ?)+)(?: [A-Z ]+)? {2,}\S", shown, re.M)
               if f".B {verb.strip()}" not in page]
    errors += [f"{name}.1 names the folder of whoever built it"] if "/home/" in page or "/root" in page else []
    errors += [f"{name}.1 has a field left open: {field}" for field in re.findall(r"@[A-Z]+@", page)]
    if shutil.which("groff"):
        roff = subprocess.run(["groff", "-man", "-Tutf8", "-ww", "-z"], input=made.stdout, capture_output=True, text=True)
        errors += [f"{name}.1: {roff.stderr}"] if roff.stderr else []
    return errors


def main() -> int:
    root = Path(sys.argv[1])
    errors = versions(root) + validators(root)
    errors += man_page(root, "lockstep", sys.argv[2]) + man_page(root, "lockstep-cli", sys.argv[3])
    print("\n".join(errors) or "the package says what the program does")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
