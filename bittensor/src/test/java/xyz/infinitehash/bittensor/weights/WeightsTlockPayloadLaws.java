package xyz.infinitehash.bittensor.weights;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleException;

class WeightsTlockPayloadLaws {
  private static final AccountId HOTKEY = AccountId.of(new byte[32]);

  @Property
  void whatIsEncodedDecodesToTheSame(
      @ForAll @Size(max = 300) List<@IntRange(max = 65_535) Integer> uids,
      @ForAll @Size(max = 300) List<@IntRange(max = 65_535) Integer> values,
      @ForAll @Size(32) byte[] hotkey,
      @ForAll long versionKey) {
    var payload = new WeightsTlockPayload(ByteString.of(hotkey), uids, values, versionKey);
    assertThat(WeightsTlockPayload.decode(payload.encode())).isEqualTo(payload);
    assertThat(WeightsTlockPayload.revealed(AccountId.of(hotkey), payload.encode()))
        .contains(payload);
    assertThat(WeightsTlockPayload.decodeWithoutHotkey(payload.encodeWithoutHotkey()))
        .isEqualTo(new WeightsTlockPayload(ByteString.EMPTY, uids, values, versionKey));
  }

  @Property
  void anyBytesAreAPayloadOrNone(@ForAll @Size(max = 200) byte[] bytes) {
    WeightsTlockPayload.revealed(HOTKEY, bytes)
        .ifPresent(
            payload ->
                assertThat(
                        payload.hotkey().length() >= 32
                            ? payload.encode()
                            : payload.encodeWithoutHotkey())
                    .isEqualTo(
                        Arrays.copyOf(
                            bytes,
                            payload.hotkey().length() >= 32
                                ? payload.encode().length
                                : payload.encodeWithoutHotkey().length)));
  }

  @Example
  void anotherAccountsPayloadIsNoneOfTheCommitters() {
    byte[] other = new byte[32];
    other[0] = 1;
    var payload = new WeightsTlockPayload(ByteString.of(other), List.of(0), List.of(1), 0);
    assertThat(WeightsTlockPayload.revealed(HOTKEY, payload.encode())).isEmpty();
  }

  @Example
  void aLengthThatLiesIsAFault() {
    assertThatThrownBy(
            () -> WeightsTlockPayload.decode(new byte[] {(byte) 0xFE, (byte) 0xFF, -1, -1}))
        .isInstanceOf(ScaleException.class);
  }
}
