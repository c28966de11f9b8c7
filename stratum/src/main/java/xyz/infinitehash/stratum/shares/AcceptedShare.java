package xyz.infinitehash.stratum.shares;

import java.time.Instant;

/**
 * One accepted share. Its credit is {@code assigned}, the difficulty of its own job, never what the
 * hash happened to reach.
 *
 * @param worker who is credited
 * @param header the 80 bytes that were hashed
 * @param hash sha256d of the header, 32 bytes in the order computed; the share's identity
 * @param assigned the difficulty of the job at the time it was sent
 * @param receivedAt from the server's clock; never goes back within a process
 * @param jobId the job's id on the wire
 * @param block true when the hash meets the network's target as well
 */
@SuppressWarnings("ArrayRecordComponent") // handed over once, owned by the sink from then on
public record AcceptedShare(
    WorkerName worker,
    byte[] header,
    byte[] hash,
    Difficulty assigned,
    Instant receivedAt,
    String jobId,
    boolean block) {}
