package xyz.infinitehash.substrate.extrinsic;

import java.util.LinkedHashMap;
import java.util.Optional;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.MetadataException;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.Variant;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/** Errors of calls to and from the names of one runtime's metadata. Immutable. */
public final class ErrorNames {
  private final Metadata metadata;

  /** The names of one runtime. */
  public ErrorNames(Metadata metadata) {
    this.metadata = metadata;
  }

  /**
   * The error in a value of type DispatchError, as events hold it.
   *
   * @throws xyz.infinitehash.substrate.value.ValueException when it is no such value
   */
  public DispatchError of(Value dispatchError) {
    Value.Variant kind = dispatchError.asVariant();
    if (kind.name().equals("Module")) {
      return module(
          kind.value().field("index").asInt(), kind.value().field("error").asByteString());
    }
    return new DispatchError.Plain(
        kind.value() instanceof Value.Variant inner
            ? kind.name() + "." + inner.name()
            : kind.name());
  }

  /**
   * The error of a pallet by its numbers.
   *
   * @param palletIndex 0 to 255
   * @param code 4 bytes; the first is the variant
   */
  public DispatchError module(int palletIndex, ByteString code) {
    Optional<Pallet> pallet =
        metadata.findPallet(palletIndex).filter(each -> each.errors().isPresent());
    if (pallet.isEmpty() || code.length() == 0) {
      return new DispatchError.UnknownModule(palletIndex, code);
    }
    return metadata
        .types()
        .variants(pallet.get().errors().type())
        .at(code.at(0))
        .<DispatchError>map(
            error ->
                new DispatchError.Module(
                    pallet.get().name(), error.name(), palletIndex, code, error.docs()))
        .orElse(new DispatchError.UnknownModule(palletIndex, code));
  }

  /**
   * The value of type DispatchError for a pallet's error: what a chain puts into its events.
   *
   * @throws MetadataException when there is no such error
   */
  public Value value(String pallet, String error) {
    Variant variant =
        metadata
            .error(pallet, error)
            .orElseThrow(() -> new MetadataException("no error " + pallet + "." + error));
    LinkedHashMap<String, Value> fields = new LinkedHashMap<>();
    fields.put("index", Value.of(metadata.pallet(pallet).index()));
    fields.put("error", Value.of(new byte[] {(byte) variant.index(), 0, 0, 0}));
    return Value.variant("Module", Value.struct(fields));
  }
}
