package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.bittensor.stake.AlphaPrice;
import xyz.infinitehash.bittensor.stake.StakeCall;
import xyz.infinitehash.bittensor.stake.SwapQuote;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.extrinsic.Signer;

/** The program of docs/toolkit.md. */
class ToolkitExampleTest {
  static String buy(URI endpoint, AccountId hotkey, Signer coldkey) {
    // begin
    try (Chain chain = Chain.connect(endpoint)) {
      ChainAt at = chain.atFinalizedHead();
      NetUid subnet = new NetUid(89);
      Rao price = AlphaPrice.read(at, subnet);
      SwapQuote quote = SwapQuote.buy(at, subnet, Rao.parse("10"));

      Rao limit = new Rao(price.value() + price.value() / 100); // one percent
      TypedCall buy = new StakeCall.AddLimit(hotkey, subnet, Rao.parse("10"), limit, true);
      Plan plan = Plan.of(chain, buy, coldkey.accountId());
      System.out.println(quote.alpha() + " for " + plan.takes() + " and a fee of " + plan.fee());

      SpendCaps caps = new SpendCaps(Rao.parse("0.001"), Rao.parse("10"));
      return switch (Plan.send(chain, buy, coldkey, caps, Duration.ofMinutes(2))) {
        case CallOutcome.Done(var inclusion) -> "done in block " + inclusion.place().number();
        case CallOutcome.Failed(ChainFault fault, var block) -> fault + ", in block " + block;
        case CallOutcome.PartlyFailed(var faults, var _) -> "not all of it: " + faults;
        case CallOutcome.Refused(ChainFault fault) -> "not taken: " + fault;
        case CallOutcome.NotSent(String why) -> "not sent: " + why;
        case CallOutcome.Expired _, CallOutcome.Unknown _ -> "look before you try again";
      };
    }
    // end
  }

  @Test
  void theProgramInTheDocumentIsTheOneAbove() throws IOException {
    Path root = Path.of(System.getProperty("ih.root", ".."));
    String document = Files.readString(root.resolve("docs/toolkit.md"));
    String source =
        Files.readString(
            root.resolve(
                "bittensor/src/test/java/xyz/infinitehash/bittensor/ToolkitExampleTest.java"));
    String program = source.split("// begin\n")[1].split(" *// end\n")[0];
    String shown = document.split("```java\n")[1].split("```")[0];
    assertThat(program.stripTrailing().stripIndent().strip()).isEqualTo(shown.strip());
  }
}
