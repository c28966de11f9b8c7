package xyz.infinitehash.app.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.commitment.Commitment;
import xyz.infinitehash.bittensor.commitment.CommitmentBudget;
import xyz.infinitehash.bittensor.commitment.CommitmentField;
import xyz.infinitehash.bittensor.commitment.SetCommitment;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;

/** {@code ih chain commit}. */
@Command(
    name = "commit",
    description = {
      "Publishes up to 512 bytes under a registered hotkey, free of charge, in place of what it",
      "published before. The subnet gives each hotkey a budget of bytes an epoch."
    },
    footer = {
      "%nExamples:",
      "  ih chain commit --netuid 89 --name mine --hotkey rig1 --text hello --dry-run",
      "  ih chain commit --netuid 89 --name mine --hotkey rig1 --bytes 0x0102"
    })
final class ChainCommitCommand extends Sending {
  @Option(names = "--text", defaultValue = "", paramLabel = "TEXT")
  String text = "";

  @Option(names = "--bytes", defaultValue = "", paramLabel = "0x..")
  String hex = "";

  @Override
  By by() {
    return By.HOTKEY;
  }

  @Override
  TypedCall call(ChainAt at) {
    if (text.isEmpty() == hex.isEmpty()) {
      throw new CommandFailure("one of --text and --bytes");
    }
    SetCommitment commitment = wanted();
    CommitmentBudget budget = CommitmentBudget.read(at, on.subnet(), which.hotkey());
    shared.progress("bytes left in this epoch: " + budget.left() + " of " + budget.most());
    if (!dryRun) {
      budget
          .obstacle(commitment)
          .ifPresent(
              why -> {
                throw new CommandFailure("not sent: " + why);
              });
    }
    return commitment;
  }

  private SetCommitment wanted() {
    try {
      return text.isEmpty()
          ? SetCommitment.of(on.subnet(), ByteString.parse(hex))
          : SetCommitment.of(on.subnet(), text);
    } catch (SubstrateException | IllegalArgumentException e) {
      throw new CommandFailure(String.valueOf(e.getMessage()));
    }
  }

  /** {@code ih chain commitments}. */
  @Command(
      name = "commitments",
      description = "All that is published on the subnet, or with --revealed what was decrypted.",
      footer = {
        "%nExamples:",
        "  ih chain commitments --netuid 89",
        "  ih chain commitments --netuid 89 --revealed --json"
      })
  static final class ShowAll implements Runnable {
    @Mixin Shared shared = new Shared();
    @Mixin ChainOptions on = new ChainOptions();
    @Mixin ChainReading reading = new ChainReading();

    @Option(names = "--revealed", description = "Timelocked ones that the chain has decrypted.")
    boolean revealed;

    @Override
    public void run() {
      try (Chain chain = on.connect()) {
        ChainAt at = reading.of(chain);
        List<List<String>> rows = new ArrayList<>();
        if (revealed) {
          Commitment.readRevealed(at, on.subnet())
              .forEach(
                  (hotkey, texts) ->
                      texts.forEach(
                          t -> rows.add(row(hotkey, t.block().value(), "revealed", t.bytes()))));
        } else {
          Commitment.readAll(at, on.subnet())
              .forEach(
                  (hotkey, commitment) ->
                      commitment
                          .fields()
                          .forEach(field -> rows.add(row(hotkey, commitment, field))));
        }
        show(at, rows);
      }
    }

    private void show(ChainAt at, List<List<String>> rows) {
      if (!shared.json) {
        Printer.table(List.of("hotkey", "block", "kind", "content"), rows);
        return;
      }
      List<Map<String, Object>> documents = new ArrayList<>();
      for (List<String> row : rows) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("hotkey", row.get(0));
        document.put("block", Long.parseLong(row.get(1)));
        document.put("kind", row.get(2));
        document.put("content", row.get(3));
        documents.add(document);
      }
      Printer.document(
          Map.of("netuid", on.netuid, "block", at.number().value(), "commitments", documents));
    }

    private static List<String> row(
        AccountId hotkey, Commitment commitment, CommitmentField field) {
      long block = commitment.block().value();
      return switch (field) {
        case CommitmentField.Raw(ByteString bytes) -> row(hotkey, block, "raw", bytes);
        case CommitmentField.BigRaw(ByteString bytes) -> row(hotkey, block, "raw", bytes);
        case CommitmentField.Hash(var kind, ByteString hash) ->
            row(hotkey, block, kind.name(), hash);
        case CommitmentField.TimelockEncrypted(ByteString bytes, long round) ->
            List.of(
                hotkey.toString(),
                Long.toString(block),
                "timelocked",
                bytes.length() + " bytes, opens with round " + round);
        case CommitmentField.None _ -> row(hotkey, block, "none", ByteString.EMPTY);
        case CommitmentField.ResetBonds _ -> row(hotkey, block, "reset bonds", ByteString.EMPTY);
        case CommitmentField.Unknown(String variant, var _) ->
            row(hotkey, block, variant, ByteString.EMPTY);
      };
    }

    private static List<String> row(AccountId hotkey, long block, String kind, ByteString bytes) {
      return List.of(hotkey.toString(), Long.toString(block), kind, readable(bytes));
    }

    /** Printable text as it is, anything else in hex. */
    private static String readable(ByteString bytes) {
      for (byte b : bytes.bytes()) {
        if (b < 0x20 || b > 0x7E) {
          return bytes.hex();
        }
      }
      return new String(bytes.bytes(), java.nio.charset.StandardCharsets.US_ASCII);
    }
  }
}
