package xyz.infinitehash.substrate.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.scale.ScaleWriter;

class HostileMetadataTest {
  @Test
  void metadataCutShortAnywhereIsRefused() {
    for (int version = 14; version <= 16; version++) {
      byte[] small = SmallRuntime.metadata().as(version).encode();
      for (int length = 0; length < small.length; length++) {
        byte[] cut = Arrays.copyOf(small, length);
        assertThatThrownBy(() -> Metadata.decode(cut)).isInstanceOf(SubstrateException.class);
      }
      byte[] large = Runtime425.metadataBlob(version);
      for (int length = 1; length < large.length; length += 9973) {
        byte[] cut = Arrays.copyOf(large, length);
        assertThatThrownBy(() -> Metadata.decode(cut)).isInstanceOf(SubstrateException.class);
      }
    }
  }

  @Test
  void metadataWithBytesBehindItIsRefused() {
    byte[] blob = SmallRuntime.metadata().as(14).encode();
    assertThatThrownBy(() -> Metadata.decode(Arrays.copyOf(blob, blob.length + 1)))
        .isInstanceOf(SubstrateException.class)
        .hasMessageContaining("left over");
  }

  @Test
  void metadataWithAnyBitTurnedIsRefusedOrStillItsOwnBytes() {
    for (int version = 14; version <= 16; version++) {
      byte[] blob = SmallRuntime.metadata().as(version).encode();
      for (int bit = 0; bit < 8 * blob.length; bit++) {
        byte[] other = blob.clone();
        other[bit / 8] ^= (byte) (1 << bit % 8);
        unharmed(other);
      }
    }
  }

  @Test
  void metadataWithManyBytesChangedIsRefusedOrStillItsOwnBytes() {
    Random random = new Random(425);
    for (int version = 14; version <= 16; version++) {
      byte[] blob = SmallRuntime.metadata().as(version).encode();
      for (int round = 0; round < 3000; round++) {
        byte[] other = blob.clone();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
          other[5 + random.nextInt(other.length - 5)] = (byte) random.nextInt();
        }
        unharmed(other);
      }
    }
  }

  @Test
  void aCountOverTheBytesThatAreLeftTakesNoMemory() {
    byte[] blob =
        new ScaleWriter().u32(0x6174656d).u8(15).compact(0xFFFFFFFFL).raw(new byte[64]).toBytes();
    long before = allocated();
    try {
      Metadata.decode(blob);
      fail("a count of 2^32 - 1 types was taken");
    } catch (SubstrateException refused) {
      assertThat(allocated() - before).isLessThan(10_000_000);
    }
  }

  @Test
  void metadataOfManySmallPiecesTakesMemoryInProportionToItsBytes() {
    byte[] field = {0, 0, 0, 0}; // no name, type 0, no type name, no docs
    int pieces = 200_000;
    ScaleWriter fields = new ScaleWriter().u32(0x6174656d).u8(15).compact(1);
    fields.raw(new byte[] {0, 0, 0, 0}).compact(pieces); // type 0, no path or params, a struct
    ScaleWriter paths = new ScaleWriter().u32(0x6174656d).u8(15).compact(1);
    paths.u8(0).compact(pieces);
    for (int i = 0; i < pieces; i++) {
      fields.raw(field);
      paths.u8(0);
    }
    for (ScaleWriter each : List.of(fields, paths)) {
      byte[] blob = each.toBytes();
      long before = allocated();
      try {
        Metadata.decode(blob);
        fail("metadata that ends after its first type was taken");
      } catch (SubstrateException refused) {
        assertThat(allocated() - before).isLessThan(10_000_000 + 60L * blob.length);
      }
    }
  }

  @Test
  void namesThatAreThereTwiceAreRefused() {
    TypeRegistry types = new TypeRegistry(List.of());
    Pallet one = Pallet.of("One", 1, List.of(), -1, -1, -1, List.of());
    Pallet twin = Pallet.of("One", 2, List.of(), -1, -1, -1, List.of());
    Pallet sameIndex = Pallet.of("Two", 1, List.of(), -1, -1, -1, List.of());
    assertThatThrownBy(() -> of(types, one, twin)).hasMessageContaining("two pallets named One");
    assertThatThrownBy(() -> of(types, one, sameIndex)).hasMessageContaining("index 1");
    assertThatThrownBy(() -> new TypeDef.Variants(List.of(Variant.of("A", 0), Variant.of("A", 1))))
        .isInstanceOf(MetadataException.class);
    assertThatThrownBy(() -> new TypeDef.Variants(List.of(Variant.of("A", 0), Variant.of("B", 0))))
        .isInstanceOf(MetadataException.class);
  }

  @Test
  void aTypeThatIsNotThereIsRefusedAtOnce() {
    assertThatThrownBy(() -> new TypeRegistry(List.of(Type.of(new TypeDef.Sequence(1)))))
        .isInstanceOf(MetadataException.class)
        .hasMessageContaining("no type 1");
    TypeRegistry types = new TypeRegistry(List.of());
    Pallet stray = Pallet.of("Stray", 1, List.of(), 7, -1, -1, List.of());
    assertThatThrownBy(() -> of(types, stray)).hasMessageContaining("no type 7");
  }

  private static Metadata of(TypeRegistry types, Pallet... pallets) {
    return new Metadata(
        14,
        types,
        List.of(pallets),
        ExtrinsicFormat.v4(-1, -1, -1, List.of()),
        -1,
        List.of(),
        new OuterEnums(-1, -1, -1),
        List.of());
  }

  private static void unharmed(byte[] blob) {
    Metadata metadata;
    try {
      metadata = Metadata.decode(blob);
    } catch (SubstrateException refused) {
      return;
    }
    assertThat(metadata.encode()).isEqualTo(blob);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
