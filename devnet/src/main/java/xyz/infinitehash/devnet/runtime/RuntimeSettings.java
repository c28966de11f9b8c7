package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * Numbers a runtime goes by.
 *
 * @param spec version signed with every extrinsic; 425 as recorded
 * @param transaction version signed with every extrinsic; 1 as recorded
 * @param author who gets the fees
 */
public record RuntimeSettings(int spec, int transaction, AccountId author) {}
