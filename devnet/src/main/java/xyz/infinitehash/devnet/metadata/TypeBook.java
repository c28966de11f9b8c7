package xyz.infinitehash.devnet.metadata;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Primitive;
import xyz.infinitehash.substrate.metadata.Type;
import xyz.infinitehash.substrate.metadata.TypeDef;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.TypeRegistryBuilder;
import xyz.infinitehash.substrate.metadata.Variant;

/**
 * The types of a runtime, declared as text and numbered on first use.
 *
 * <pre>{@code
 * types.struct("frame_system::AccountInfo", "nonce: u32", "consumers: u32", "data: AccountData");
 * types.variant("frame_system::Phase", "0 ApplyExtrinsic(u32)", "1 Finalization");
 * types.alias("Address", "MultiAddress<AccountId32, ()>");
 * int id = types.id("Vec<(u16, AccountInfo)>");
 * }</pre>
 *
 * <p>A declared type is used by the last segment of its path; where two paths end alike, declare
 * {@code "BalancesCall = pallet_balances::pallet::Call<T>"}. Parameters are written behind the
 * path, {@code Name<T, S>}; a parameter left out of a use is one that the type does not store.
 * Order of declaration is free, recursion allowed.
 */
public final class TypeBook {
  private final Map<String, Declaration> declared = new HashMap<>();
  private final Map<String, TypeExpr> aliases = new HashMap<>();
  private final Map<String, Integer> ids = new HashMap<>();
  private final TypeRegistryBuilder types = new TypeRegistryBuilder();

  /** An empty book; {@link BaseTypes} has what every runtime needs. */
  public TypeBook() {}

  /**
   * Declares a struct.
   *
   * @param path the Rust path, with parameters if any
   * @param fields {@code "name: Type"}, or {@code "Type"} for a field without a name
   * @return this
   */
  public TypeBook struct(String path, String... fields) {
    return declare(Declaration.of(path, false, List.of(fields)));
  }

  /**
   * Declares an enum.
   *
   * @param path the Rust path, with parameters if any
   * @param variants {@code "INDEX Name"} or {@code "INDEX Name(field: Type, ...)"}
   * @return this
   */
  public TypeBook variant(String path, String... variants) {
    return declare(Declaration.of(path, true, List.of(variants)));
  }

  /** Declares another name for a type. */
  public TypeBook alias(String name, String type) {
    if (aliases.put(name, TypeExpr.parse(type)) != null) {
      throw new IllegalArgumentException("declared twice: " + name);
    }
    return this;
  }

  private TypeBook declare(Declaration declaration) {
    if (declared.put(declaration.name(), declaration) != null) {
      throw new IllegalArgumentException("declared twice: " + declaration.name());
    }
    return this;
  }

  /** The id of a type, given one when it is used for the first time. */
  public int id(String type) {
    return id(TypeExpr.parse(type));
  }

  /** All types used so far; later uses do not show in it. */
  TypeRegistry registry() {
    return types.build();
  }

  private int id(TypeExpr written) {
    TypeExpr type = written.with(aliases);
    String key = type.toString();
    Integer known = ids.get(key);
    if (known != null) {
      return known;
    }
    int id = types.reserve();
    ids.put(key, id);
    types.define(id, type(type));
    return id;
  }

  private Type type(TypeExpr type) {
    return switch (type) {
      case TypeExpr.Tuple(List<TypeExpr> items) ->
          Type.of(new TypeDef.Tuple(items.stream().map(this::id).toList()));
      case TypeExpr.Array(TypeExpr item, int length) ->
          Type.of(new TypeDef.Array(length, id(item)));
      case TypeExpr.Named(String name, List<TypeExpr> args) -> type(name, args);
    };
  }

  private Type type(String name, List<TypeExpr> args) {
    Declaration declaration = declared.get(name);
    if (declaration != null) {
      return type(declaration, args);
    }
    for (Primitive primitive : Primitive.values()) {
      if (primitive.text().equals(name)) {
        return Type.of(new TypeDef.Basic(primitive));
      }
    }
    if (args.size() == 1 && name.equals("Vec")) {
      return Type.of(new TypeDef.Sequence(id(args.getFirst())));
    } else if (args.size() == 1 && name.equals("Compact")) {
      return Type.of(new TypeDef.Compact(id(args.getFirst())));
    }
    throw new IllegalArgumentException("no such type: " + name);
  }

  private Type type(Declaration declaration, List<TypeExpr> args) {
    Map<String, TypeExpr> by = declaration.arguments(args);
    List<Type.Param> params =
        declaration.params().stream()
            .map(p -> new Type.Param(p, by.containsKey(p) ? id(by.get(p)) : TypeRegistry.NONE))
            .toList();
    TypeDef def =
        declaration.variant()
            ? new TypeDef.Variants(declaration.lines().stream().map(l -> variant(l, by)).toList())
            : new TypeDef.Composite(
                declaration.lines().stream()
                    .flatMap(l -> new TypeParser(l).fields().stream())
                    .map(f -> field(f, by))
                    .toList());
    return new Type(declaration.path(), params, def, List.of());
  }

  private Variant variant(String line, Map<String, TypeExpr> by) {
    TypeParser.Choice parsed = new TypeParser(line).choice();
    return new Variant(
        parsed.name(),
        parsed.index(),
        parsed.fields().stream().map(f -> field(f, by)).toList(),
        List.of());
  }

  private Field field(TypeParser.Field field, Map<String, TypeExpr> by) {
    return new Field(field.name(), id(field.type().with(by)), field.type().toString(), List.of());
  }
}
