package xyz.infinitehash.app.cli;

import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.bittensor.multisig.MultisigCall;
import xyz.infinitehash.bittensor.multisig.PendingCall;
import xyz.infinitehash.bittensor.proxy.ProxyCall;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.scale.ByteString;

/** In whose name a call is made, when it is not the signer's own. */
final class ActingOptions {
  @Option(
      names = "--proxy-for",
      defaultValue = "",
      paramLabel = "SS58",
      description = "Make the call in the name of this account, which gave leave.")
  String real = "";

  @Option(
      names = "--announce",
      description = "Only announce it, for a proxy with a delay; see --proxy-for.")
  boolean announce;

  @Option(names = "--announced", description = "It was announced, and its delay is over.")
  boolean announced;

  @Mixin SignatoryOptions among = new SignatoryOptions();

  /** Blake2b-256 of a call's bytes, by which proxies and multisigs name it. */
  static ByteString hash(ByteString call) {
    return ByteString.of(Blake2b.hash256(call.bytes()));
  }

  /** Whether it is not the signer's own name. */
  boolean another() {
    return !real.isEmpty() || !among.signatories.isEmpty();
  }

  /** The call in the name of whom these options say. */
  TypedCall around(ChainAt at, TypedCall call, AccountId signer) {
    TypedCall inner = proxied(at, call, signer);
    if (among.signatories.isEmpty()) {
      return inner;
    }
    Multisig multisig = among.multisig(signer);
    if (multisig.threshold() == 1) {
      return new MultisigCall.Alone(multisig, signer, inner);
    }
    MultisigCall.Weight most = MultisigCall.Weight.of(at, inner);
    Optional<PendingCall> opened = PendingCall.read(at, multisig.account(), hash(bytes(at, inner)));
    return opened.isPresent()
        ? new MultisigCall.Execute(multisig, signer, opened.get().opened(), inner, most)
        : new MultisigCall.Open(multisig, signer, inner, most);
  }

  private TypedCall proxied(ChainAt at, TypedCall call, AccountId signer) {
    if (real.isEmpty()) {
      if (announce || announced) {
        throw new CommandFailure("--announce and --announced go with --proxy-for");
      }
      return call;
    }
    AccountId account = Addresses.account("--proxy-for", real);
    return announce
        ? new ProxyCall.Announce(account, hash(bytes(at, call)))
        : announced
            ? new ProxyCall.Announced(signer, account, call)
            : new ProxyCall.For(account, call);
  }

  private static ByteString bytes(ChainAt at, TypedCall call) {
    return ByteString.of(at.runtime().extrinsics().encodeCall(call.call(at.metadata())));
  }
}
