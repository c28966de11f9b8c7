package xyz.infinitehash.devnet.state;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.crypto.hash.Blake2b;

/**
 * A node of the treap behind {@link StateMap}: ordered by key, a heap by a priority that is a
 * function of the key. So the shape depends on the set of keys alone and not on the order of
 * writes, and {@link #hash} names the content.
 */
final class Node {
  private static final byte[] NOTHING = new byte[32];

  final byte[] key;
  final byte[] value;
  final long priority;
  final @Nullable Node left;
  final @Nullable Node right;
  final int size;
  private byte @Nullable [] hash;

  private Node(byte[] key, byte[] value, long priority, @Nullable Node left, @Nullable Node right) {
    this.key = key;
    this.value = value;
    this.priority = priority;
    this.left = left;
    this.right = right;
    this.size = 1 + size(left) + size(right);
  }

  static int size(@Nullable Node node) {
    return node == null ? 0 : node.size;
  }

  static byte[] hash(@Nullable Node node) {
    return node == null ? NOTHING : node.hash();
  }

  private byte[] hash() {
    byte[] known = hash;
    if (known == null) {
      byte[] own = Blake2b.hash256(length(key), key, value);
      known = Blake2b.hash256(hash(left), own, hash(right));
      hash = known;
    }
    return known;
  }

  private static byte[] length(byte[] key) {
    return new byte[] {(byte) key.length, (byte) (key.length >>> 8), (byte) (key.length >>> 16)};
  }

  static Node put(@Nullable Node at, byte[] key, byte[] value) {
    if (at == null) {
      return new Node(key, value, priority(key), null, null);
    }
    int order = Arrays.compareUnsigned(key, at.key);
    if (order == 0) {
      return new Node(key, value, at.priority, at.left, at.right);
    } else if (order < 0) {
      Node child = put(at.left, key, value);
      return child.above(at)
          ? child.with(child.left, at.with(child.right, at.right))
          : at.with(child, at.right);
    }
    Node child = put(at.right, key, value);
    return child.above(at)
        ? child.with(at.with(at.left, child.left), child.right)
        : at.with(at.left, child);
  }

  static @Nullable Node remove(@Nullable Node at, byte[] key) {
    if (at == null) {
      return null;
    }
    int order = Arrays.compareUnsigned(key, at.key);
    if (order == 0) {
      return join(at.left, at.right);
    } else if (order < 0) {
      Node child = remove(at.left, key);
      return child == at.left ? at : at.with(child, at.right);
    }
    Node child = remove(at.right, key);
    return child == at.right ? at : at.with(at.left, child);
  }

  static @Nullable Node join(@Nullable Node low, @Nullable Node high) {
    if (low == null) {
      return high;
    } else if (high == null) {
      return low;
    }
    return low.above(high)
        ? low.with(low.left, join(low.right, high))
        : high.with(join(low, high.left), high.right);
  }

  private Node with(@Nullable Node newLeft, @Nullable Node newRight) {
    return new Node(key, value, priority, newLeft, newRight);
  }

  private boolean above(Node other) {
    return priority != other.priority
        ? priority > other.priority
        : Arrays.compareUnsigned(key, other.key) < 0;
  }

  /** A spread of the key's bits; keys are mostly hashes, so nothing stronger is needed. */
  private static long priority(byte[] key) {
    long h = 0xcbf29ce484222325L;
    for (byte b : key) {
      h = (h ^ (b & 0xFF)) * 0x100000001b3L;
    }
    h = (h ^ (h >>> 33)) * 0xff51afd7ed558ccdL;
    return h ^ (h >>> 33);
  }
}
