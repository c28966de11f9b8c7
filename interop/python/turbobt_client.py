#!/usr/bin/env python3
"""turbobt as a stranger to a devnet.

usage: turbobt_client.py reads|writes|commit ENDPOINT NETUID COLDKEY HOTKEY [NEWKEY]
Keys are secret URIs such as //Alice. Needs: pip install turbobt==1.3.2
"""
import asyncio
import os
import sys

from bittensor import sp_core
from turbobt import Bittensor

from steps import Keys, Steps, expect

what, endpoint, netuid = sys.argv[1], sys.argv[2], int(sys.argv[3])
cold, hot = (sp_core.Keypair.create_from_uri(uri) for uri in sys.argv[4:6])
new = sp_core.Keypair.create_from_uri(sys.argv[6]) if len(sys.argv) > 6 else hot


async def reads(client, steps):
    subnet = client.subnet(netuid)

    async def head():
        async with client.head as block:
            return block.number, block.hash

    async def of_block_two():
        async with client.block(2):
            return await client.subnet(netuid).get()

    await steps.step("head", head())
    await steps.step("subnet", subnet.get())
    await steps.step("subnet at block 2", of_block_two())
    await steps.step("hyperparameters", subnet.get_hyperparameters())
    await steps.step("hyperparameters v2", subnet.get_hyperparameters_v2())
    await steps.step("state", subnet.get_state())
    neurons = await steps.step("neurons", subnet.list_neurons())
    await steps.step("validators", subnet.list_validators())
    one = await steps.step("neuron", subnet.get_neuron(hot.ss58_address))

    async def same():
        expect(one.uid in [n.uid for n in neurons if n.hotkey == hot.ss58_address], one)
        return one.uid

    await steps.step("the neuron is in the list", same())
    await steps.step("certificates", subnet.neurons.get_certificates())
    await steps.step("commitment", subnet.commitments.get(hot.ss58_address))
    await steps.step("commitments", subnet.commitments.fetch())
    await steps.step("revealed commitments", subnet.commitments.fetch_revealed())
    await steps.step("weights", subnet.weights.fetch())
    await steps.step("weights that wait", subnet.weights.fetch_pending())
    await steps.step("number of subnets", client.subnets.count())


async def writes(client, steps):
    subnet = client.subnet(netuid)
    await steps.step("register", subnet.neurons.register(new))
    neuron = await steps.step("its neuron", subnet.get_neuron(new.ss58_address))
    await steps.step("set commitment", subnet.commitments.set(b"turbobt"))
    await steps.step("serve", subnet.neurons.serve("8.8.4.4", 8093))
    await steps.step("set weights", subnet.weights.set({0: 1.0, neuron.uid: 0.5}))

    async def look():
        said = await subnet.commitments.get(hot.ss58_address)
        expect(said == b"turbobt", said)
        me = await subnet.get_neuron(hot.ss58_address)
        row = (await subnet.weights.fetch())[me.uid]
        expect(set(row) == {0, neuron.uid}, row)
        return said, row

    await steps.step("commitment and weights are read back", look())


async def commit(client, steps):
    subnet = client.subnet(netuid)
    await steps.step("commit weights", subnet.weights.commit({0: 1.0, 1: 0.5}))
    await steps.step("weights that wait", subnet.weights.fetch_pending())


async def main():
    steps = Steps()
    client = Bittensor(endpoint, wallet=Keys(cold, hot))
    async with client:
        await {"reads": reads, "writes": writes, "commit": commit}[what](client, steps)
        steps.end()
        os._exit(0 if steps.failed == 0 else 1)


asyncio.run(main())
