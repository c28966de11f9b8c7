package xyz.infinitehash.stratum.server;

import xyz.infinitehash.stratum.jobs.Target;
import xyz.infinitehash.stratum.shares.Difficulty;
import xyz.infinitehash.stratum.shares.SeenShares;

/**
 * A job as one connection was given it: what its shares are judged by, whatever changes later.
 *
 * @param versionMask bits that were the miner's when the job went out
 */
record Assignment(
    IssuedJob issued, Difficulty difficulty, Target target, int versionMask, SeenShares seen) {}
