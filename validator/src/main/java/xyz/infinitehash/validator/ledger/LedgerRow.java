package xyz.infinitehash.validator.ledger;

import java.util.Optional;
import xyz.infinitehash.economics.weights.WeightVector;
import xyz.infinitehash.validator.chain.Landing;
import xyz.infinitehash.validator.chain.SignedWeights;

/**
 * One row of the ledger as it is stored.
 *
 * @param id of the row
 * @param registeredBlock after whose state the vector names registered hotkeys only
 * @param attempt 1 upwards
 * @param notBeforeBlock no signing below this block
 * @param signed in every state but DECIDED and, when nothing landed, EXPIRED
 * @param landing in INCLUDED and REVEALED, and in EXPIRED when the commit was never revealed
 * @param reason of the last refusal, or of EXPIRED
 */
public record LedgerRow(
    long id,
    LedgerKey key,
    LedgerState state,
    String rules,
    WeightVector vector,
    long registeredBlock,
    int attempt,
    long notBeforeBlock,
    Optional<SignedWeights> signed,
    Optional<Landing> landing,
    Optional<String> reason) {}
