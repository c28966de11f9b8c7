package xyz.infinitehash.bittensor.identity;

import java.util.Optional;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.value.Value;

/** What an owner says of a subnet ({@code SubtensorModule.SubnetIdentitiesV3}). */
public record SubnetIdentity(
    String name,
    String githubRepo,
    String contact,
    String url,
    String discord,
    String description,
    String logoUrl,
    String additional) {

  /** Reads it, if the owner ever set it. */
  public static Optional<SubnetIdentity> read(ChainAt at, NetUid netUid) {
    return at.storage("SubtensorModule", "SubnetIdentitiesV3", netUid.toValue())
        .map(SubnetIdentity::of);
  }

  /** From the chain's {@code SubnetIdentityV3}. */
  public static SubnetIdentity of(Value identity) {
    return new SubnetIdentity(
        Identity.text(identity, "subnet_name"),
        Identity.text(identity, "github_repo"),
        Identity.text(identity, "subnet_contact"),
        Identity.text(identity, "subnet_url"),
        Identity.text(identity, "discord"),
        Identity.text(identity, "description"),
        Identity.text(identity, "logo_url"),
        Identity.text(identity, "additional"));
  }

  /** As the chain's {@code SubnetIdentityV3}. */
  public Value toValue() {
    return Value.struct("subnet_name", Identity.bytes(name))
        .with("github_repo", Identity.bytes(githubRepo))
        .with("subnet_contact", Identity.bytes(contact))
        .with("subnet_url", Identity.bytes(url))
        .with("discord", Identity.bytes(discord))
        .with("description", Identity.bytes(description))
        .with("logo_url", Identity.bytes(logoUrl))
        .with("additional", Identity.bytes(additional));
  }
}
