package xyz.infinitehash.bench.stratum;

/**
 * A submit made ready.
 *
 * @param id on the wire
 * @param line with its end
 * @param code the Stratum error code it must be answered with; 0 for true
 */
@SuppressWarnings("ArrayRecordComponent") // made once, written to a socket
record Shot(long id, byte[] line, int code) {}
