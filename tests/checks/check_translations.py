#!/usr/bin/env python3
"""Fails when translations/lockstep_en.ts lacks a plural of the sources, or has one that is gone."""
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from pathlib import Path


def messages(path: Path) -> dict[tuple[str, str], list[str]]:
    found = {}
    for context in ET.parse(path).iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            forms = [form.text or "" for form in message.iter("numerusform")]
            found[name, message.findtext("source") or ""] = forms
    return found


def main() -> int:
    root, lupdate = Path(sys.argv[1]), sys.argv[2]
    sources = [str(p) for d in ("ui", "app") for p in sorted((root / d).rglob("*")) if p.suffix in (".h", ".cpp")]
    committed = root / "translations/lockstep_en.ts"
    with tempfile.TemporaryDirectory() as folder:
        fresh = Path(folder) / "lockstep_en.ts"
        shutil.copy(committed, fresh)
        subprocess.run([lupdate, "-silent", "-I", str(root), *sources, "-ts", str(fresh), "-locations", "none", "-pluralonly", "-no-obsolete"],
                       check=True)
        wanted, have = messages(fresh), messages(committed)
    errors = [f"{name}: \"{source}\" is missing: ./dev translate" for name, source in wanted.keys() - have.keys()]
    errors += [f"{name}: \"{source}\" is not used any more: ./dev translate" for name, source in have.keys() - wanted.keys()]
    errors += [f"{name}: \"{source}\" has no English plural" for (name, source), forms in have.items()
               if len(forms) != 2 or not all(forms)]
    if not wanted:
        errors.append("lupdate found nothing at all")
    print("\n".join(sorted(errors)) or f"{len(have)} plurals, all there")
    return 1 if errors else 0


if __name__ == "__main__":
    sys.exit(main())
