package xyz.infinitehash.validator.intake;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Optional;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.economics.window.Work;

/**
 * What a pool says of one worker. Empty means not known; zero means that the pool said zero.
 *
 * @param hotkey whose it is by its name; empty when the name holds no valid one
 * @param worker as the pool names it, at most 255 characters
 * @param hashesPerSecond average, H/s
 * @param work when the pool counts shares and says so
 * @param shares accepted, when the pool says so
 * @param lastShare when the pool says so
 * @param incomplete why this must not be used as a score; empty when it is whole
 */
public record WorkSample(
    Optional<AccountId> hotkey,
    String worker,
    Optional<BigInteger> hashesPerSecond,
    Optional<Work> work,
    Optional<Long> shares,
    Optional<Instant> lastShare,
    Optional<String> incomplete) {}
