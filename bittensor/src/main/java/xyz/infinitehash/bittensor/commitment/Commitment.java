package xyz.infinitehash.bittensor.commitment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.chain.BlockNumber;
import xyz.infinitehash.substrate.chain.ChainAt;
import xyz.infinitehash.substrate.chain.MapEntry;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.Value;

/**
 * What a hotkey has published on a subnet ({@code Commitments.CommitmentOf}).
 *
 * @param block in which it did
 */
public record Commitment(BlockNumber block, List<CommitmentField> fields) {
  private static final String PALLET = "Commitments";

  public Commitment {
    fields = List.copyOf(fields);
  }

  /** What one hotkey has published. */
  public static Optional<Commitment> read(ChainAt at, NetUid netUid, AccountId hotkey) {
    return at.storage(PALLET, "CommitmentOf", netUid.toValue(), Value.of(hotkey))
        .map(Commitment::of);
  }

  /** All that is published on a subnet, by hotkey, in one pass; also of hotkeys without a slot. */
  public static SortedMap<AccountId, Commitment> readAll(ChainAt at, NetUid netUid) {
    SortedMap<AccountId, Commitment> all = new TreeMap<>();
    for (MapEntry entry : at.entries(PALLET, "CommitmentOf", netUid.toValue())) {
      all.put(entry.lastKey().asAccountId(), of(entry.value()));
    }
    return all;
  }

  /** The last ten timelocked texts of each hotkey that the chain has decrypted, oldest first. */
  public static SortedMap<AccountId, List<Revealed>> readRevealed(ChainAt at, NetUid netUid) {
    SortedMap<AccountId, List<Revealed>> all = new TreeMap<>();
    for (MapEntry entry : at.entries(PALLET, "RevealedCommitments", netUid.toValue())) {
      all.put(entry.lastKey().asAccountId(), Revealed.listOf(entry.value()));
    }
    return all;
  }

  /** From the chain's {@code Registration}. */
  public static Commitment of(Value registration) {
    return new Commitment(
        new BlockNumber(registration.field("block").asLong()),
        registration.field("info").field("fields").items().stream()
            .map(CommitmentField::of)
            .toList());
  }

  /** The bytes of all raw fields, one after the other: what most subnets mean by a commitment. */
  public ByteString rawBytes() {
    var out = new java.io.ByteArrayOutputStream();
    for (CommitmentField field : fields) {
      switch (field) {
        case CommitmentField.Raw(ByteString bytes) -> out.writeBytes(bytes.bytes());
        case CommitmentField.BigRaw(ByteString bytes) -> out.writeBytes(bytes.bytes());
        case CommitmentField.None _,
            CommitmentField.Hash _,
            CommitmentField.TimelockEncrypted _,
            CommitmentField.ResetBonds _,
            CommitmentField.Unknown _ -> {}
      }
    }
    return ByteString.of(out.toByteArray());
  }

  /**
   * A timelocked field that was decrypted.
   *
   * @param block in which it was
   */
  public record Revealed(ByteString bytes, BlockNumber block) {
    /** From the chain's list. */
    static List<Revealed> listOf(Value list) {
      List<Revealed> revealed = new ArrayList<>();
      for (Value pair : list.items()) {
        revealed.add(
            new Revealed(pair.item(0).asByteString(), new BlockNumber(pair.item(1).asLong())));
      }
      return revealed;
    }
  }
}
