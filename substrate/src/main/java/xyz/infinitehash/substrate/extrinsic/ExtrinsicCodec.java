package xyz.infinitehash.substrate.extrinsic;

import java.util.List;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.metadata.Extension;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.MetadataException;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/**
 * Calls and extrinsics of one runtime, built from its metadata's list of extensions. What is signed
 * here is of version 4, with sr25519 and without the hash of the metadata (mode 0); general
 * transactions of version 5 are read and written, not made: no extension of this chain carries a
 * signature. Immutable, for any thread.
 */
public final class ExtrinsicCodec {
  private static final int SIGNED_V4 = 0x84;
  private static final int GENERAL_V5 = 0x45;
  private static final int HASHED_OVER = 256; // bytes of payload signed as they are

  private final ExtrinsicFormat format;
  private final List<Extension> extensions;
  private final ValueCodec values;

  /**
   * @throws MetadataException when metadata does not tell the types of address, call, signature
   */
  public ExtrinsicCodec(Metadata metadata) {
    this.format = metadata.extrinsic();
    this.extensions = Extensions.of(format, 0);
    this.values = new ValueCodec(metadata.types());
    if (format.call() == TypeRegistry.NONE
        || format.address() == TypeRegistry.NONE
        || format.signature() == TypeRegistry.NONE) {
      throw new MetadataException("metadata does not tell the types of an extrinsic");
    }
  }

  /**
   * The bytes of a call.
   *
   * @throws xyz.infinitehash.substrate.value.ValueException naming what does not fit
   */
  public byte[] encodeCall(Call call) {
    return values.encode(format.call(), call.toValue());
  }

  /**
   * A call from all of the bytes.
   *
   * @throws xyz.infinitehash.substrate.SubstrateException when they are no call
   */
  public Call decodeCall(byte[] bytes) {
    return Call.of(values.decode(format.call(), bytes));
  }

  /** Call, extras and implicits, one after the other. */
  public byte[] signingPayload(byte[] call, Envelope envelope) {
    ScaleWriter out = new ScaleWriter(call.length + 160).raw(call);
    writeExtras(envelope, out);
    for (Extension extension : extensions) {
      Extensions.writeImplicit(extension, envelope, values, out);
    }
    return out.toBytes();
  }

  /** What the signature is over: the payload, or blake2b-256 of it when over 256 bytes. */
  public byte[] signedBytes(byte[] call, Envelope envelope) {
    byte[] payload = signingPayload(call, envelope);
    return payload.length > HASHED_OVER ? Blake2b.hash256(payload) : payload;
  }

  /** Signs a call; the signature is the signer's business and random. */
  public SignedExtrinsic sign(Call call, Envelope envelope, Signer signer) {
    byte[] bytes = encodeCall(call);
    byte[] signature = signer.sign(signedBytes(bytes, envelope));
    return signed(bytes, envelope, signer.accountId(), signature);
  }

  /**
   * A signed extrinsic from its parts.
   *
   * @param call bytes of the call
   * @param signature 64 bytes of sr25519
   */
  public SignedExtrinsic signed(
      byte[] call, Envelope envelope, AccountId signer, byte[] signature) {
    ScaleWriter out = new ScaleWriter(call.length + 120).u8(SIGNED_V4);
    boolean multi = values.types().def(format.address()) instanceof TypeDef.Variants;
    values.encode(format.address(), multi ? Value.address(signer) : Value.of(signer), out);
    values.encode(format.signature(), Value.variant("Sr25519", Value.of(signature)), out);
    writeExtras(envelope, out);
    byte[] body = out.raw(call).toBytes();
    return SignedExtrinsic.of(new ScaleWriter(body.length + 4).vecU8(body).toBytes());
  }

  /**
   * Takes an extrinsic apart; it has its length in front and nothing behind.
   *
   * @throws ExtrinsicException when it is of a version not known here
   * @throws xyz.infinitehash.substrate.SubstrateException when the bytes are no extrinsic
   */
  public Extrinsic decode(byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    if (in.compactU32() != in.remaining()) {
      throw in.fault("not the length of the extrinsic");
    }
    int version = in.u8();
    Extrinsic extrinsic =
        switch (version) {
          case 4, 5 -> new Extrinsic.Bare(version, readCall(in));
          case SIGNED_V4 -> readSigned(in);
          case GENERAL_V5 -> readGeneral(in);
          default ->
              throw new ExtrinsicException(
                  "an extrinsic that begins with 0x" + Integer.toHexString(version));
        };
    in.finish();
    return extrinsic;
  }

  /** The bytes of an extrinsic taken apart, length in front. */
  public byte[] encode(Extrinsic extrinsic) {
    ScaleWriter out = new ScaleWriter(256);
    switch (extrinsic) {
      case Extrinsic.Bare(int version, Call _) -> out.u8(version);
      case Extrinsic.Signed signed -> writeSigned(signed, out);
      case Extrinsic.General general -> writeGeneral(general, out);
    }
    byte[] body = out.raw(encodeCall(extrinsic.call())).toBytes();
    return new ScaleWriter(body.length + 4).vecU8(body).toBytes();
  }

  private void writeExtras(Envelope envelope, ScaleWriter out) {
    for (Extension extension : extensions) {
      Extensions.writeExtra(extension, envelope, values, out);
    }
  }

  private Call readCall(ScaleReader in) {
    return Call.of(values.decode(format.call(), in));
  }

  private Extrinsic readSigned(ScaleReader in) {
    Value address = values.decode(format.address(), in);
    Value signature = values.decode(format.signature(), in);
    Extrinsic.Extras extras = Extensions.read(extensions, values, in);
    return new Extrinsic.Signed(
        address,
        signature,
        extras.era(),
        extras.nonce(),
        extras.tip(),
        extras.mode(),
        extras.others(),
        readCall(in));
  }

  private void writeSigned(Extrinsic.Signed signed, ScaleWriter out) {
    out.u8(SIGNED_V4);
    values.encode(format.address(), signed.address(), out);
    values.encode(format.signature(), signed.signature(), out);
    Extensions.write(extensions, signed.extras(), values, out);
  }

  private Extrinsic readGeneral(ScaleReader in) {
    int version = in.u8();
    Extrinsic.Extras extras = Extensions.read(Extensions.of(format, version), values, in);
    return new Extrinsic.General(version, extras, readCall(in));
  }

  private void writeGeneral(Extrinsic.General general, ScaleWriter out) {
    int version = general.extensionVersion();
    out.u8(GENERAL_V5).u8(version);
    Extensions.write(Extensions.of(format, version), general.extras(), values, out);
  }
}
