package xyz.infinitehash.devnet.pallet.listing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import xyz.infinitehash.devnet.metadata.ApiBuilder;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.metadata.TypeBook;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchInfo.DispatchClass;
import xyz.infinitehash.devnet.pallet.Weight;

/**
 * What a pallet says about itself, read from a text resource beside this package: sections in
 * brackets, one entry a line, parts separated by {@code |}.
 *
 * <pre>{@code
 * [crate]      pallet_name
 * [types]      struct | path::Name | field: Type | ...   or   enum | path::Name | 0 Variant(Type) | ...
 * [storage]    default|optional | Name | Hasher Key, ... | Type | default hex
 * [calls] [events] [errors]      INDEX name(arg: Type, ...)
 * [constants]  Name | Type | hex
 * [weights]    call | ref_time | proof_size | paid, free or paid operational
 * [apis]       Api | method | output | name: Type | ...
 * }</pre>
 */
public final class PalletListing {
  private static final String COLUMN = " \\| ?";

  private final Map<String, List<String>> sections;

  private PalletListing(Map<String, List<String>> sections) {
    this.sections = sections;
  }

  /** Reads the resource {@code /xyz/infinitehash/devnet/pallet/NAME.txt}. */
  public static PalletListing of(String name) {
    return parse(text(name));
  }

  /** The words of such a resource, without the lines that begin with {@code #}. */
  public static List<String> words(String name) {
    return text(name)
        .lines()
        .filter(line -> !line.startsWith("#"))
        .flatMap(line -> Arrays.stream(line.split(" ")))
        .toList();
  }

  private static String text(String name) {
    String resource = "/xyz/infinitehash/devnet/pallet/" + name + ".txt";
    try (InputStream in = PalletListing.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PalletListing parse(String text) {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> section = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.startsWith("[")) {
        section = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), section);
      } else if (!line.isBlank() && !line.startsWith("#")) {
        section.add(line);
      }
    }
    return new PalletListing(sections);
  }

  /** Tells a pallet's types, storage, calls, events, errors and constants. */
  public void describe(PalletBuilder pallet) {
    lines("crate").forEach(pallet::crate);
    rows("types").forEach(row -> declare(pallet.types(), row));
    rows("storage").forEach(row -> store(pallet, row));
    lines("calls").forEach(pallet::call);
    lines("events").forEach(pallet::event);
    lines("errors").forEach(pallet::error);
    rows("constants").forEach(row -> pallet.constant(row[0], row[1], row[2]));
  }

  /** Tells the methods of one runtime API. */
  public void describe(ApiBuilder api, String name) {
    for (String[] row : rows("apis")) {
      if (row[0].equals(name)) {
        api.method(row[1], row[2], Arrays.copyOfRange(row, 3, row.length));
      }
    }
  }

  /** What each call declares, by name. */
  public Map<String, DispatchInfo> weights() {
    Map<String, DispatchInfo> weights = new HashMap<>();
    for (String[] row : rows("weights")) {
      Weight weight = new Weight(Long.parseLong(row[1]), Long.parseLong(row[2]));
      DispatchClass kind =
          row[3].endsWith("operational") ? DispatchClass.OPERATIONAL : DispatchClass.NORMAL;
      weights.put(row[0], new DispatchInfo(weight, kind, row[3].startsWith("paid")));
    }
    return weights;
  }

  private static void declare(TypeBook types, String[] row) {
    String[] parts = Arrays.copyOfRange(row, 2, row.length);
    if (row[0].equals("struct")) {
      types.struct(row[1], parts);
    } else {
      types.variant(row[1], parts);
    }
  }

  private static void store(PalletBuilder pallet, String[] row) {
    String fallback = row.length > 4 ? row[4] : "";
    boolean optional = row[0].equals("optional");
    if (row[2].isEmpty() && optional) {
      pallet.optional(row[1], row[3]);
    } else if (row[2].isEmpty()) {
      pallet.value(row[1], row[3], fallback);
    } else if (optional) {
      pallet.optionalMap(row[1], row[2], row[3]);
    } else {
      pallet.map(row[1], row[2], row[3], fallback);
    }
  }

  private List<String> lines(String section) {
    return sections.getOrDefault(section, List.of());
  }

  /** The entries of a section, each in its parts. */
  public List<String[]> rows(String section) {
    return lines(section).stream().map(line -> line.split(COLUMN, -1)).toList();
  }
}
