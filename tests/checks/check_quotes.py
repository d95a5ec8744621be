#!/usr/bin/env python3
"""Fails when a text that a person reads has curly quotes: wallet-application.md gives exact texts, with straight ones."""
import sys
from pathlib import Path

CURLY = "“”‘’"


def main() -> int:
    root = Path(sys.argv[1])
    files = [p for d in ("ui", "app", "core") for p in sorted((root / d).rglob("*")) if p.suffix in (".h", ".cpp")]
    errors = [f"{path.relative_to(root)}:{number}: write \\\" in place of a curly quote"
              for path in files
              for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
              if any(quote in line for quote in CURLY)]
    print("\n".join(errors) or f"{len(files)} files, no curly quote")
    return 1 if errors or not files else 0


if __name__ == "__main__":
    sys.exit(main())
