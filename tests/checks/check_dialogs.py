#!/usr/bin/env python3
"""Fails when a dialog or menu of the window waits in a loop of its own: dialogs open(), menus popup().

In a nested loop a wallet may be removed, or the window locked, under the feet of the function that waits.
"""
import re
import sys
from pathlib import Path

NESTED = re.compile(r"\bexec\s*\(|\bQEventLoop\b"
                    r"|\bQMessageBox::(question|information|warning|critical|about|aboutQt)\s*\("
                    r"|\bQFileDialog::get\w+\s*\(|\bQInputDialog::get\w+\s*\(|\bQColorDialog::getColor\s*\(")


def main() -> int:
    root = Path(sys.argv[1])
    files = [p for p in sorted((root / "ui").rglob("*")) if p.suffix in (".h", ".cpp")]
    errors = [f"{path.relative_to(root)}:{number}: open() or popup() it, and go on when it has ended"
              for path in files
              for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
              if NESTED.search(line.split("//")[0])]
    print("\n".join(errors) or f"{len(files)} files, nothing waits in a loop of its own")
    return 1 if errors or not files else 0


if __name__ == "__main__":
    sys.exit(main())
