package xyz.infinitehash.devnet.pallet.shield;

import java.util.Map;
import java.util.Optional;
import xyz.infinitehash.bittensor.shield.ShieldSecret;
import xyz.infinitehash.crypto.hash.Blake2b;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.BlockContext;
import xyz.infinitehash.devnet.pallet.DispatchInfo;
import xyz.infinitehash.devnet.pallet.DispatchOutcome;
import xyz.infinitehash.devnet.pallet.Dispatcher;
import xyz.infinitehash.devnet.pallet.Origin;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.Refusal;
import xyz.infinitehash.devnet.pallet.listing.PalletListing;
import xyz.infinitehash.substrate.extrinsic.Call;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;

/**
 * Pallet 30 of the live chain: {@code submit_encrypted}, which carries a hidden extrinsic to the
 * block's author. Authors of the live chain change their keys; here it is one for good.
 */
public final class ShieldPallet implements Pallet {
  private static final String NAME = "MevShield";
  private static final String CALL = "submit_encrypted";
  private static final PalletListing LISTING = PalletListing.of("shield");
  private static final Map<String, DispatchInfo> WEIGHTS = LISTING.weights();
  private static final int MOST_BYTES = 8192;
  private static final int MOST_BLOCKS = 8;
  private static final int UNREADABLE = 23;

  private final ShieldSecret secret;

  /** With the author's secret. */
  public ShieldPallet(ShieldSecret secret) {
    this.secret = secret;
  }

  /** With a secret that every development chain has. */
  public static ShieldPallet development() {
    return new ShieldPallet(ShieldSecret.generate(new FixedRandom("InfiniteHash devnet shield")));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int index() {
    return 30;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    LISTING.describe(pallet);
  }

  @Override
  public void genesis(BlockContext block) {
    Value key = Value.of(secret.key().bytes());
    block.state().of(NAME).put("CurrentKey", key);
    block.state().of(NAME).put("PendingKey", key);
    block.state().of(NAME).put("NextKey", key);
  }

  @Override
  public DispatchInfo info(Call call, Dispatcher runtime) {
    return WEIGHTS.getOrDefault(call.name(), DispatchInfo.normal(0, 0));
  }

  @Override
  public boolean withinBounds(Call call) {
    return !call.name().equals(CALL) || ciphertext(call).length() <= MOST_BYTES;
  }

  @Override
  public int mostBlocks(Call call) {
    return call.name().equals(CALL) ? MOST_BLOCKS : Integer.MAX_VALUE;
  }

  @Override
  public Optional<Refusal> validate(AccountId signer, Call call, BlockContext block) {
    return !call.pallet().equals(NAME) || ShieldSecret.isWellFormed(ciphertext(call))
        ? Optional.empty()
        : Optional.of(new Refusal.Custom(UNREADABLE));
  }

  @Override
  public Optional<ByteString> carried(Call call) {
    return secret.open(ciphertext(call));
  }

  @Override
  public DispatchOutcome dispatch(Origin origin, Call call, BlockContext block) {
    AccountId who = origin.signer();
    byte[] named = new ScaleWriter().raw(who.bytes()).blob(ciphertext(call)).toBytes();
    block.deposit(NAME, "EncryptedSubmitted", Value.of(Blake2b.hash256(named)), Value.of(who));
    return DispatchOutcome.done();
  }

  private static ByteString ciphertext(Call call) {
    return call.arg("ciphertext").asByteString();
  }
}
