package xyz.infinitehash.substrate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.metadata.TypeRegistry;

class ValueLaws {
  @Property(tries = 2000)
  void aValueOfAnyTypeReadsBackAsItself(@ForAll long seed) {
    TypeRegistry types = RandomTypes.registry(seed);
    ValueCodec codec = new ValueCodec(types);
    int type = types.size() - 1;
    Value value = RandomTypes.value(types, type, new Random(seed));
    byte[] bytes = codec.encode(type, value);
    assertThat(codec.decode(type, bytes)).isEqualTo(value);
  }

  @Property(tries = 2000)
  void whateverReadsAsAValueEncodesToTheSameBytes(@ForAll long seed, @ForAll byte[] bytes) {
    TypeRegistry types = RandomTypes.registry(seed);
    ValueCodec codec = new ValueCodec(types);
    int type = types.size() - 1;
    try {
      Value value = codec.decode(type, bytes);
      assertThat(codec.encode(type, value)).isEqualTo(bytes);
    } catch (SubstrateException refused) {
      assertThat(refused.getMessage()).isNotBlank();
    }
  }

  @Property(tries = 1000)
  void aValueCutShortOrChangedIsRefusedOrAnotherValueNeverABreakdown(@ForAll long seed) {
    TypeRegistry types = RandomTypes.registry(seed);
    ValueCodec codec = new ValueCodec(types);
    int type = types.size() - 1;
    Random random = new Random(seed);
    byte[] bytes = codec.encode(type, RandomTypes.value(types, type, random));
    for (int i = 0; i < 8 && bytes.length > 0; i++) {
      byte[] other = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      if (other.length > 0) {
        other[random.nextInt(other.length)] ^= (byte) (1 << random.nextInt(8));
      }
      try {
        assertThat(codec.encode(type, codec.decode(type, other))).isEqualTo(other);
      } catch (SubstrateException refused) {
        assertThat(refused.getMessage()).isNotBlank();
      }
    }
  }

  @Property(tries = 1000)
  void aValueWithoutOptionsInOptionsSurvivesJson(@ForAll long seed) {
    TypeRegistry types = RandomTypes.registry(seed);
    ValueJson json = new ValueJson(types);
    int type = types.size() - 1;
    Value value = RandomTypes.value(types, type, new Random(seed));
    assertThatCode(() -> json.write(type, value)).doesNotThrowAnyException();
    Value back = json.read(type, json.write(type, value));
    if (!JsonLoss.loses(types, value)) {
      assertThat(back).isEqualTo(value);
    }
  }
}
