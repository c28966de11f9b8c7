package xyz.infinitehash.app.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.registration.Registration;
import xyz.infinitehash.bittensor.stake.AlphaPrice;
import xyz.infinitehash.bittensor.stake.SwapQuote;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;

/** {@code ih chain price}. */
@Command(
    name = "price",
    description = "What alpha and a slot of the subnet cost, and what a swap would bring.",
    footer = {
      "%nExamples:",
      "  ih chain price --netuid 89",
      "  ih chain price --netuid 89 --buy 100",
      "  ih chain price --all"
    })
final class ChainPriceCommand implements Runnable {
  @Mixin Shared shared = new Shared();
  @Mixin ChainOptions on = new ChainOptions();
  @Mixin ChainReading reading = new ChainReading();

  @Option(names = "--all", description = "The price of alpha on every subnet.")
  boolean all;

  @Option(
      names = "--buy",
      defaultValue = "",
      paramLabel = "TAO",
      description = "How much alpha that many TAO would buy.")
  String buy = "";

  @Option(
      names = "--sell-alpha",
      defaultValue = "",
      paramLabel = "ALPHA",
      description = "How much TAO that much alpha would bring.")
  String sell = "";

  @Override
  public void run() {
    try (Chain chain = on.connect()) {
      ChainAt at = reading.of(chain);
      if (all) {
        showAll(AlphaPrice.readAll(at));
      } else if (!buy.isEmpty()) {
        show(SwapQuote.buy(at, on.subnet(), Amounts.tao("--buy", buy)));
      } else if (!sell.isEmpty()) {
        show(SwapQuote.sell(at, on.subnet(), Amounts.alpha("--sell", sell)));
      } else {
        Rao alpha = AlphaPrice.read(at, on.subnet());
        Rao slot = Registration.price(at, on.subnet());
        if (shared.json) {
          Printer.document(
              Map.of(
                  "netuid", on.netuid,
                  "block", at.number().value(),
                  "alphaPriceRao", alpha.value(),
                  "slotPriceRao", slot.value()));
        } else {
          Printer.line("1 alpha of subnet " + on.netuid + " costs " + alpha);
          Printer.line("a slot costs " + slot);
        }
      }
    }
  }

  private void showAll(SortedMap<NetUid, Rao> prices) {
    if (shared.json) {
      Map<String, Object> document = new LinkedHashMap<>();
      prices.forEach((netUid, price) -> document.put(netUid.toString(), price.value()));
      Printer.document(Map.of("alphaPricesRao", document));
    } else {
      Printer.table(
          List.of("netuid", "TAO per alpha"),
          prices.entrySet().stream()
              .map(e -> List.of(e.getKey().toString(), Amounts.plain(e.getValue().value())))
              .toList());
    }
  }

  private void show(SwapQuote quote) {
    if (shared.json) {
      Printer.document(
          Map.of(
              "taoRao", quote.tao().value(),
              "alphaRao", quote.alpha().value(),
              "taoFeeRao", quote.taoFee().value(),
              "alphaFeeRao", quote.alphaFee().value(),
              "taoSlippageRao", quote.taoSlippage().value(),
              "alphaSlippageRao", quote.alphaSlippage().value()));
    } else {
      Printer.table(
          List.of("", "TAO", "alpha"),
          List.of(
              row("swapped", quote.tao().value(), quote.alpha().value()),
              row("fee", quote.taoFee().value(), quote.alphaFee().value()),
              row("slippage", quote.taoSlippage().value(), quote.alphaSlippage().value())));
    }
  }

  private static List<String> row(String name, long tao, long alpha) {
    return List.of(name, Amounts.plain(tao), Amounts.plain(alpha));
  }
}
