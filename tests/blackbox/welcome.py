#!/usr/bin/env python3
"""The first start without a network is read out: what one can do there, and why nothing comes yet.

usage: welcome.py LOCKSTEP [ARGUMENT...]
Give --offline where there may be a network: nobody is to be called. Ends with 77 where a package it needs is missing.
"""
import sys

from stage import perform, started

CHOICES = ("Create a wallet", "Restore from words", "Restore from a backup file", "Watch a wallet", "Import addresses",
           "Import a file", "Try it on the practice network")


def play(program: str, *arguments: str) -> None:
    with started(program, *arguments) as lockstep:
        print("title:", lockstep.hears("label", "Welcome to Lockstep"))
        for choice in CHOICES:
            lockstep.find("button", choice)
        print("choices:", ", ".join(CHOICES))
        print("offline:", lockstep.hears("label", "offline", "You can add wallets now"))


if __name__ == "__main__":
    sys.exit(perform(play))
