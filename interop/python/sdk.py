#!/usr/bin/env python3
"""The Bittensor SDK 11 as a stranger to a devnet.

usage: sdk.py reads|writes|commit ENDPOINT NETUID COLDKEY HOTKEY [NEWKEY]
  reads   every read the SDK offers; a few look at what came
  writes  transfer, register NEWKEY, serve an axon for it, a commitment, weights; each is read back
  commit  weights under a timelock, as the SDK does it on a subnet with commit-reveal
Keys are secret URIs such as //Alice. Needs: pip install bittensor==11.3.0
"""
import asyncio
import os
import sys

import bittensor as bt
from bittensor import sp_core

from steps import Keys, Steps, expect

# Reads of things that came after the runtime a devnet is modelled on, or that no subnet's software asks for.
LEFT_OUT = {
    "basket": "index funds of validators: newer than spec 425",
    "collateral": "miner collateral: newer than spec 425",
    "childkey_threshold_suspended": "newer than spec 425",
    "total_alpha_staked": "newer than spec 425",
    "crowdloan": "no pallet Crowdloan",
    "multisig": "no pallet Multisig",
    "proxies": "no pallet Proxy",
    "convict": "locks of stake are not kept",
}

what, endpoint, netuid = sys.argv[1], sys.argv[2], int(sys.argv[3])
cold, hot = (sp_core.Keypair.create_from_uri(uri) for uri in sys.argv[4:6])
new = sp_core.Keypair.create_from_uri(sys.argv[6]) if len(sys.argv) > 6 else hot
TAO = 1_000_000_000

ARGUMENTS = {
    "netuid": netuid, "netuids": [netuid], "mechid": 0, "uid": 0, "block": 2, "lite": True,
    "hotkey_ss58": hot.ss58_address, "hotkey_ss58s": [hot.ss58_address],
    "coldkey_ss58": cold.ss58_address, "coldkey_ss58s": [cold.ss58_address], "account_ss58": cold.ss58_address,
    "amount_tao": 1.0, "amount_alpha": 1.0, "crowdloan_id": 0, "lease_id": 0, "call_hash": "0x" + "00" * 32,
}


def left_out(name):
    return next((why for part, why in LEFT_OUT.items() if part in name), None)


async def reads(client, steps):
    seen = {}
    for read in client.reads():
        name = read["name"]
        if left_out(name):
            steps.left(name, left_out(name))
            continue
        arguments = {p: ARGUMENTS[p] for p in read["params"]}
        seen[name] = await steps.step(name, client.read(name, **arguments))

    async def look():
        expect(seen["hotkey_owner"] == cold.ss58_address, seen["hotkey_owner"])
        expect(netuid in [s.netuid for s in seen["subnets"]], seen["subnets"])
        neurons = seen["neurons"]
        expect(hot.ss58_address in [n.hotkey for n in neurons], neurons)
        expect(seen["balance"].rao > 0, seen["balance"])
        expect(seen["subnet"].neuron_count == len(neurons), seen["subnet"])
        expect(seen["metagraph"]["hotkeys"] == [n.hotkey for n in neurons], seen["metagraph"]["hotkeys"])
        return len(seen)

    await steps.step("what the reads say belongs together", look())
    await steps.step("a block by subscription", first_block(client))


async def first_block(client):
    async for header in client.blocks():
        return header.number


async def done(result):
    answer = await result
    expect(answer.success, answer.message)
    return answer.extrinsic_id


async def writes(client, steps):
    mine, its = Keys(cold, hot), Keys(cold, new)
    before = await client.balances.balance(coldkey_ss58=new.ss58_address)
    await steps.step(
        "transfer", done(client.execute(bt.Transfer(dest_ss58=new.ss58_address, amount_tao=0.5), mine)))

    async def arrived():
        after = await client.balances.balance(coldkey_ss58=new.ss58_address)
        expect(after.rao - before.rao == TAO // 2, f"{before} then {after}")
        return after

    await steps.step("the money arrived", arrived())
    await steps.step(
        "register", done(client.execute(bt.BurnedRegister(netuid=netuid, hotkey_ss58=new.ss58_address), mine)))
    uid = await steps.step("its uid", client.read("uid", netuid=netuid, hotkey_ss58=new.ss58_address))
    await steps.step(
        "serve_axon", done(client.execute(bt.ServeAxon(netuid=netuid, ip="8.8.4.4", port=8092), its)))
    info = {"fields": [[{"Raw5": b"sdk11"}]]}
    await steps.step(
        "set_commitment",
        done(client.submit_call(bt.calls.Commitments.set_commitment(netuid=netuid, info=info), its, signer="hotkey")))

    async def served():
        graph = await client.read("metagraph", netuid=netuid)
        axon = graph["axons"][uid]
        expect(int(axon["port"]) == 8092, axon)
        commitment = await client.read("commitment", netuid=netuid, hotkey_ss58=new.ss58_address)
        expect(commitment.data == "sdk11", commitment)
        return axon["port"], commitment.data

    await steps.step("axon and commitment are read back", served())
    await steps.step(
        "set_weights", done(client.execute(bt.SetWeights(netuid=netuid, weights={0: 1.0, uid: 0.5}), mine)))

    async def weighed():
        me = await client.read("uid", netuid=netuid, hotkey_ss58=hot.ss58_address)
        row = (await client.read("weights", netuid=netuid))[me]
        expect(set(row) == {0, uid} and abs(row[0] - 2 / 3) < 1e-4, row)
        return row

    await steps.step("weights are read back", weighed())


async def commit(client, steps):
    mine = Keys(cold, hot)
    await steps.step(
        "commit_weights", done(client.execute(bt.CommitWeights(netuid=netuid, weights={0: 1.0, 1: 0.5}), mine)))

    async def waits():
        commits = await client.read("timelocked_weight_commits", netuid=netuid)
        expect(hot.ss58_address in repr(commits), commits)
        return commits

    await steps.step("the commit is listed", waits())


async def main():
    steps = Steps()
    client = bt.Client(endpoint)
    await steps.step("connect", client.connect())
    if steps.failed == 0:
        await {"reads": reads, "writes": writes, "commit": commit}[what](client, steps)
    steps.end()
    # The SDK's close may wait for ever for a reader that is gone.
    os._exit(0 if steps.failed == 0 else 1)


asyncio.run(main())
