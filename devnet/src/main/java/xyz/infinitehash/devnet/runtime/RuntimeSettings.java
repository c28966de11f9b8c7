package xyz.infinitehash.devnet.runtime;

import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.Layout;

/**
 * Numbers a runtime goes by.
 *
 * @param spec version signed with every extrinsic; 425 as recorded
 * @param transaction version signed with every extrinsic; 1 as recorded
 * @param author who gets the fees
 * @param layout which indices pallets, calls, events and errors have
 */
public record RuntimeSettings(int spec, int transaction, AccountId author, Layout layout) {}
