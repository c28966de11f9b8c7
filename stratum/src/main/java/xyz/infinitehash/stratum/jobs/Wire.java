package xyz.infinitehash.stratum.jobs;

import java.io.ByteArrayOutputStream;

/** Bytes as Bitcoin serialises them: little-endian numbers, one after the other. */
final class Wire {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  Wire number(long value, int length) {
    for (int i = 0; i < length; i++) {
      bytes.write((int) (value >>> (8 * i)));
    }
    return this;
  }

  Wire bytes(byte[] more) {
    bytes.writeBytes(more);
    return this;
  }

  int length() {
    return bytes.size();
  }

  byte[] toBytes() {
    return bytes.toByteArray();
  }
}
