package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.bittensor.batch.BatchCall;
import xyz.infinitehash.bittensor.children.ChildrenCall;
import xyz.infinitehash.bittensor.identity.IdentityCall;
import xyz.infinitehash.bittensor.multisig.MultisigCall;
import xyz.infinitehash.bittensor.ownership.OwnershipCall;
import xyz.infinitehash.bittensor.proxy.ProxyCall;
import xyz.infinitehash.bittensor.registration.RegistrationCall;
import xyz.infinitehash.bittensor.serving.ServeCall;
import xyz.infinitehash.bittensor.shield.ShieldCall;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.bittensor.subnet.SubnetCall;
import xyz.infinitehash.bittensor.weights.WeightsCall;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.extrinsic.Extrinsic;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Every call that was recorded of the runtime, also those inside others, is written down again as
 * the typed value a program would use, and that must come out as the recorded bytes.
 */
class RecordedCallsTest {
  static final Metadata METADATA = Runtime425.metadata(15);
  private static final ExtrinsicCodec CODEC = new ExtrinsicCodec(METADATA);

  private static final List<Class<? extends TypedCall>> FAMILIES =
      List.of(
          BatchCall.class,
          ChildrenCall.class,
          IdentityCall.class,
          MultisigCall.class,
          OwnershipCall.class,
          ProxyCall.class,
          RegistrationCall.class,
          ServeCall.class,
          ShieldCall.class,
          StakeCall.class,
          SubnetCall.class,
          TransferCall.class,
          WeightsCall.class);

  private final Set<Class<?>> seen = new HashSet<>();
  private final Map<String, int[]> counts = new TreeMap<>();
  private final Set<String> untyped = new TreeSet<>();
  private final Set<String> refused = new TreeSet<>();
  private final List<String> different = new ArrayList<>();

  private String docs = "";

  @Test
  void everyTypedCallComesOutAsItWasRecorded() throws IOException {
    docs =
        Files.readString(Path.of(System.getProperty("ih.root", "..")).resolve("docs/toolkit.md"));
    for (String file :
        List.of(
            "extrinsics",
            "refusals",
            "shield",
            "steps-hashcommit",
            "steps-keys",
            "steps-registration",
            "steps-serving",
            "steps-stake",
            "steps-tempo",
            "steps-timelock",
            "steps-weights")) {
      for (JsonNode line : Runtime425.lines(file)) {
        for (String field : List.of("extrinsicHex", "wrapExtrinsicHex", "innerExtrinsicHex")) {
          if (line.path(field).isString() && !line.has("panic") && !line.has("raw")) {
            byte[] bytes = ByteString.parse(line.get(field).stringValue()).bytes();
            check(file, line, CODEC.decode(bytes));
          }
        }
      }
    }
    counts.forEach(
        (file, n) ->
            System.out.printf(
                "typed calls %-20s equal %4d  without a type %4d  different %d%n",
                file, n[0], n[1], n[2]));
    refused.forEach(each -> System.out.println("  cannot be written: " + each));
    assertThat(different).isEmpty();
    assertThat(unseen())
        .as("records that no recorded call made")
        .allMatch(name -> docs.contains("`" + name + "`: not recorded"));
    assertThat(untyped).as("calls without a type and without a reason").allMatch(this::excused);
  }

  /** Calls without a type here are named in docs/toolkit.md, one by one or by their pallet. */
  private boolean excused(String call) {
    String pallet = call.substring(0, call.indexOf('.'));
    return docs.contains("| `" + call + "` |") || docs.contains("| `" + pallet + ".*` |");
  }

  private Set<String> unseen() {
    Set<String> unseen = new LinkedHashSet<>();
    Set<Class<?>> all = new LinkedHashSet<>();
    FAMILIES.forEach(family -> all.addAll(List.of(family.getPermittedSubclasses())));
    for (Class<?> each : all) {
      if (!seen.contains(each)) {
        Class<?> family = each.getEnclosingClass();
        unseen.add((family == null ? "" : family.getSimpleName() + ".") + each.getSimpleName());
      }
    }
    return unseen;
  }

  private static String brief(Call call) {
    String text = call.toString();
    return text.substring(0, Math.min(300, text.length()));
  }

  private void check(String file, JsonNode line, Extrinsic extrinsic) {
    Call call = extrinsic.call();
    int[] n = counts.computeIfAbsent(file, name -> new int[3]);
    Optional<TypedCall> found;
    try {
      found = Typed.of(extrinsic, seen::add).of(call);
    } catch (Typed.Inexpressible | IllegalArgumentException | SubstrateException e) {
      n[1]++;
      if (!line.has("argsMadeByType")) { // drawn at random: amounts of 2^63, addresses by index
        refused.add(call.pallet() + "." + call.name() + ": " + e.getMessage());
      }
      return;
    }
    if (found.isEmpty()) {
      n[1]++;
      untyped.add(call.pallet() + "." + call.name());
      return;
    }
    byte[] ours = CODEC.encodeCall(found.get().call(METADATA));
    if (ByteString.of(ours).equals(ByteString.of(CODEC.encodeCall(call)))) {
      n[0]++;
    } else {
      n[2]++;
      different.add(brief(found.get().call(METADATA)) + " where " + brief(call));
    }
  }
}
