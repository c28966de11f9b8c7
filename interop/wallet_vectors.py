#!/usr/bin/env python3
"""Writes down what bittensor-wallet 4.1.1, cryptography and ansible-vault make of known secrets.

usage: wallet_vectors.py uris > uris.tsv        secret URI, scheme, address (by bittensor-wallet)
       wallet_vectors.py keyfiles DIR           a key file in each form of encryption

The secrets are the development phrase and phrases of all-equal entropy: nobody's.
Needs: pip install bittensor-wallet==4.1.1 cryptography ansible-vault
"""
import base64
import hashlib
import os
import pathlib
import sys

from bittensor_wallet import Keyfile, Keypair

DEV = "bottom drive obey lake curtain smoke basket hold race lonely fit walk"
PHRASES = [
    DEV,
    "legal winner thank year wave sausage worth useful legal winner thank yellow",
    "void come effort suffer camp survey warrior heavy shoot primary clutch crush open amazing screen "
    "patrol group space point ten exist slush involve unfold",
]
PASSWORD = "pa55 wörd"
FERNET_SALT = b"Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins"


def uris():
    for odd in ["////Alice", "///", "//Alice///", "//Alice////x", "//a///b///c", DEV.replace(" ", "  "), DEV + " /x"]:
        print(odd, "sr25519", Keypair.create_from_uri(odd, 1).ss58_address, sep="\t")
    starts = PHRASES + ["0x" + "07" * 32, ""]
    starts += [Keypair.generate_mnemonic(n) for n in (12, 15, 18, 21, 24)]
    paths = ["", "//hard", "/soft", "//hard/soft//1/0", "//polkadot//0/x y"]
    for start in starts:
        for path in paths:
            for password in ["", "///password", "///pa55 wörd/with//slashes"]:
                if start.startswith("0x") and password:
                    continue
                uri = start + path + password
                if not uri:
                    continue
                for crypto in (0, 1):
                    if crypto == 0 and "/soft" in path or crypto == 0 and path.count("/") % 2:
                        continue
                    try:
                        address = Keypair.create_from_uri(uri, crypto).ss58_address
                    except Exception as e:
                        print("refused", uri, crypto, e, file=sys.stderr)
                        continue
                    print(uri, "sr25519" if crypto else "ed25519", address, sep="\t")


def keyfiles(folder):
    out = pathlib.Path(folder)
    out.mkdir(parents=True, exist_ok=True)
    for name, pair in {
        "sr25519-phrase": Keypair.create_from_mnemonic(DEV, 1),
        "ed25519-phrase": Keypair.create_from_mnemonic(DEV, 0),
        "sr25519-uri": Keypair.create_from_uri("//Alice", 1),
        "ed25519-uri": Keypair.create_from_uri("//Alice", 0),
        "public": Keypair(ss58_address=Keypair.create_from_uri("//Alice", 1).ss58_address),
    }.items():
        Keyfile(str(out / (name + ".json")), name).set_keypair(pair, encrypt=False, overwrite=True)
    plain = (out / "sr25519-phrase.json").read_bytes()
    saved = os.dup(1)
    os.dup2(2, 1)  # bittensor-wallet talks on standard output
    from bittensor_wallet.keyfile import encrypt_keyfile_data

    (out / "nacl").write_bytes(bytes(encrypt_keyfile_data(plain, PASSWORD)))
    os.dup2(saved, 1)

    from cryptography.fernet import Fernet

    key = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), FERNET_SALT, 10_000_000)
    (out / "fernet").write_bytes(Fernet(base64.urlsafe_b64encode(key)).encrypt(plain))

    from ansible_vault import Vault

    (out / "ansible").write_text(Vault(PASSWORD).dump_raw(plain))


if sys.argv[1] == "uris":
    uris()
else:
    keyfiles(sys.argv[2])
