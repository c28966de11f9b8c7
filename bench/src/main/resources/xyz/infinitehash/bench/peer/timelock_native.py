"""Rates of the SDK's timelock (Rust, through bittensor-drand), asked for one round at a time.

started by bench; first line out: "peer NAME". Then, a line in and a line out:
  data PAYLOAD CIPHERTEXT SIGNATURE (hex) -> "ok" when the ciphertext opens to the payload, else "differs"
  encrypt MILLIS | open MILLIS            -> operations per CPU second of this process
"""
import importlib.metadata
import struct
import sys
import time

import bittensor_drand

DRAND_ROUND = 1000


def envelope(inner):
    """What the package takes: SCALE length, ciphertext, round."""
    return struct.pack("<H", len(inner) << 2 | 1) + inner + struct.pack("<Q", DRAND_ROUND)


def rate(operation, millis):
    end = time.perf_counter() + millis / 1000
    start, done = time.process_time(), 0
    while time.perf_counter() < end:
        for _ in range(4):
            operation()
        done += 4
    return done / (time.process_time() - start)


def answers(lines):
    payload = locked = b""
    signature = ""
    for line in lines:
        what, *rest = line.split()
        if what == "data":
            payload, locked, signature = bytes.fromhex(rest[0]), envelope(bytes.fromhex(rest[1])), rest[2]
            opened = bytes(bittensor_drand.decrypt_with_signature(locked, signature))
            yield "ok" if opened == payload else "differs"
        elif what == "encrypt":
            yield rate(lambda: bittensor_drand.encrypt_at_round(payload, DRAND_ROUND), int(rest[0]))
        elif what == "open":
            yield rate(lambda: bittensor_drand.decrypt_with_signature(locked, signature), int(rest[0]))


print("peer bittensor-drand " + importlib.metadata.version("bittensor-drand") + " (Rust)", flush=True)
for answer in answers(sys.stdin):
    print(answer, flush=True)
