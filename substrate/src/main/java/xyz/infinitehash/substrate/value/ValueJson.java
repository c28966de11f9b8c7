package xyz.infinitehash.substrate.value;

import tools.jackson.databind.JsonNode;
import xyz.infinitehash.substrate.metadata.TypeRegistry;

/**
 * Values as JSON and back, by their type: bytes are 0x and lower-case hex; numbers up to 32 bits
 * are JSON numbers, wider ones decimal strings; an enum is {@code "Unit"} or {@code {"Variant":
 * fields}}; an Option is null or its payload; a tuple is a list, a struct an object, one of a
 * single unnamed field is that field. Nothing at all is null. Immutable, for any thread.
 */
public final class ValueJson {
  private final TypeRegistry types;

  /** JSON of the types of one runtime. */
  public ValueJson(TypeRegistry types) {
    this.types = types;
  }

  /**
   * The value as JSON.
   *
   * @throws ValueException when the value is not of that type
   */
  public JsonNode write(int typeId, Value value) {
    return new JsonWriter(types).write(typeId, value, 0);
  }

  /**
   * The value in JSON. Numbers may be strings and the reverse; an Option within an Option reads as
   * the outer None.
   *
   * @throws ValueException naming the path, when the JSON is not of that type
   */
  public Value read(int typeId, JsonNode json) {
    return new JsonReader(types).read(typeId, json, 0);
  }
}
