package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Extension;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat.ExtensionSet;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/** General transactions of several extension versions, and the border of what is signed hashed. */
class GeneralTest {
  private static final Metadata METADATA = Runtime425.metadata(16);
  private static final List<Extension> EXTENSIONS = METADATA.extrinsic().extensions();
  private static final BlockHash GENESIS = BlockHash.parse("45".repeat(32));

  @Test
  void eachExtensionVersionCarriesItsOwnExtensions() {
    int nonce = EXTENSIONS.stream().map(Extension::name).toList().indexOf("CheckNonce");
    List<Integer> all = METADATA.extrinsic().extensionSets().getFirst().indices();
    ExtrinsicCodec codec =
        new ExtrinsicCodec(with(new ExtensionSet(0, all), new ExtensionSet(3, List.of(nonce))));
    Call call = remark(1);
    Extrinsic few =
        new Extrinsic.General(
            3,
            new Extrinsic.Extras(Era.immortal(), 7, BigInteger.ZERO, 0, new LinkedHashMap<>()),
            call);
    byte[] body = new ScaleWriter().u8(0x45).u8(3).compact(7).raw(codec.encodeCall(call)).toBytes();
    byte[] bytes = new ScaleWriter().vecU8(body).toBytes();
    assertThat(codec.encode(few)).isEqualTo(bytes);
    assertThat(codec.decode(bytes)).isEqualTo(few);
    Extrinsic plain = new Extrinsic.General(0, ((Extrinsic.General) few).extras(), call);
    assertThat(codec.decode(codec.encode(plain))).isEqualTo(plain);
    assertThat(codec.encode(plain)).hasSizeGreaterThan(bytes.length);
    bytes[2] = 2; // behind one byte of length and 0x45
    assertThatThrownBy(() -> codec.decode(bytes))
        .isInstanceOf(ExtrinsicException.class)
        .hasMessageContaining("no extension version 2");
  }

  @Test
  void aPayloadOf256BytesIsSignedAsItIsAndALongerOneByItsHash() {
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    Envelope envelope = Envelope.immortal(GENESIS, 425, 1, 0);
    int around = codec.signingPayload(codec.encodeCall(remark(100)), envelope).length - 100;
    for (int length = 255; length <= 257; length++) {
      byte[] call = codec.encodeCall(remark(length - around));
      byte[] payload = codec.signingPayload(call, envelope);
      assertThat(payload).hasSize(length);
      assertThat(codec.signedBytes(call, envelope))
          .isEqualTo(length > 256 ? Blake2b.hash256(payload) : payload);
    }
  }

  private static Call remark(int bytes) {
    return Call.of("System", "remark").with("remark", Value.of(new byte[bytes]));
  }

  private static Metadata with(ExtensionSet... sets) {
    ExtrinsicFormat x = METADATA.extrinsic();
    return new Metadata(
        METADATA.version(),
        METADATA.types(),
        METADATA.pallets(),
        new ExtrinsicFormat(
            x.versions(),
            x.type(),
            x.address(),
            x.call(),
            x.signature(),
            x.extra(),
            x.extensions(),
            List.of(sets)),
        METADATA.runtime(),
        METADATA.apis(),
        METADATA.outerEnums(),
        METADATA.custom());
  }
}
