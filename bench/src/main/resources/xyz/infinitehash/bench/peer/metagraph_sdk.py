"""Rates of the Bittensor SDK's metagraphs, asked for one round at a time.

started by bench; first line out: "peer NAME". Then, a line in and a line out:
  data ENDPOINT NETUID NEURONS PLACES -> "ok" when it reads that many neurons there; PLACES of the parts, by commas
  selective MILLIS                    -> the same runtime call, decoded; operations per second of wall time
  metagraph MILLIS                    -> the SDK's own Metagraph object, which reads the whole of it
"""
import asyncio
import importlib.metadata
import os
import sys
import time

import bittensor

METHOD = ("SubnetInfoRuntimeApi", "get_selective_metagraph")


async def rate(operation, millis):
    start, done = time.perf_counter(), 0
    while time.perf_counter() < start + int(millis) / 1000:
        await operation()
        done += 1
    return done / (time.perf_counter() - start)


class Reader:
    def __init__(self):
        self.client = None
        self.params = []

    async def read(self):
        graph = await self.client.runtime(METHOD, self.params)
        return len(graph["hotkeys"])

    async def data(self, endpoint, netuid, neurons, places):
        self.client = bittensor.Client(endpoint)
        await self.client.connect()
        self.params = [int(netuid), [int(place) for place in places.split(",")]]
        return "ok" if await self.read() == int(neurons) else "differs"

    async def selective(self, millis):
        return await rate(self.read, millis)

    async def metagraph(self, millis):
        return await rate(lambda: self.client.subnets.metagraph(self.params[0]), millis)


async def main():
    reader = Reader()
    print("peer bittensor " + importlib.metadata.version("bittensor") + " (Python)", flush=True)
    for line in sys.stdin:
        what, *rest = line.split()
        print(await getattr(reader, what)(*rest), flush=True)
    os._exit(0)  # its close may wait for a reader that is gone


asyncio.run(main())
