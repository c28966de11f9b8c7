"""Rates of schnorrkel (Rust, through py-sr25519-bindings), asked for one round at a time.

started by bench; first line out: "peer NAME". Then, a line in and a line out:
  data SEED MESSAGE SIGNATURE (hex)   -> "ok" when the seed's key verifies that signature, else "differs"
  verify MILLIS | sign MILLIS         -> operations per CPU second of this process
"""
import importlib.metadata
import sys
import time

import sr25519

ROUND = 32


def rate(operation, millis):
    end = time.perf_counter() + millis / 1000
    start, done = time.process_time(), 0
    while time.perf_counter() < end:
        for _ in range(ROUND):
            operation()
        done += ROUND
    return done / (time.process_time() - start)


def answers(lines):
    message = signature = public = secret = b""
    for line in lines:
        what, *rest = line.split()
        if what == "data":
            seed, message, signature = map(bytes.fromhex, rest)
            public, secret = sr25519.pair_from_seed(seed)
            yield "ok" if sr25519.verify(signature, message, public) else "differs"
        elif what == "verify":
            yield rate(lambda: sr25519.verify(signature, message, public), int(rest[0]))
        elif what == "sign":
            yield rate(lambda: sr25519.sign((public, secret), message), int(rest[0]))


print("peer schnorrkel (py-sr25519-bindings " + importlib.metadata.version("py-sr25519-bindings") + ")", flush=True)
for answer in answers(sys.stdin):
    print(answer, flush=True)
