package xyz.infinitehash.validator.intake;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * The pages of one answer.
 *
 * @param pages those that were read whole
 * @param incomplete why there are not all of them
 */
record Pages(List<JsonNode> pages, Optional<String> incomplete) {
  Pages {
    pages = List.copyOf(pages);
  }
}
