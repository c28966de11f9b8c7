package xyz.infinitehash.app.cli;

import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Which multisig account. */
final class SignatoryOptions {
  @Option(
      names = "--multisig",
      split = ",",
      paramLabel = "SS58",
      description = {
        "Make it for the account of these signatories; the signer need not be named again. The",
        "first to send it opens it, each further one approves, the last one makes the call."
      })
  List<String> signatories = List.of();

  @Option(
      names = "--threshold",
      defaultValue = "2",
      description = "How many of the signatories must sign. Default: ${DEFAULT-VALUE}")
  int threshold;

  /** The account of the signatories and of the signer. */
  Multisig multisig(AccountId signer) {
    TreeSet<AccountId> all = new TreeSet<>();
    signatories.forEach(each -> all.add(Addresses.account("--multisig", each)));
    all.add(signer);
    try {
      return new Multisig(List.copyOf(all), threshold);
    } catch (IllegalArgumentException e) {
      throw new CommandFailure("--multisig: " + e.getMessage());
    }
  }
}
