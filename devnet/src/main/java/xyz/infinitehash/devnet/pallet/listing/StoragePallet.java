package xyz.infinitehash.devnet.pallet.listing;

import xyz.infinitehash.devnet.metadata.PalletBuilder;
import xyz.infinitehash.devnet.pallet.Pallet;

/** A pallet without calls of its own: storage that other pallets keep, errors they fail with. */
public final class StoragePallet implements Pallet {
  private final String name;
  private final int index;
  private final PalletListing listing;

  private StoragePallet(String name, int index, String listing) {
    this.name = name;
    this.index = index;
    this.listing = PalletListing.of(listing);
  }

  /** Swap: weights and fees of the pools of alpha. */
  public static StoragePallet swap() {
    return new StoragePallet("Swap", 28, "swap");
  }

  /** AlphaAssets: alpha issued, burned and recycled. */
  public static StoragePallet alphaAssets() {
    return new StoragePallet("AlphaAssets", 31, "alphaassets");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public int index() {
    return index;
  }

  @Override
  public void describe(PalletBuilder pallet) {
    listing.describe(pallet);
  }
}
