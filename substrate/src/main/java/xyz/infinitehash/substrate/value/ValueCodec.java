package xyz.infinitehash.substrate.value;

import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;

/**
 * Values to and from bytes by their type in a registry. What decodes encodes back to the same
 * bytes. Bytes decide nothing about memory: counts are checked against the bytes that are left,
 * nesting ends at {@link #DEEPEST} and values without bytes are rationed. Immutable, for any
 * thread.
 */
public final class ValueCodec {
  /** Types within types at most; calls within calls need about four a level. */
  public static final int DEEPEST = 256;

  private final TypeRegistry types;

  /** A codec for the types of one runtime. */
  public ValueCodec(TypeRegistry types) {
    this.types = types;
  }

  /** The types it reads by. */
  public TypeRegistry types() {
    return types;
  }

  /**
   * Reads one value and leaves the reader behind it.
   *
   * @throws xyz.infinitehash.substrate.scale.ScaleException when the bytes are no such value
   * @throws ValueException when the type itself cannot be: nested without end, a Compact of text
   * @throws xyz.infinitehash.substrate.metadata.MetadataException when there is no such type
   */
  public Value decode(int typeId, ScaleReader in) {
    return new ValueReader(types, in).read(typeId);
  }

  /**
   * Reads one value that takes all the bytes.
   *
   * @throws xyz.infinitehash.substrate.SubstrateException as above, and when bytes are left over
   */
  public Value decode(int typeId, byte[] bytes) {
    ScaleReader in = new ScaleReader(bytes);
    Value value = decode(typeId, in);
    in.finish();
    return value;
  }

  /**
   * Writes a value.
   *
   * @throws ValueException naming the path, when the value is not of that type
   */
  public void encode(int typeId, Value value, ScaleWriter out) {
    new ValueWriter(types, out).write(typeId, value);
  }

  /**
   * The bytes of a value.
   *
   * @throws ValueException naming the path, when the value is not of that type
   */
  public byte[] encode(int typeId, Value value) {
    ScaleWriter out = new ScaleWriter();
    encode(typeId, value, out);
    return out.toBytes();
  }
}
