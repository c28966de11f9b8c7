package xyz.infinitehash.substrate.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.value.Value;

/** A raw key that a node made up is not taken for one of the item's. */
class DamagedKeysTest {
  private static final StorageCodec CODEC = new StorageCodec(Runtime425.metadata(15));
  private static final Value ACCOUNT = Value.of(AccountId.of(new byte[32]));
  private static final byte[] KEY = CODEC.key("System", "Account", ACCOUNT);

  @Test
  void aHashThatDoesNotFitItsKeyIsRefused() {
    assertThat(CODEC.decodeKey("System", "Account", KEY)).isEqualTo(List.of(ACCOUNT));
    for (int at = 32; at < KEY.length; at++) { // the hash, and the key behind it
      byte[] other = KEY.clone();
      other[at] ^= 1;
      assertThatThrownBy(() -> CODEC.decodeKey("System", "Account", other))
          .isInstanceOf(StorageException.class)
          .hasMessageContaining("does not fit");
    }
  }

  @Test
  void aKeyCutOrContinuedIsRefused() {
    for (int length : new int[] {0, 31, 33, KEY.length - 1, KEY.length + 1}) {
      byte[] other = Arrays.copyOf(KEY, length);
      assertThatThrownBy(() -> CODEC.decodeKey("System", "Account", other))
          .isInstanceOf(SubstrateException.class);
    }
    assertThatThrownBy(() -> CODEC.decodeKey("System", "Number", KEY))
        .isInstanceOf(StorageException.class)
        .hasMessageContaining("another item");
  }
}
