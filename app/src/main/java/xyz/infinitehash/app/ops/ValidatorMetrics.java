package xyz.infinitehash.app.ops;

import io.prometheus.metrics.core.metrics.CounterWithCallback;
import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.function.ToDoubleFunction;
import xyz.infinitehash.validator.ledger.LedgerState;
import xyz.infinitehash.validator.service.ValidatorService;

/** The names under which Prometheus knows a validator. */
public final class ValidatorMetrics {
  private final PrometheusRegistry registry;
  private final ValidatorFigures figures;

  private ValidatorMetrics(PrometheusRegistry registry, ValidatorFigures figures) {
    this.registry = registry;
    this.figures = figures;
  }

  /** Registers all of them. What the database was never asked yet has no sample. */
  public static void register(
      PrometheusRegistry registry, ValidatorFigures figures, ValidatorService service) {
    ValidatorMetrics metrics = new ValidatorMetrics(registry, figures);
    metrics.epochs();
    metrics.gauge(
        "ih_epoch_newest",
        "newest epoch whose window is known",
        seen -> seen.ledger().newestEpoch().orElse(-1L));
    metrics.gauge(
        "ih_weights_block",
        "newest finalized block that took weights of this hotkey, 0 for none",
        seen -> seen.ledger().weightsBlock().orElse(0L));
    metrics.gauge("ih_shares_stored", "shares in the database", seen -> seen.shares());
    GaugeWithCallback.builder()
        .name("ih_source_watermark_lag_seconds")
        .help("how far a source is behind in storing what it heard; absent when it never did")
        .labelNames("source")
        .callback(
            value ->
                figures
                    .seen()
                    .ifPresent(
                        seen ->
                            seen.lag()
                                .forEach((name, lag) -> value.call(lag.toMillis() / 1e3, name))))
        .register(registry);
    GaugeWithCallback.builder()
        .name("ih_database_reachable")
        .help("1 when the last look at the database succeeded, else 0")
        .callback(value -> value.call(figures.isReachable() ? 1 : 0))
        .register(registry);
    GaugeWithCallback.builder()
        .name("ih_chain_reachable")
        .help("1 when the chain answered the last step, else 0")
        .callback(value -> value.call(service.isChainAnswering() ? 1 : 0))
        .register(registry);
  }

  private void epochs() {
    counter("decided", seen -> seen.ledger().rows().values().stream().mapToLong(n -> n).sum());
    counter(
        "sent",
        seen ->
            seen.ledger().of(LedgerState.SENT)
                + seen.ledger().of(LedgerState.INCLUDED)
                + seen.ledger().of(LedgerState.REVEALED));
    counter(
        "included",
        seen -> seen.ledger().of(LedgerState.INCLUDED) + seen.ledger().of(LedgerState.REVEALED));
    counter(
        "missed",
        seen ->
            seen.ledger().of(LedgerState.EXPIRED)
                + seen.ledger().undecided()
                + seen.ledger().unseen());
    counter("without_work", seen -> seen.ledger().nobody());
  }

  private void counter(String what, ToDoubleFunction<ValidatorFigures.Seen> figure) {
    CounterWithCallback.builder()
        .name("ih_epochs_" + what)
        .help("since the ledger began, by the ledger; missed: no weights although it was not idle")
        .callback(value -> figures.seen().ifPresent(seen -> value.call(figure.applyAsDouble(seen))))
        .register(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<ValidatorFigures.Seen> figure) {
    GaugeWithCallback.builder()
        .name(name)
        .help(help)
        .callback(value -> figures.seen().ifPresent(seen -> value.call(figure.applyAsDouble(seen))))
        .register(registry);
  }
}
