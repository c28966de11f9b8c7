package xyz.infinitehash.bittensor.identity;

import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.TypedCall;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.metadata.Metadata;

/** Saying who one is. */
public sealed interface IdentityCall extends TypedCall {
  /** Of a coldkey, which signs and must own a registered hotkey. */
  record Set(Identity identity) implements IdentityCall {
    @Override
    public Call call(Metadata metadata) {
      return Call.of("SubtensorModule", "set_identity")
          .with("name", Identity.bytes(identity.name()))
          .with("url", Identity.bytes(identity.url()))
          .with("github_repo", Identity.bytes(identity.githubRepo()))
          .with("image", Identity.bytes(identity.image()))
          .with("discord", Identity.bytes(identity.discord()))
          .with("description", Identity.bytes(identity.description()))
          .with("additional", Identity.bytes(identity.additional()));
    }
  }

  /** Of a subnet; signed by its owner's coldkey. */
  record SetOfSubnet(NetUid netUid, SubnetIdentity identity) implements IdentityCall {
    @Override
    public Call call(Metadata metadata) {
      return new Call("SubtensorModule", "set_subnet_identity", identity.toValue().asStruct())
          .with("netuid", netUid.toValue());
    }
  }
}
