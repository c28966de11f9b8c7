package xyz.infinitehash.substrate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.Type;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistryBuilder;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ScaleException;
import xyz.infinitehash.substrate.scale.ScaleWriter;

class HostileValueTest {
  private static final byte[] HUGE_LENGTH = new ScaleWriter().compact(0xFFFFFFFFL).toBytes();
  private static final long FEW_BYTES = 1_000_000;

  private final TypeRegistryBuilder types = new TypeRegistryBuilder();

  @Test
  void aLengthOverTheBytesThatAreLeftIsRefusedBeforeAnythingIsAllocated() {
    int u8 = types.primitive(Primitive.U8);
    int u64 = types.primitive(Primitive.U64);
    refused(types.vec(u8), HUGE_LENGTH, ScaleException.class);
    refused(types.vec(u64), HUGE_LENGTH, ScaleException.class);
    refused(types.primitive(Primitive.STR), HUGE_LENGTH, ScaleException.class);
    refused(types.array(0xFFFFFFFFL, u8), HUGE_LENGTH, ScaleException.class);
    refused(types.array(0xFFFFFFFFL, u64), HUGE_LENGTH, ScaleException.class);
    int order = types.struct("bitvec::order::Lsb0");
    refused(
        types.add(Type.of(new TypeDef.BitSequence(u64, order))), HUGE_LENGTH, ScaleException.class);
  }

  @Test
  void aLengthOfThingsThatTakeNoBytesIsRationed() {
    int unit = types.tuple();
    int nested = types.struct("Nothing", Field.named("a", unit), Field.named("b", unit));
    refused(types.vec(unit), HUGE_LENGTH, SubstrateException.class);
    refused(types.vec(nested), HUGE_LENGTH, SubstrateException.class);
    refused(types.array(0xFFFFFFFFL, nested), new byte[0], SubstrateException.class);
    refused(types.vec(types.compact(unit)), HUGE_LENGTH, SubstrateException.class);
    int wide = unit;
    for (int i = 0; i < 40; i++) {
      wide = types.tuple(wide, wide); // 2^40 values in no byte
    }
    refused(wide, new byte[0], SubstrateException.class);
  }

  @Test
  void aTypeThatHoldsItselfEndsAtTheLimit() {
    int self = types.reserve();
    types.define(self, Type.named("Self", new TypeDef.Composite(List.of(Field.named("s", self)))));
    refused(self, new byte[100], ValueException.class);
    int compact = types.reserve();
    types.define(compact, Type.of(new TypeDef.Compact(compact)));
    refused(compact, new byte[100], ValueException.class);
    int wrapped = types.reserve();
    types.define(wrapped, Type.named("W", new TypeDef.Composite(List.of(Field.unnamed(wrapped)))));
    refused(types.compact(wrapped), new byte[100], ValueException.class);
    refused(types.vec(wrapped), new byte[] {4, 0, 0}, ValueException.class);
    assertThatThrownBy(() -> types.build().unwrapped(wrapped))
        .isInstanceOf(SubstrateException.class);
    int row = types.vec(self);
    assertThat(types.build().describe(row)).isNotBlank();
  }

  @Test
  void nestingThatBytesChooseEndsAtTheLimit() {
    int tree = types.reserve();
    types.define(
        tree,
        Type.named(
            "Tree",
            new TypeDef.Variants(
                List.of(Variant.of("Leaf", 0), Variant.of("Node", 1, Field.unnamed(tree))))));
    byte[] deep = new byte[100_000];
    Arrays.fill(deep, (byte) 1);
    refused(tree, deep, ValueException.class);
    ValueCodec codec = new ValueCodec(types.build());
    byte[] fine = Arrays.copyOf(deep, ValueCodec.DEEPEST);
    fine[fine.length - 1] = 0;
    assertThat(codec.encode(tree, codec.decode(tree, fine))).isEqualTo(fine);
    Value value = Value.variant("Leaf");
    for (int i = 0; i < 1000; i++) {
      value = Value.variant("Node", value);
    }
    Value tooDeep = value;
    assertThatThrownBy(() -> codec.encode(tree, tooDeep)).isInstanceOf(ValueException.class);
  }

  @Test
  void whatIsNotAValueIsNamed() {
    int u8 = types.primitive(Primitive.U8);
    int option = types.option(u8);
    int bool = types.primitive(Primitive.BOOL);
    refused(option, new byte[] {2, 0}, ScaleException.class);
    refused(bool, new byte[] {2}, ScaleException.class);
    refused(bool, new byte[] {1, 0}, ScaleException.class);
    refused(
        types.primitive(Primitive.CHAR), new byte[] {0, (byte) 0xD8, 0, 0}, ScaleException.class);
    refused(types.primitive(Primitive.STR), new byte[] {4, (byte) 0xFF}, ScaleException.class);
    refused(types.compact(bool), new byte[] {0}, ValueException.class);
    refused(types.compact(u8), new ScaleWriter().compact(256).toBytes(), ScaleException.class);
  }

  @Test
  void aValueOfAnotherTypeIsRefusedWithThePathToIt() {
    int u8 = types.primitive(Primitive.U8);
    int pair = types.tuple(u8, u8);
    int outer = types.struct("Outer", Field.named("rows", types.vec(pair)));
    ValueCodec codec = new ValueCodec(types.build());
    Value wrong =
        Value.struct("rows", Value.seq(Value.numbers(1, 2), Value.seq(Value.of(1), Value.of(300))));
    assertThatThrownBy(() -> codec.encode(outer, wrong))
        .isInstanceOf(ValueException.class)
        .hasMessage("rows > [1] > [1] > 300 is not a u8");
    assertThatThrownBy(() -> codec.encode(outer, Value.struct("row", Value.of(1))))
        .hasMessageContaining("no field rows");
  }

  /** Refused with that kind of fault, in little memory. */
  private void refused(int type, byte[] bytes, Class<? extends SubstrateException> fault) {
    ValueCodec codec = new ValueCodec(types.build());
    assertThat(attempt(codec, type, bytes)).isInstanceOf(fault); // loads classes
    long before = allocated();
    SubstrateException again = attempt(codec, type, bytes);
    assertThat(allocated() - before).isLessThan(FEW_BYTES + 200L * bytes.length);
    assertThat(again).isInstanceOf(fault);
  }

  private static SubstrateException attempt(ValueCodec codec, int type, byte[] bytes) {
    try {
      codec.decode(type, bytes);
      throw new AssertionError("taken for a value");
    } catch (SubstrateException refused) {
      return refused;
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
