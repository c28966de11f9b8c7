"""What the scripts of this folder share: steps, one line of output each, and the keys they use.

A line is PASS, FAIL or LEFT (left out, with the reason), the step's name, and what came of it. The last line is
PASS all when no step failed.
"""
import asyncio
import sys
import traceback
from dataclasses import dataclass
from typing import Any

PATIENCE = 60  # seconds a step may take


@dataclass
class Keys:
    """What the clients call a wallet, made of secret URIs everybody knows."""

    coldkey: Any
    hotkey: Any

    @property
    def coldkeypub(self):
        return self.coldkey


class Steps:
    """Runs steps one after the other and counts those that failed."""

    def __init__(self):
        self.failed = 0

    def left(self, name, reason):
        print(f"LEFT {name}: {reason}", flush=True)

    async def step(self, name, doing):
        """Awaits the step; its result is printed and returned, None when it failed."""
        try:
            value = await asyncio.wait_for(doing, PATIENCE)
            print(f"PASS {name}: {repr(value)[:160]}", flush=True)
            return value
        except Exception as error:
            self.failed += 1
            print(f"FAIL {name}: {type(error).__name__}: {str(error)[:400]}", flush=True)
            traceback.print_exc(limit=-3, file=sys.stderr)
            return None

    def end(self):
        print("PASS all" if self.failed == 0 else f"FAIL {self.failed} steps", flush=True)
        sys.stdout.flush()


def expect(condition, message):
    if not condition:
        raise AssertionError(message)
