package xyz.infinitehash.validator.chain;

import java.util.Arrays;
import xyz.infinitehash.validator.ValidatorException;

/** A signed extrinsic that sets or commits weights, exactly as it goes to the chain. */
public final class SignedWeights {
  private final byte[] bytes;
  private final String hash;
  private final long nonce;
  private final long birthBlock;
  private final long lastBlock;

  /**
   * @param bytes the extrinsic as submitted
   * @param hash its blake2b-256, 64 lower-case hex digits, as blocks list it
   * @param nonce of the signer's account
   * @param birthBlock first block that may hold it
   * @param lastBlock last block that may hold it; it can never land later
   */
  public SignedWeights(byte[] bytes, String hash, long nonce, long birthBlock, long lastBlock) {
    if (lastBlock < birthBlock) {
      throw new ValidatorException("an extrinsic that no block may hold");
    }
    this.bytes = bytes.clone();
    this.hash = hash;
    this.nonce = nonce;
    this.birthBlock = birthBlock;
    this.lastBlock = lastBlock;
  }

  /** A copy. */
  public byte[] bytes() {
    return bytes.clone();
  }

  /** 64 hex digits. */
  public String hash() {
    return hash;
  }

  /** The signer's nonce it uses up. */
  public long nonce() {
    return nonce;
  }

  /** First block that may hold it. */
  public long birthBlock() {
    return birthBlock;
  }

  /** Last block that may hold it. */
  public long lastBlock() {
    return lastBlock;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignedWeights signed
        && Arrays.equals(bytes, signed.bytes)
        && hash.equals(signed.hash)
        && nonce == signed.nonce
        && birthBlock == signed.birthBlock
        && lastBlock == signed.lastBlock;
  }

  @Override
  public int hashCode() {
    return hash.hashCode();
  }

  @Override
  public String toString() {
    return "0x%s, nonce %d, blocks %d to %d".formatted(hash, nonce, birthBlock, lastBlock);
  }
}
