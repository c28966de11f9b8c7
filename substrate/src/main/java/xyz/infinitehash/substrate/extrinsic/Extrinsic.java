package xyz.infinitehash.substrate.extrinsic;

import java.math.BigInteger;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.value.Value;

/** An extrinsic taken apart. */
public sealed interface Extrinsic {
  /** What it calls. */
  Call call();

  /**
   * Without a signer: an inherent or an unsigned transaction.
   *
   * @param version 4 or 5
   */
  record Bare(int version, Call call) implements Extrinsic {}

  /**
   * Signed, version 4.
   *
   * @param address the signer, a MultiAddress
   * @param signature a MultiSignature
   * @param era how long it is valid
   * @param nonce of the signer
   * @param tip in the smallest unit (rao)
   * @param mode of CheckMetadataHash: 0 without, 1 with the hash of the metadata signed
   * @param others what further extensions put in, by the extension's name
   * @param call what it calls
   */
  record Signed(
      Value address,
      Value signature,
      Era era,
      long nonce,
      BigInteger tip,
      int mode,
      SequencedMap<String, Value> others,
      Call call)
      implements Extrinsic {
    public Signed {
      others = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
    }

    /** What its extensions put in. */
    public Extras extras() {
      return new Extras(era, nonce, tip, mode, others);
    }

    /** The signer, when the address holds the account itself. */
    public Optional<AccountId> signer() {
      Value id =
          address instanceof Value.Variant(String name, Value v) && name.equals("Id") ? v : address;
      return id instanceof Value.Bytes bytes && bytes.value().length() == 32
          ? Optional.of(AccountId.of(bytes.value().bytes()))
          : Optional.empty();
    }
  }

  /**
   * A general transaction, version 5: whoever authorises it does so by an extension, if any.
   *
   * @param extensionVersion which set of extensions it carries
   * @param extras what those put in
   * @param call what it calls
   */
  record General(int extensionVersion, Extras extras, Call call) implements Extrinsic {}

  /**
   * What extensions put into an extrinsic; one that is not there stands as it is when it says
   * nothing.
   *
   * @param era how long it is valid
   * @param nonce of the signer
   * @param tip in the smallest unit (rao)
   * @param mode of CheckMetadataHash, as above
   * @param others what further extensions put in, by the extension's name
   */
  record Extras(Era era, long nonce, BigInteger tip, int mode, SequencedMap<String, Value> others) {
    public Extras {
      others = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(others));
    }
  }
}
