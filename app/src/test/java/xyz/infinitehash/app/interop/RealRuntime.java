package xyz.infinitehash.app.interop;

import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.node.NullNode;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.Chain;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.rpc.RpcException;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * A subtensor runtime under chopsticks (docs/interop.md), named by {@code -Dih.real.runtime}: the
 * chain as every client sees it, and what only such a peer lets a test do.
 */
record RealRuntime(Chain chain) implements AutoCloseable {
  private static final String PROPERTY = "ih.real.runtime";
  private static final Duration DEADLINE = Duration.ofMinutes(2);

  /** The peer; without one the test is skipped. */
  static RealRuntime orSkip() {
    String endpoint = System.getProperty(PROPERTY, "");
    Assumptions.assumeFalse(
        endpoint.isBlank(),
        "-D" + PROPERTY + " is not set: no real runtime to judge (docs/interop.md)");
    Chain chain = Chain.connect(URI.create(endpoint));
    try {
      chain.genesisHash();
    } catch (RpcException e) {
      chain.close();
      Assumptions.abort("nothing answers at " + endpoint + ": " + e.getMessage());
    }
    return new RealRuntime(chain).withoutSessions();
  }

  /**
   * Sets the runtime's first session to begin in the far future. Without authorities the session
   * cannot end; from the block on in which it should, every block counts as full, and only
   * operational calls get in.
   */
  RealRuntime withoutSessions() {
    long slot = chain.atHead().value("Babe", "CurrentSlot").asLong();
    put(new Entry("Babe", "GenesisSlot", Value.of(slot + 1_000_000_000), List.of()));
    return this;
  }

  /** One item of storage and what it is to hold. */
  record Entry(String pallet, String item, Value value, List<Value> keys) {
    static Entry of(String item, Value value, Value... keys) {
      return new Entry("SubtensorModule", item, value, List.of(keys));
    }
  }

  /** Writes storage of the best block past all rules. */
  void put(Entry... entries) {
    ChainAt at = chain.atHead();
    List<List<String>> pairs = new ArrayList<>();
    for (Entry e : entries) {
      Value[] keys = e.keys().toArray(Value[]::new);
      byte[] stored = at.runtime().storage().encodeValue(e.pallet(), e.item(), e.value());
      pairs.add(
          List.of(
              ByteString.of(at.runtime().storage().key(e.pallet(), e.item(), keys)).hex(),
              ByteString.of(stored).hex()));
    }
    chain.rpc().call("dev_setStorage", List.of(pairs), DEADLINE);
  }

  /** Takes a raw key out of the storage of the best block. */
  void remove(ByteString key) {
    List<Object> pair = List.of(key.hex(), NullNode.getInstance());
    chain.rpc().call("dev_setStorage", List.of(List.of(pair)), DEADLINE);
  }

  /** Gives accounts that never signed anything money; there is as much more of it. */
  void fund(long rao, AccountId... accounts) {
    BigInteger issued = chain.atHead().value("Balances", "TotalIssuance").asBigInteger();
    BigInteger more = BigInteger.valueOf(rao).multiply(BigInteger.valueOf(accounts.length));
    put(new Entry("Balances", "TotalIssuance", Value.of(issued.add(more)), List.of()));
    for (AccountId account : accounts) {
      Value empty = chain.atHead().value("System", "Account", Value.of(account));
      Value money = empty.field("data").with("free", Value.of(rao));
      put(
          new Entry(
              "System",
              "Account",
              empty.with("providers", Value.of(1)).with("data", money),
              List.of(Value.of(account))));
    }
  }

  /** Makes empty blocks. */
  void blocks(int count) {
    chain.rpc().call("dev_newBlock", List.of(Map.of("count", count)), DEADLINE);
  }

  @Override
  public void close() {
    chain.close();
  }
}
