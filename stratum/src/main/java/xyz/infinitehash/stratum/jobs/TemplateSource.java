package xyz.infinitehash.stratum.jobs;

import java.util.function.Consumer;

/** Where blocks to mine come from: a node, an upstream pool, or {@link LocalTemplates}. */
public interface TemplateSource {
  /** The newest template; there is always one. */
  BlockTemplate current();

  /**
   * Calls the listener for every later template, in order, on a thread of the source; the listener
   * returns at once. Close to stop. A template with another previous hash ends the work before it.
   */
  Subscription subscribe(Consumer<BlockTemplate> listener);

  /** Ends a subscription. */
  interface Subscription extends AutoCloseable {
    @Override
    void close();
  }
}
