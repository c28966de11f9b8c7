package xyz.infinitehash.substrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;

class MetadataVersionsTest {
  @ParameterizedTest
  @CsvSource({"14,15", "14,16", "15,14", "15,16", "16,14", "16,15"})
  void theRuntimeIsTheSameInEveryVersionItIsWrittenIn(int from, int to) {
    Metadata original = Runtime425.metadata(from);
    Metadata other = Metadata.decode(original.as(to).encode());
    assertThat(other.version()).isEqualTo(to);
    assertThat(other.as(to)).isEqualTo(other);
    assertThat(other.pallets()).hasSameSizeAs(original.pallets());
    for (Pallet pallet : original.pallets()) {
      Pallet same = other.pallet(pallet.name());
      assertThat(same.index()).isEqualTo(pallet.index());
      assertThat(same.storage().stream().map(StorageItem::name).toList())
          .isEqualTo(pallet.storage().stream().map(StorageItem::name).toList());
      assertThat(same.calls().type()).isEqualTo(pallet.calls().type());
      assertThat(same.errors().type()).isEqualTo(pallet.errors().type());
    }
    assertThat(other.extrinsic().extensions()).isEqualTo(original.extrinsic().extensions());
    byte[] call = {0, 0, 4, 1}; // System.remark(0x01)
    assertThat(new ExtrinsicCodec(other).decodeCall(call))
        .isEqualTo(new ExtrinsicCodec(original).decodeCall(call));
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 15, 16})
  void aRuntimeMadeInMemoryIsWrittenInEveryVersion(int version) {
    Metadata made = SmallRuntime.metadata();
    byte[] blob = made.as(version).encode();
    Metadata read = Metadata.decode(blob);
    assertThat(read.encode()).isEqualTo(blob);
    assertThat(read.version()).isEqualTo(version);
    assertThat(read.call("System", "remark")).isPresent();
    assertThat(read.event("System", "Remarked")).isPresent();
    assertThat(read.error("System", "TooLong")).isPresent();
    assertThat(read.extrinsic().call()).isEqualTo(made.extrinsic().call());
    assertThat(read.extrinsic().address()).isEqualTo(made.extrinsic().address());
    assertThat(read.extrinsic().signature()).isEqualTo(made.extrinsic().signature());
    assertThat(read.api("Core").isPresent()).isEqualTo(version >= 15);
  }

  @ParameterizedTest
  @ValueSource(ints = {13, 17})
  void anotherVersionIsRefused(int version) {
    byte[] blob = Runtime425.metadataBlob(15);
    blob[4] = (byte) version;
    assertThatThrownBy(() -> Metadata.decode(blob))
        .isInstanceOf(MetadataException.class)
        .hasMessageContaining("V" + version);
    assertThatThrownBy(() -> SmallRuntime.metadata().as(version))
        .isInstanceOf(MetadataException.class);
  }
}
