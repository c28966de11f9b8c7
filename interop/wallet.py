#!/usr/bin/env python3
"""A judge of wallets nobody of ours wrote: bittensor-wallet 4.1.1. JSON lines in, JSON lines out.

usage: wallet.py < lines        needs: pip install bittensor-wallet==4.1.1
  {"op":"create","path","name","hotkey","password"}  writes a wallet; answers its addresses
  {"op":"open",  the same}                           opens one; answers the addresses of the opened keys
  {"op":"sign","uri","scheme","message"}             answers address and signature
  {"op":"verify","address","scheme","message","signature"}  answers {"valid"}
  {"op":"keyfile","file","password"}                 opens one file; answers its address
message and signature in hex, scheme sr25519 or ed25519. Whatever is refused: {"ok":false,"error"}.
"""
import json
import os
import sys

answers = os.fdopen(os.dup(1), "w")
os.dup2(2, 1)  # the package talks on standard output

from bittensor_wallet import Keyfile, Keypair, Wallet  # noqa: E402

SCHEMES = {"ed25519": 0, "sr25519": 1}


def wallet(d):
    return Wallet(name=d["name"], hotkey=d["hotkey"], path=d["path"])


def addresses(w, password):
    return {
        "coldkey": w.get_coldkey(password).ss58_address,
        "coldkeypub": w.coldkeypub.ss58_address,
        "hotkey": w.get_hotkey().ss58_address,
    }


def answer(d):
    if d["op"] == "create":
        w = wallet(d)
        w.create_new_coldkey(use_password=True, overwrite=False, suppress=True, coldkey_password=d["password"])
        w.create_new_hotkey(use_password=False, overwrite=False, suppress=True)
        return {"coldkeypub": w.coldkeypub.ss58_address, "hotkey": w.get_hotkey().ss58_address}
    if d["op"] == "open":
        return addresses(wallet(d), d["password"])
    if d["op"] == "sign":
        k = Keypair.create_from_uri(d["uri"], SCHEMES[d["scheme"]])
        return {"address": k.ss58_address, "signature": bytes(k.sign(bytes.fromhex(d["message"]))).hex()}
    if d["op"] == "verify":
        k = Keypair(ss58_address=d["address"], crypto_type=SCHEMES[d["scheme"]])
        return {"valid": bool(k.verify(bytes.fromhex(d["message"]), bytes.fromhex(d["signature"])))}
    if d["op"] == "keyfile":
        return {"address": Keyfile(d["file"], "key").get_keypair(d["password"]).ss58_address}
    raise ValueError("unknown op")


for line in sys.stdin:
    try:
        out = {"ok": True} | answer(json.loads(line))
    except BaseException as e:  # the package's errors are no Exception
        out = {"ok": False, "error": type(e).__name__ + ": " + str(e)}
    print(json.dumps(out), file=answers, flush=True)
