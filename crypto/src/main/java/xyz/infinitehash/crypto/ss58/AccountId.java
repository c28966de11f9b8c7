package xyz.infinitehash.crypto.ss58;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HexFormat;
import xyz.infinitehash.crypto.CryptoException;

/**
 * 32 bytes that name an account of the chain: a hotkey or a coldkey, the public key itself. Its
 * text is the SS58 address under prefix 42. Ordered by bytes.
 */
public final class AccountId implements Comparable<AccountId> {
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;

  private AccountId(byte[] bytes) {
    this.bytes = bytes;
  }

  /**
   * @throws CryptoException when there are not exactly 32 bytes
   */
  public static AccountId of(byte[] bytes) {
    if (bytes.length != 32) {
      throw new CryptoException("an account has 32 bytes, not " + bytes.length);
    }
    return new AccountId(bytes.clone());
  }

  /**
   * Reads an SS58 address of Bittensor.
   *
   * @throws CryptoException naming what is wrong with it
   */
  public static AccountId parse(String ss58) {
    return Ss58.decode(ss58, Ss58.BITTENSOR);
  }

  /** A copy of the 32 bytes. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 lower-case hex digits, without 0x. */
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public int compareTo(AccountId other) {
    return Arrays.compareUnsigned(bytes, other.bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof AccountId account && Arrays.equals(bytes, account.bytes);
  }

  @Override
  public int hashCode() {
    return (int) INT.get(bytes, 0) ^ (int) INT.get(bytes, 28);
  }

  /** The SS58 address under prefix 42. */
  @Override
  public String toString() {
    return Ss58.encode(this, Ss58.BITTENSOR);
  }
}
