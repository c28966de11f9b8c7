package xyz.infinitehash.validator.chain;

/** What a node answers to an extrinsic. Neither answer says that it will or will not land. */
public sealed interface Submission {
  /** It waits in the node's pool, since now or since before. */
  record Pooled() implements Submission {}

  /**
   * The node will not take it now.
   *
   * @param reason name and code of the refusal, or the node's words
   */
  record Refused(String reason) implements Submission {}
}
