package xyz.infinitehash.validator.intake;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import xyz.infinitehash.stratum.shares.AcceptedShare;

/**
 * Shares in PostgreSQL's binary COPY format: signature, flags, then for each row the number of
 * fields and each field with its length; a trailer of -1. Times are microseconds since 2000.
 */
final class ShareRows {
  /** The columns, in the order of the fields below. */
  static final String COLUMNS =
      "header_hash, header, hotkey, subaccount, worker, units, received_at, job, block";

  private static final short FIELDS = 9;
  private static final byte[] SIGNATURE = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0
  };
  private static final long Y2000 = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();

  private ShareRows() {}

  static byte[] encode(List<ShareBuffer.Waiting> shares) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(64 + 320 * shares.size());
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.write(SIGNATURE);
      out.writeInt(0); // flags
      out.writeInt(0); // no header extension
      for (ShareBuffer.Waiting waiting : shares) {
        row(out, waiting.share());
      }
      out.writeShort(-1);
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // memory does not fail
    }
  }

  private static void row(DataOutputStream out, AcceptedShare share) throws IOException {
    out.writeShort(FIELDS);
    field(out, share.hash());
    field(out, share.header());
    field(out, share.worker().hotkey().bytes());
    field(out, share.worker().subaccount());
    field(out, share.worker().workerId());
    out.writeInt(Long.BYTES);
    out.writeLong(share.assigned().units());
    out.writeInt(Long.BYTES);
    out.writeLong(micros(share.receivedAt()));
    field(out, share.jobId());
    out.writeInt(1);
    out.writeByte(share.block() ? 1 : 0);
  }

  private static void field(DataOutputStream out, byte[] value) throws IOException {
    out.writeInt(value.length);
    out.write(value);
  }

  private static void field(DataOutputStream out, String value) throws IOException {
    field(out, value.getBytes(StandardCharsets.UTF_8));
  }

  private static long micros(Instant instant) {
    return TimeUnit.SECONDS.toMicros(instant.getEpochSecond() - Y2000)
        + TimeUnit.NANOSECONDS.toMicros(instant.getNano());
  }
}
