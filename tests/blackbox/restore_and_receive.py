#!/usr/bin/env python3
"""A wallet is restored, receives on the practice network, is read out, and stands below another one that was dragged up.

All by names on the accessibility bus.

usage: restore_and_receive.py LOCKSTEP
Runs on a virtual screen with buses of its own; ends with 77 where a package it needs is missing.
"""
import sys

from screenreader import Reader
from stage import perform, started

WORDS = "legal winner thank year wave sausage worth useful legal winner thank yellow"
ADDRESS = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx"


def restore(lockstep: Reader) -> None:
    lockstep.find("button", "Restore from words").press()
    lockstep.find("password text", "Word 1").type(WORDS)
    for step in ("What to look for", "Since when", "Name and passphrase"):
        lockstep.find("button", "Continue").press()
        lockstep.find("label", step)
    lockstep.find("text", "Name of the wallet").write("Savings")
    lockstep.find("check box", "None: whoever uses this computer can spend").press()
    lockstep.find("check box", "I know, and want none").press()
    lockstep.find("button", "Continue").press()
    lockstep.find("button", "Start").press()
    lockstep.find("button", "Add anyway").press()  # all kinds were looked for: the words were never used
    lockstep.find("button", "Open the wallet").press()
    print("restored:", lockstep.hears("list item", "Savings", "Up to date"))


def receive(lockstep: Reader) -> None:
    lockstep.choose("Send coins to a wallet…")
    lockstep.find("text", "Amount").write("0.125")
    lockstep.find("button", "Send").press()
    print("received:", lockstep.hears("list item", "Savings", "0.125"))


def listen(lockstep: Reader) -> None:
    print("title:", lockstep.hears("frame", "Savings — Lockstep [practice]"))
    print("balance:", lockstep.reads("label", "0.12500000BTC"))


def watch(lockstep: Reader) -> None:
    lockstep.choose("Import addresses…")
    lockstep.find("text", "Addresses or scripts, one a line").write(ADDRESS)
    for step in ("Since when", "A name"):
        lockstep.find("button", "Continue").press()
        lockstep.find("label", step)
    lockstep.find("text", "Name of the wallet").write("Watched")
    lockstep.find("button", "Continue").press()
    lockstep.find("button", "Start").press()
    lockstep.find("button", "Open the wallet").press()


def arrange(lockstep: Reader) -> None:
    savings, watched = lockstep.in_order("list item", "Savings", "Watched")
    watched.drag_above(savings)
    print("arranged:", *(wallet.name for wallet in lockstep.in_order("list item", "Watched", "Savings")), sep="\n  ")


def play(program: str) -> None:
    with started(program, "--network", "practice") as lockstep:
        restore(lockstep)
        receive(lockstep)
        listen(lockstep)
        watch(lockstep)
        arrange(lockstep)


if __name__ == "__main__":
    sys.exit(perform(play))
