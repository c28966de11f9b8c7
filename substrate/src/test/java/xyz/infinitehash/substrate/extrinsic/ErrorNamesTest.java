package xyz.infinitehash.substrate.extrinsic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.MetadataException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

class ErrorNamesTest {
  private static final Metadata METADATA = Runtime425.metadata(14);
  private static final ErrorNames NAMES = new ErrorNames(METADATA);

  @Test
  void anErrorOfAPalletHasItsNameAndWhatMetadataSaysOfIt() {
    DispatchError error = NAMES.module(7, ByteString.parse("0x0a000000"));
    assertThat(error.name()).isEqualTo("SubtensorModule.NotEnoughStakeToSetWeights");
    assertThat(((DispatchError.Module) error).docs()).isNotEmpty();
  }

  @Test
  void everyErrorOfEveryPalletGoesToItsValueAndBack() {
    int type = METADATA.types().find("DispatchError").orElseThrow();
    ValueCodec codec = new ValueCodec(METADATA.types());
    METADATA.pallets().stream()
        .filter(pallet -> pallet.errors().isPresent())
        .forEach(
            pallet ->
                METADATA.types().variants(pallet.errors().type()).variants().stream()
                    .forEach(
                        error -> {
                          Value value = NAMES.value(pallet.name(), error.name());
                          Value sent = codec.decode(type, codec.encode(type, value));
                          assertThat(NAMES.of(sent).name())
                              .isEqualTo(pallet.name() + "." + error.name());
                        }));
  }

  @Test
  void anErrorThisMetadataDoesNotHoldKeepsItsNumbers() {
    ByteString code = ByteString.parse("0xff000000");
    assertThat(NAMES.module(7, code)).isEqualTo(new DispatchError.UnknownModule(7, code));
    assertThat(NAMES.module(250, code)).isEqualTo(new DispatchError.UnknownModule(250, code));
    assertThatThrownBy(() -> NAMES.value("SubtensorModule", "NoSuchError"))
        .isInstanceOf(MetadataException.class);
  }

  @Test
  void otherErrorsAreNamedByTheirVariants() {
    assertThat(NAMES.of(Value.variant("BadOrigin")).name()).isEqualTo("BadOrigin");
    assertThat(NAMES.of(Value.variant("Token", Value.variant("FundsUnavailable"))).name())
        .isEqualTo("Token.FundsUnavailable");
  }
}
