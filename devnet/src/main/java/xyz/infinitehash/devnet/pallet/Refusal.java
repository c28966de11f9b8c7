package xyz.infinitehash.devnet.pallet;

/** Why the pool does not take an extrinsic: {@code TransactionValidityError} of the runtime. */
public sealed interface Refusal {
  /**
   * A code of subtensor's CustomTransactionError.
   *
   * @param code 0 to 255
   */
  record Custom(int code) implements Refusal {}

  /** The invalid kinds, in the order of their indices. */
  enum Invalid implements Refusal {
    CALL("Call", "Transaction call is not expected"),
    PAYMENT("Payment", "Inability to pay some fees (e.g. account balance too low)"),
    FUTURE("Future", "Transaction will be valid in the future"),
    STALE("Stale", "Transaction is outdated"),
    BAD_PROOF("BadProof", "Transaction has a bad signature"),
    ANCIENT_BIRTH_BLOCK("AncientBirthBlock", "Transaction has an ancient birth block"),
    EXHAUSTS_RESOURCES("ExhaustsResources", "Transaction would exhaust the block limits"),
    CUSTOM("Custom", "InvalidTransaction custom error"),
    BAD_MANDATORY("BadMandatory", "A call was labelled as mandatory, but resulted in an Error."),
    MANDATORY_VALIDATION(
        "MandatoryValidation",
        "Transaction dispatch is mandatory; transactions must not be validated."),
    BAD_SIGNER("BadSigner", "Invalid signing address");

    private final String chainName;
    private final String text;

    Invalid(String chainName, String text) {
      this.chainName = chainName;
      this.text = text;
    }

    /** The name in the metadata. */
    public String chainName() {
      return chainName;
    }

    /** What a node says in {@code data} of error 1010. */
    public String text() {
      return text;
    }
  }

  /** The unknown kinds, in the order of their indices. */
  enum Unknown implements Refusal {
    CANNOT_LOOKUP("CannotLookup"),
    NO_UNSIGNED_VALIDATOR("NoUnsignedValidator");

    private final String chainName;

    Unknown(String chainName) {
      this.chainName = chainName;
    }

    /** The name in the metadata, which a node also says in {@code data} of error 1011. */
    public String chainName() {
      return chainName;
    }
  }
}
