#!/usr/bin/env python3
"""Holds the reasons that core gives for an error against the words a person reads (ui/format/errors/reasonwords.h).

Fails when core, app or ui gives an error a phrase of English that no translator was shown, or when the table has a
phrase that nobody says. Only codes whose sentence takes a reason count (ui/format/errors/errorwords.h).
"""
import re
import sys
from pathlib import Path

ROW = re.compile(r"\{(?:ErrorSubject::\w+, *)?Errc::(\w+),(?:(?!\{(?:ErrorSubject|Errc)).)*?Fact::(?:Reason|Data)\}", re.S)
PHRASE = re.compile(r'QT_TR_NOOP\(\s*((?:"(?:[^"\\]|\\.)*"\s*)+)\)')
LITERAL = re.compile(r'u?"((?:[^"\\]|\\.)*)"(?:_s\b)?')
GIVEN = re.compile(r"Errc::(\w+)\s*,\s*")
HELPER = re.compile(r"^Error (\w+)\((?:const )?[\w:]+[*&]? ?(\w+)\)\s*\{(?:[^{}]*;)?\s*return (?:Error)?\{[^;]*?Errc::(\w+), ([^;]*)\};", re.M)
DECLARED = re.compile(r"^Error (\w+)\([^)]*\);", re.M)
WRAPPER = re.compile(r"\bQStringLiteral\(|\bstd::string\(|\.toStdString\(\)|[\s()+]")

# Details that are never shown, by folder or file, and why: the sentence ends before them.
NEVER_SHOWN = {
    "core/api/services/applock.cpp": "a file of ours, which applockErrorText names",
    "core/api/engine/backupcontents.cpp": "parses a backup: ErrorSubject::BackupFile has words of its own",
    "core/api/engine/backuprestoring.cpp": "parses a backup: ErrorSubject::BackupFile has words of its own",
    "core/api/labelfile.cpp": "parses a file: ErrorSubject::LabelFile has words of its own",
    "core/api/engine/outpointreading.cpp": "parses what a person gave: ErrorSubject::Outpoint has words of its own",
    "core/api/paymentlink.cpp": "parses a link: ErrorSubject::PaymentLink takes the one fact of it",
    "core/api/transactionpreview.cpp": "parses what a person gave: ErrorSubject::Transaction has words of its own",
    "core/backup/": "parses a backup: ErrorSubject::BackupFile has words of its own",
    "core/chain/blockfees.cpp": "a fee that cannot be told is left out of the window",
    "core/crypto/": "parses bytes: no person can do anything with which of them is wrong",
    "core/descriptors/": "parses what a person gave: ErrorSubject::Descriptor and Address have words of their own",
    "core/encoding/": "parses text or bytes from outside: the sentence says that they cannot be read",
    "core/filters/": "parses bytes of a peer: the sentence says that they cannot be read",
    "core/keys/": "parses what a person gave: its subjects have words of their own",
    "core/p2p/messages/chainmessages.cpp": "parses bytes of a peer: the sentence says that they cannot be read",
    "core/p2p/messages/filtermessages.cpp": "parses bytes of a peer: the sentence says that they cannot be read",
    "core/p2p/requests/filterquestions.cpp": "parses bytes of a peer: the sentence says that they cannot be read",
    "core/p2p/p2pchainclientquestions.cpp": "a question that only our own code could put wrongly",
    "core/p2p/messages/wire.cpp": "parses bytes of a peer: the sentence says that they cannot be read",
    "core/primitives/": "parses bytes from outside: the sentence says that they cannot be read",
    "core/sandbox/mempool.cpp": "a practice node refuses a transaction without a word, as nodes do",
    "core/script/": "parses what a person gave: ErrorSubject::Address has words of its own",
    "core/storage/database/cells.cpp": "parses a cell of the database: the sentence says that a record is damaged",
    "core/storage/database/chunktable.cpp": "a question that only our own code could put wrongly",
    "core/storage/files/headerfile.cpp": "parses a file of headers, for which upkeepErrorText has words of its own",
    "core/storage/repositories/jobrepository.cpp": "a row that is gone: the sentence says that it was not found",
    "core/storage/repositories/keychainrepository.cpp": "a row that is gone: the sentence says that it was not found",
    "core/storage/repositories/ledgerrepository.cpp": "a row that is gone: the sentence says that it was not found",
    "core/storage/repositories/paymentrequestrepository.cpp": "a row that is gone: the sentence says that it was not found",
    "core/sync/batch/batchplanner.cpp": "tells the loop that an import is level; nobody else hears it",
    "core/sync/jobs/fixedscripts.h": "a question that only our own code could put wrongly",
    "core/util/hex.cpp": "parses text or bytes from outside: the sentence says that they cannot be read",
    "core/wallet/descriptorscripts.cpp": "a question that only our own code could put wrongly",
    "ui/format/": "sentences for people, no errors",
}
# The same of single phrases, in files that say others too.
PHRASES_NEVER_SHOWN = {
    "address": "of a payment link: ErrorText has a sentence of its own for it",
    "backup: keys in an open file": "parses a backup: ErrorSubject::BackupFile has words of its own",
    "backup: network": "a name that only our own code could put wrongly",
    "block: creates more than the subsidy and its fees": "a practice node refuses a block without a word",
    "block: spends a coin that does not exist or is immature": "a practice node refuses a block without a word",
    "no such keychain": "a question that only our own code could put wrongly",
    "no script at %1": "a question that only our own code could put wrongly",
}


def closing(text: str, start: int) -> int:
    """Where the expression that begins at `start` ends: at its comma, or at the bracket around it."""
    depth, at = 0, start
    while at < len(text):
        literal = LITERAL.match(text, at)
        if literal:
            at = literal.end()
            continue
        if text[at] in "({[":
            depth += 1
        elif text[at] in ")}]":
            depth -= 1
        if depth < 0 or (depth == 0 and text[at] in ",;"):
            break
        at += 1
    return at


def phrase_of(expression: str) -> str | None:
    """`"stored transaction " + txid.display()` is "stored transaction %1"; what another error says is left out."""
    parts, end, places = "", 0, 0
    for literal in [*LITERAL.finditer(expression), None]:
        between = WRAPPER.sub("", expression[end:literal.start() if literal else len(expression)])
        if "detail" in between and parts.endswith(": "):
            parts = parts.removesuffix(": ")
            break
        if between:
            places += 1
            parts += f"%{places}"
        if literal:
            parts += literal[1]
            end = literal.end()
    return parts if end and re.search(r"[a-z]{2}", parts) else None


def said_in(text: str, shared: list[tuple[str, ...]]) -> list[tuple[str, str]]:
    """(code, phrase) of every error in a file, also through a function that makes one of a phrase."""
    found = [(given[1], text[given.end():closing(text, given.end())]) for given in GIVEN.finditer(text)]
    own = HELPER.findall(text)
    names = {helper[0] for helper in own}
    for name, parameter, code, expression in own + [helper for helper in shared if helper[0] not in names]:
        for call in re.finditer(rf"\b{name}\(\s*(?=u?\"|QStringLiteral)", text):
            argument = text[call.end():closing(text, call.end())]
            found.append((code, re.sub(rf"\b{parameter}\b", lambda _, words=argument: words, expression)))
    return [(code, phrase) for code, expression in found if (phrase := phrase_of(expression))]


def sources(root: Path) -> dict[str, str]:
    return {path.relative_to(root).as_posix(): re.sub(r"^\s*//.*$", "", path.read_text(encoding="utf-8"), flags=re.M)
            for folder in ("core", "app", "ui") for path in sorted((root / folder).rglob("*"))
            if path.suffix in (".h", ".cpp")}


def main() -> int:
    root = Path(sys.argv[1])
    files = sources(root)
    codes = set(ROW.findall(files["ui/format/errors/errorwords.h"]))
    table = {"".join(LITERAL.findall(phrase)) for phrase in PHRASE.findall(files["ui/format/errors/reasonwords.h"])}
    declared = {name for path, text in files.items() if path.endswith(".h") for name in DECLARED.findall(text)}
    shared = [helper for text in files.values() for helper in HELPER.findall(text) if helper[0] in declared]
    errors, said, excused = [], set(), set()
    for path, text in files.items():
        for code, phrase in said_in(text, shared):
            said.add(phrase)
            if code not in codes or phrase in table:
                continue
            place = next((one for one in NEVER_SHOWN if path.startswith(one)), None)
            if place or phrase in PHRASES_NEVER_SHOWN:
                excused.add(place or phrase)
            else:
                errors.append(f'{path}: "{phrase}" ({code}) is not in ui/format/errors/reasonwords.h')
    errors += [f'ui/format/errors/reasonwords.h: nobody says "{phrase}"' for phrase in sorted(table - said)]
    errors += [f"check_reasons.py: nothing to excuse in {one}" for one in {**NEVER_SHOWN, **PHRASES_NEVER_SHOWN} if one not in excused]
    print("\n".join(errors) or f"{len(table)} reasons of {len(codes)} errors, all in the table")
    return 1 if errors or not table or not codes else 0


if __name__ == "__main__":
    sys.exit(main())
