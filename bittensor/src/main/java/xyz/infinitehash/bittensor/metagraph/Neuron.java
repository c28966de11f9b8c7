package xyz.infinitehash.bittensor.metagraph;

import xyz.infinitehash.bittensor.Alpha;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;

/**
 * A registered hotkey at one block, as {@code SubnetInfoRuntimeApi_get_selective_metagraph} tells
 * of it.
 *
 * @param coldkey who owns it
 * @param active whether it set weights lately
 * @param validatorPermit whether its weights count
 * @param lastUpdate block of its last weights, else of its registration
 * @param registeredAt block of its registration
 * @param incentive its share of what miners earn, of 65,535
 * @param dividends its share of what validators earn, of 65,535
 * @param emission what it was given at the last epoch
 * @param alphaStake stake in the subnet's token
 * @param taoStake stake in TAO, not yet weighed against alpha
 * @param totalStake the stake weight that permits go by
 */
public record Neuron(
    Uid uid,
    AccountId hotkey,
    AccountId coldkey,
    boolean active,
    boolean validatorPermit,
    BlockNumber lastUpdate,
    BlockNumber registeredAt,
    int incentive,
    int dividends,
    Alpha emission,
    Alpha alphaStake,
    Rao taoStake,
    Alpha totalStake) {}
