#!/usr/bin/env python3
"""A second start hands its payment link to the window that is open, which shows what the link asks for.

usage: second_start.py LOCKSTEP
Ends with 77 where a package it needs is missing.
"""
import sys

from screenreader import fail
from stage import Started, perform, started

ADDRESS = "bcrt1qcr8te4kr609gcawutmrza0j4xv80jy8zeqchgx"


def hand_over(lockstep: Started, link: str) -> None:
    status = lockstep.start_again(*[link] if link else [])
    if status:
        fail(f"the second start ended with {status}")


def play(program: str) -> None:
    with started(program, "--network", "regtest", "--offline") as lockstep:
        lockstep.hears("label", "Welcome to Lockstep")
        hand_over(lockstep, f"bitcoin:{ADDRESS}?amount=0.125&label=Rent")
        lockstep.find("dialog", "Payment link")
        print("asked for:", lockstep.hears("label", "asks you for a payment"))
        print("amount:", lockstep.hears("label", "0.125"), "for", lockstep.hears("label", "Rent"))
        hand_over(lockstep, "")  # shows the window, and takes nothing from it
        lockstep.find("button", "Copy address")
        hand_over(lockstep, f"bitcoin:{ADDRESS}?amount=0.5&label=Bread")
        print("then:", lockstep.hears("label", "0.5"), "for", lockstep.hears("label", "Bread"))
        if any("Rent" in name for name in lockstep.names("label")):
            fail("the older link is there still")


if __name__ == "__main__":
    sys.exit(perform(play))
