package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.metadata.Extension;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.value.Value;

class ExtensionsTest {
  private static final Metadata METADATA = Runtime425.metadata(15);
  private static final BlockHash GENESIS = BlockHash.parse("45".repeat(32));
  private static final Envelope ENVELOPE = Envelope.immortal(GENESIS, 425, 1, 7);
  private static final Call REMARK =
      Call.of("System", "remark").with("remark", Value.of(new byte[] {1}));

  @Test
  void anUnknownExtensionWithoutContentIsSkipped() {
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    ExtrinsicCodec more =
        new ExtrinsicCodec(with(new Extension("CheckSomethingNew", unit(), unit())));
    byte[] call = codec.encodeCall(REMARK);
    assertThat(more.signingPayload(call, ENVELOPE)).isEqualTo(codec.signingPayload(call, ENVELOPE));
  }

  @Test
  void anUnknownExtensionWithContentIsRefusedNotGuessed() {
    ExtrinsicCodec extra = new ExtrinsicCodec(with(new Extension("New", u32(), unit())));
    ExtrinsicCodec implicit = new ExtrinsicCodec(with(new Extension("New", unit(), u32())));
    byte[] call = extra.encodeCall(REMARK);
    for (ExtrinsicCodec codec : List.of(extra, implicit)) {
      assertThatThrownBy(() -> codec.signingPayload(call, ENVELOPE))
          .isInstanceOf(ExtrinsicException.class)
          .hasMessageContaining("extension New wants u32");
    }
  }

  @Test
  void aKnownExtensionThatGrewIsRefused() {
    List<Extension> extensions = new ArrayList<>(METADATA.extrinsic().extensions());
    extensions.replaceAll(
        each ->
            each.name().equals("CheckGenesis")
                ? new Extension(each.name(), each.type(), u32())
                : each);
    ExtrinsicCodec codec = new ExtrinsicCodec(with(extensions));
    byte[] call = codec.encodeCall(REMARK);
    assertThatThrownBy(() -> codec.signingPayload(call, ENVELOPE))
        .isInstanceOf(ExtrinsicException.class)
        .hasMessageContaining("CheckGenesis");
  }

  @Test
  void bareExtrinsicsOfBothVersionsComeApartAndBackTogether() {
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    Call now = Call.of("Timestamp", "set").with("now", Value.of(1_780_000_000_000L));
    for (int version : new int[] {4, 5}) {
      Extrinsic bare = new Extrinsic.Bare(version, now);
      assertThat(codec.decode(codec.encode(bare))).isEqualTo(bare);
    }
  }

  @Test
  void whatIsNoExtrinsicIsRefused() {
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    byte[] signed =
        codec
            .signed(codec.encodeCall(REMARK), ENVELOPE, AccountId.of(new byte[32]), new byte[64])
            .bytes()
            .bytes();
    assertThat(codec.decode(signed).call()).isEqualTo(REMARK);
    for (int length = 0; length < signed.length; length++) {
      byte[] cut = Arrays.copyOf(signed, length);
      assertThatThrownBy(() -> codec.decode(cut)).isInstanceOf(SubstrateException.class);
    }
    byte[] longer = Arrays.copyOf(signed, signed.length + 1);
    assertThatThrownBy(() -> codec.decode(longer)).hasMessageContaining("length");
    byte[] later = signed.clone();
    later[2] = 0x46;
    assertThatThrownBy(() -> codec.decode(later))
        .isInstanceOf(ExtrinsicException.class)
        .hasMessageContaining("0x46");
    byte[] general = signed.clone();
    general[2] = 0x45;
    general[3] = 1;
    assertThatThrownBy(() -> codec.decode(general))
        .isInstanceOf(ExtrinsicException.class)
        .hasMessageContaining("no extension version 1");
  }

  @Test
  void aCallThatDoesNotFitIsRefusedWithTheArgumentsName() {
    ExtrinsicCodec codec = new ExtrinsicCodec(METADATA);
    Call set =
        Call.of("SubtensorModule", "set_weights")
            .with("netuid", Value.of(89))
            .with("dests", Value.numbers(1, 70_000))
            .with("weights", Value.numbers(1, 2))
            .with("version_key", Value.of(0));
    assertThatThrownBy(() -> codec.encodeCall(set))
        .hasMessage("SubtensorModule > set_weights > dests > [1] > 70000 is not a u16");
    assertThatThrownBy(() -> codec.encodeCall(Call.of("System", "remark")))
        .hasMessageContaining("System > remark");
    assertThatThrownBy(() -> codec.encodeCall(Call.of("Nothing", "remark")))
        .hasMessageContaining("no variant Nothing");
    assertThatThrownBy(() -> codec.encodeCall(REMARK.with("more", Value.of(1))))
        .hasMessageContaining("fields the type has not");
  }

  private static int u32() {
    return id(new TypeDef.Basic(Primitive.U32));
  }

  private static int unit() {
    return id(new TypeDef.Tuple(List.of()));
  }

  private static int id(TypeDef def) {
    for (int id = 0; id < METADATA.types().size(); id++) {
      if (METADATA.types().def(id).equals(def)) {
        return id;
      }
    }
    throw new AssertionError(def);
  }

  private static Metadata with(Extension extension) {
    List<Extension> extensions = new ArrayList<>(METADATA.extrinsic().extensions());
    extensions.add(3, extension);
    return with(extensions);
  }

  private static Metadata with(List<Extension> extensions) {
    ExtrinsicFormat x = METADATA.extrinsic();
    return new Metadata(
        METADATA.version(),
        METADATA.types(),
        METADATA.pallets(),
        ExtrinsicFormat.v4(x.address(), x.call(), x.signature(), extensions),
        METADATA.runtime(),
        METADATA.apis(),
        METADATA.outerEnums(),
        METADATA.custom());
  }
}
