#!/usr/bin/env python3
"""A judge of timelocks nobody of ours wrote: bittensor-drand 2.0.0. JSON lines in, JSON lines out, offline.

usage: timelock.py < lines        needs: pip install bittensor-drand==2.0.0
  {"op":"lock","round","data"}       answers {"locked"}: the ciphertext as the chain stores it
  {"op":"open","locked","signature"} answers {"data"}
  {"op":"round", and what a schedule is made of}
        answers {"round","from","to"}: the round it would lock weights to, and between which two times it looked at the clock
data, locked and signature in hex, times in seconds. Whatever is refused: {"ok":false,"error"}.
"""
import json
import struct
import sys
import time

import bittensor_drand


def compact(n):
    return bytes([n << 2]) if n < 64 else struct.pack("<H", n << 2 | 1) if n < 1 << 14 else struct.pack("<I", n << 2 | 2)


def lock(data, drand_round):
    envelope = bytes(bittensor_drand.encrypt_at_round(data, drand_round)[0])
    inner = envelope[(1, 2, 4)[envelope[0] & 3] : -8]
    assert compact(len(inner)) + inner + struct.pack("<Q", drand_round) == envelope
    return inner


def schedule_round(question):
    start = time.time()
    _, drand_round = bittensor_drand.get_encrypted_commit_v2(
        uids=[0],
        weights=[1],
        version_key=0,
        hotkey=bytes(32),
        block_time=12.0,
        **{name: value for name, value in question.items() if name != "op"},
    )
    return {"round": drand_round, "from": start, "to": time.time()}


def answer(question):
    what = question["op"]
    if what == "lock":
        return {"locked": lock(bytes.fromhex(question["data"]), question["round"]).hex()}
    if what == "open":
        locked = bytes.fromhex(question["locked"])
        envelope = compact(len(locked)) + locked + bytes(8)  # the round in it is not looked at
        return {"data": bytes(bittensor_drand.decrypt_with_signature(envelope, question["signature"])).hex()}
    if what == "round":
        return schedule_round(question)
    raise ValueError("unknown op " + what)


for line in sys.stdin:
    try:
        print(json.dumps({"ok": True, **answer(json.loads(line))}), flush=True)
    except Exception as e:
        print(json.dumps({"ok": False, "error": type(e).__name__ + ": " + str(e)}), flush=True)
