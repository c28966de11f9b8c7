package xyz.infinitehash.devnet.rpc;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.devnet.chain.Block;
import xyz.infinitehash.devnet.state.StateMap;
import xyz.infinitehash.substrate.scale.ByteString;

/**
 * Answers of runtime calls, which depend on the state of a block and nothing else: clients ask for
 * the same metadata and metagraph again and again. A state that was written into by {@code
 * dev_setStorage} is another one. For any thread.
 */
final class KnownAnswers {
  private static final int MOST = 32;

  private record Question(ByteString block, String name, ByteString input) {}

  private record Answer(StateMap state, JsonNode node) {}

  private final Map<Question, Answer> known =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
          return size() > MOST;
        }
      };

  /** The answer as it was, or a new one. */
  JsonNode of(Block block, String name, ByteString input, Supplier<JsonNode> ask) {
    Question question = new Question(block.hash(), name, input);
    StateMap state = block.state();
    synchronized (known) {
      Answer answer = known.get(question);
      if (answer != null && isSame(answer.state(), state)) {
        return answer.node();
      }
    }
    JsonNode node = ask.get();
    synchronized (known) {
      known.put(question, new Answer(state, node));
    }
    return node;
  }

  @SuppressWarnings("ReferenceEquality") // equal contents would be compared entry by entry
  private static boolean isSame(StateMap one, StateMap other) {
    return one == other;
  }
}
