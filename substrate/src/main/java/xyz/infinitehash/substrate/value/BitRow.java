package xyz.infinitehash.substrate.value;

import java.util.ArrayList;
import java.util.List;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * Bits in words: a compact count of bits, then whole little-endian words; unused bits are 0.
 *
 * @param wordBytes 1, 2, 4 or 8
 * @param lowFirst whether bit 0 is the lowest of its word
 */
record BitRow(int wordBytes, boolean lowFirst) {

  static BitRow of(TypeRegistry types, int store, int order) {
    if (types.def(store) instanceof TypeDef.Basic(Primitive word)
        && word.isNumber()
        && !word.signed()
        && word.bytes() <= 8) {
      return switch (types.get(order).name()) {
        case "Lsb0" -> new BitRow(word.bytes(), true);
        case "Msb0" -> new BitRow(word.bytes(), false);
        default -> throw new ValueException("no order of bits: " + types.get(order).name());
      };
    }
    throw new ValueException("no words for bits: " + types.describe(store));
  }

  Value read(ScaleReader in) {
    long count = in.compactU32();
    long words = (count + 8L * wordBytes - 1) / (8L * wordBytes);
    if (words * wordBytes > in.remaining()) {
      throw in.fault(count + " bits with " + in.remaining() + " bytes left");
    }
    byte[] data = in.bytes((int) (words * wordBytes));
    List<Boolean> bits = new ArrayList<>((int) count);
    for (int i = 0; i < words * wordBytes * 8L; i++) {
      boolean one = ((data[byteOf(i)] >> shiftOf(i)) & 1) == 1;
      if (i < count) {
        bits.add(one);
      } else if (one) {
        throw in.fault("a one after the last of " + count + " bits");
      }
    }
    return new Value.Bits(bits);
  }

  void write(List<Boolean> bits, ScaleWriter out) {
    int words = Math.ceilDiv(bits.size(), 8 * wordBytes);
    byte[] data = new byte[words * wordBytes];
    for (int i = 0; i < bits.size(); i++) {
      if (bits.get(i)) {
        data[byteOf(i)] |= (byte) (1 << shiftOf(i));
      }
    }
    out.compact(bits.size()).raw(data);
  }

  private int byteOf(int bit) {
    int word = bit / (8 * wordBytes);
    return word * wordBytes + place(bit) / 8;
  }

  private int shiftOf(int bit) {
    return place(bit) % 8;
  }

  /** Weight of the bit in its word. */
  private int place(int bit) {
    int at = bit % (8 * wordBytes);
    return lowFirst ? at : 8 * wordBytes - 1 - at;
  }
}
