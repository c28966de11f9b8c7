package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.identity.Identity;
import xyz.infinitehash.bittensor.identity.IdentityCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain identity}. */
@Command(
    name = "identity",
    description =
        "Shows who a coldkey says it is; with --set-name it says so for the wallet's own.",
    footer = {
      "%nExamples:",
      "  ih chain identity --of 5Grw...utQY",
      "  ih chain identity --name mine --set-name \"Great Validators\" --url https://example.org"
    })
final class ChainIdentityCommand extends Sending {
  @Option(
      names = "--of",
      defaultValue = "",
      paramLabel = "SS58",
      description = "A coldkey. Default: the wallet's own")
  String of = "";

  @Option(names = "--set-name", defaultValue = "", paramLabel = "TEXT")
  String setName = "";

  @Option(names = "--url", defaultValue = "", paramLabel = "TEXT")
  String url = "";

  @Option(names = "--github", defaultValue = "", paramLabel = "TEXT")
  String github = "";

  @Option(names = "--image", defaultValue = "", paramLabel = "TEXT")
  String image = "";

  @Option(names = "--discord", defaultValue = "", paramLabel = "TEXT")
  String discord = "";

  @Option(names = "--description", defaultValue = "", paramLabel = "TEXT")
  String description = "";

  @Option(names = "--additional", defaultValue = "", paramLabel = "TEXT")
  String additional = "";

  @Override
  TypedCall call(ChainAt at) {
    return new IdentityCall.Set(
        new Identity(setName, url, github, image, discord, description, additional));
  }

  @Override
  public void run() {
    if (!setName.isEmpty()) {
      super.run();
      return;
    }
    try (Chain chain = on.connect()) {
      AccountId coldkey = of.isEmpty() ? which.coldkey() : Addresses.account("--of", of);
      show(coldkey, Identity.read(chain.atHead(), coldkey));
    }
  }

  private void show(AccountId coldkey, Optional<Identity> identity) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("coldkey", coldkey.toString());
    identity.ifPresent(
        i -> {
          fields.put("name", i.name());
          fields.put("url", i.url());
          fields.put("github", i.githubRepo());
          fields.put("image", i.image());
          fields.put("discord", i.discord());
          fields.put("description", i.description());
          fields.put("additional", i.additional());
        });
    if (shared.json) {
      Printer.document(fields);
    } else if (identity.isEmpty()) {
      Printer.line(coldkey + " has no identity");
    } else {
      fields.forEach((name, value) -> Printer.line("%-12s %s".formatted(name, value)));
    }
  }
}
