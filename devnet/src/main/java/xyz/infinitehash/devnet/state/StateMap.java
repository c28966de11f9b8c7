package xyz.infinitehash.devnet.state;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The state of a block: keys and values, never changed. A changed copy shares all but a few nodes,
 * so that keeping the state of every block costs what the blocks changed.
 *
 * <p>Arrays given and taken are not copied: nobody may write into them.
 */
public final class StateMap {
  /** No entries. */
  public static final StateMap EMPTY = new StateMap(null);

  private final @Nullable Node root;

  private StateMap(@Nullable Node root) {
    this.root = root;
  }

  /** The value of a key. */
  public Optional<byte[]> get(byte[] key) {
    Node at = root;
    while (at != null) {
      int order = Arrays.compareUnsigned(key, at.key);
      if (order == 0) {
        return Optional.of(at.value);
      }
      at = order < 0 ? at.left : at.right;
    }
    return Optional.empty();
  }

  /** The same with one entry put or replaced. */
  public StateMap with(byte[] key, byte[] value) {
    return new StateMap(Node.put(root, key, value));
  }

  /** The same without a key. */
  public StateMap without(byte[] key) {
    Node rest = Node.remove(root, key);
    return rest == root ? this : new StateMap(rest);
  }

  /** How many entries there are. */
  public int size() {
    return Node.size(root);
  }

  /**
   * Shows the entries that come after a key and begin with a prefix, in order of keys, until {@code
   * visit} answers false.
   *
   * @param after only greater keys; an empty array for all
   */
  public void visit(byte[] prefix, byte[] after, BiPredicate<byte[], byte[]> visit) {
    walk(root, prefix, after, visit);
  }

  private static boolean walk(
      @Nullable Node at, byte[] prefix, byte[] after, BiPredicate<byte[], byte[]> visit) {
    if (at == null) {
      return true;
    }
    int side = side(at.key, prefix);
    boolean later = after.length == 0 || Arrays.compareUnsigned(at.key, after) > 0;
    if (side >= 0 && later && !walk(at.left, prefix, after, visit)) {
      return false;
    }
    if (side == 0 && later && !visit.test(at.key, at.value)) {
      return false;
    }
    return side > 0 || walk(at.right, prefix, after, visit);
  }

  /** Negative: before all keys with the prefix; zero: has it; positive: after them. */
  private static int side(byte[] key, byte[] prefix) {
    int common = Math.min(key.length, prefix.length);
    int order = Arrays.compareUnsigned(key, 0, common, prefix, 0, common);
    return order != 0 ? order : key.length < prefix.length ? -1 : 0;
  }

  /**
   * 32 bytes that name the content: equal states have equal roots. Not the trie root of a real
   * node.
   */
  public byte[] root() {
    return Node.hash(root).clone();
  }
}
