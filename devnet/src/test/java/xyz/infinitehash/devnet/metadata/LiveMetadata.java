package xyz.infinitehash.devnet.metadata;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Assumptions;
import xyz.infinitehash.substrate.metadata.Constant;
import xyz.infinitehash.substrate.metadata.Field;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.metadata.Pallet;
import xyz.infinitehash.substrate.metadata.PalletEnum;
import xyz.infinitehash.substrate.metadata.StorageItem;
import xyz.infinitehash.substrate.metadata.TypeRegistry;
import xyz.infinitehash.substrate.metadata.Variant;

/** Compares metadata of ours with that of the live runtime (spec 425), where it is at hand. */
public final class LiveMetadata {
  private final Metadata live;
  private final List<String> differences = new ArrayList<>();

  private LiveMetadata(Metadata live) {
    this.live = live;
  }

  /** The recorded metadata; without it the test is skipped. */
  public static LiveMetadata orSkip() {
    Path file =
        Path.of(System.getProperty("ih.root", "."))
            .resolveSibling("shared/data/runtime425/metadata.v15.scale");
    Path beside =
        Path.of(System.getProperty("ih.root", "."), "..", "..", "shared/data/runtime425")
            .resolve("metadata.v15.scale");
    Path found = Files.exists(file) ? file : beside;
    Assumptions.assumeTrue(
        Files.exists(found), "the live runtime's metadata is not at hand: " + file);
    try {
      return new LiveMetadata(Metadata.decode(Files.readAllBytes(found)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What ours has otherwise than the live one; what ours leaves out is no difference. */
  public List<String> differences(Metadata ours) {
    for (Pallet pallet : ours.pallets()) {
      Optional<Pallet> theirs = live.findPallet(pallet.name());
      if (theirs.isEmpty()) {
        differences.add("no live pallet " + pallet.name());
      } else {
        compare(ours, pallet, theirs.get());
      }
    }
    same("extensions", extensions(ours), extensions(live));
    return List.copyOf(differences);
  }

  private static List<String> extensions(Metadata of) {
    return of.extrinsic().extensions().stream()
        .map(e -> e.name() + ": " + type(of, e.type()) + ", " + type(of, e.implicit()))
        .toList();
  }

  private void compare(Metadata ours, Pallet pallet, Pallet theirs) {
    same(pallet.name() + " index", pallet.index(), theirs.index());
    for (StorageItem item : pallet.storage()) {
      String name = pallet.name() + "." + item.name();
      Optional<StorageItem> other = theirs.storageItem(item.name());
      if (other.isEmpty()) {
        differences.add("no live item " + name);
        continue;
      }
      same(name + " modifier", item.modifier(), other.get().modifier());
      same(name + " hashers", item.hashers(), other.get().hashers());
      same(name + " value", type(ours, item.valueType()), type(live, other.get().valueType()));
      same(name + " default", item.fallback(), other.get().fallback());
      if (item.isMap() && other.get().isMap()) {
        same(name + " key", type(ours, item.keyType()), type(live, other.get().keyType()));
      }
    }
    for (Constant constant : pallet.constants()) {
      String name = pallet.name() + "." + constant.name();
      Optional<Constant> other = theirs.constant(constant.name());
      same(name, true, other.isPresent());
      other.ifPresent(o -> same(name, type(ours, constant.type()), type(live, o.type())));
    }
    variants(ours, pallet, theirs, Pallet::calls);
    variants(ours, pallet, theirs, Pallet::events);
    variants(ours, pallet, theirs, Pallet::errors);
  }

  private void variants(
      Metadata ours, Pallet pallet, Pallet theirs, Function<Pallet, PalletEnum> kind) {
    if (!kind.apply(pallet).isPresent()) {
      return;
    }
    int other = kind.apply(theirs).type();
    int own = kind.apply(pallet).type();
    if (other == TypeRegistry.NONE) {
      differences.add(pallet.name() + ": the live one has none of these");
      return;
    }
    same(pallet.name() + " path", ours.types().get(own).path(), live.types().get(other).path());
    for (Variant variant : ours.types().variants(own).variants()) {
      String name = pallet.name() + "." + variant.name();
      Optional<Variant> same = live.types().variants(other).named(variant.name());
      if (same.isEmpty()) {
        differences.add("no live " + name);
      } else {
        same(name + " index", variant.index(), same.get().index());
        same(name, fields(ours, variant), fields(live, same.get()));
      }
    }
  }

  private static List<String> fields(Metadata of, Variant variant) {
    return variant.fields().stream().map(f -> field(of, f)).toList();
  }

  private static String field(Metadata of, Field field) {
    return field.name() + ": " + type(of, field.type());
  }

  private static String type(Metadata of, int id) {
    return of.types().describe(id);
  }

  private void same(String what, Object ours, Object theirs) {
    if (!ours.equals(theirs)) {
      differences.add(what + ": " + ours + " and not " + theirs);
    }
  }
}
