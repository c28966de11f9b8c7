"""Writes schnorrkel.txt: what Rust's schnorrkel says, through py-sr25519-bindings 0.2.4.

python3 -m venv v && v/bin/pip install py-sr25519-bindings==0.2.4 && v/bin/python schnorrkel.py > schnorrkel.txt

Lines: pair SEED PUBLIC SECRET | soft PARENT_SEED CODE CHAIN_CODE CHILD_PUBLIC | hard the same
       verdict PUBLIC MESSAGE- SIGNATURE true|false WHAT
"""

import hashlib

import sr25519

L = 2**252 + 27742317777372353535851937790883648493
P = 2**255 - 19


def digest(*parts):
    return hashlib.sha256("/".join(map(str, parts)).encode()).digest()


def chain_code(code):
    raw = int(code).to_bytes(8, "little") if code.isdigit() else bytes([len(code) << 2]) + code.encode()
    if len(raw) > 32:
        raw = hashlib.blake2b(raw, digest_size=32).digest()
    return raw.ljust(32, b"\0")


def verdict(public, message, signature, what):
    try:
        good = sr25519.verify(signature, message, public)
    except ValueError:
        good = False
    print("verdict", public.hex(), message.hex() + "-", signature.hex(), str(good).lower(), what)


def flip(data, bit):
    out = bytearray(data)
    out[bit // 8] ^= 1 << bit % 8
    return bytes(out)


for i in range(12):
    seed = digest("seed", i)
    public, secret = sr25519.pair_from_seed(seed)
    print("pair", seed.hex(), public.hex(), secret.hex())
    for code in ("Alice", "0", "18446744073709551615", "a-name-of-more-than-thirty-one-characters", str(i)):
        cc = chain_code(code)
        _, child, _ = sr25519.derive_keypair((cc, public, secret), b"")
        assert child == sr25519.derive_pubkey((cc, public), b"")[1]
        print("soft", seed.hex(), code, cc.hex(), child.hex())
        _, child, _ = sr25519.hard_derive_keypair((cc, public, secret), b"")
        print("hard", seed.hex(), code, cc.hex(), child.hex())
    message = (digest("message", i) * 20)[: i * 41]
    signature = sr25519.sign((public, secret), message)
    verdict(public, message, signature, "signed")
    verdict(public, message + b"x", signature, "another-message")
    verdict(public, message, flip(signature, 41 * i), "flipped-bit")
    verdict(public, message, flip(signature, 511), "without-mark")
    s = int.from_bytes(signature[32:], "little") - 2**255
    if s + L < 2**255:
        verdict(public, message, signature[:32] + (s + L + 2**255).to_bytes(32, "little"), "s-plus-L")
    r = int.from_bytes(signature[:32], "little")
    verdict(public, message, (P - r).to_bytes(32, "little") + signature[32:], "negative-R")
    verdict(public, message, (r + 2**255).to_bytes(32, "little") + signature[32:], "R-with-top-bit")
    other = sr25519.pair_from_seed(digest("seed", i + 1))[0]
    verdict(other, message, signature, "another-key")
    verdict((P - int.from_bytes(public, "little")).to_bytes(32, "little"), message, signature, "negative-key")
