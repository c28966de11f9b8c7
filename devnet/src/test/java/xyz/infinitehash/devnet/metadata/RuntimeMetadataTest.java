package xyz.infinitehash.devnet.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import org.junit.jupiter.api.Test;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.devnet.Devnet;
import xyz.infinitehash.devnet.DevnetConfig;
import xyz.infinitehash.devnet.pallet.Pallet;
import xyz.infinitehash.devnet.pallet.aura.AuraPallet;
import xyz.infinitehash.devnet.pallet.balances.BalancesPallet;
import xyz.infinitehash.devnet.pallet.multisig.MultisigPallet;
import xyz.infinitehash.devnet.pallet.payment.TransactionPaymentPallet;
import xyz.infinitehash.devnet.pallet.proxy.ProxyPallet;
import xyz.infinitehash.devnet.pallet.subtensor.SubtensorGenesis;
import xyz.infinitehash.devnet.pallet.sudo.SudoPallet;
import xyz.infinitehash.devnet.pallet.system.SystemPallet;
import xyz.infinitehash.devnet.pallet.timestamp.TimestampPallet;
import xyz.infinitehash.devnet.pallet.utility.UtilityPallet;
import xyz.infinitehash.substrate.metadata.Metadata;

class RuntimeMetadataTest {
  private static Metadata ours() {
    RuntimeMetadata runtime = new RuntimeMetadata();
    List<Pallet> pallets =
        List.of(
            new SystemPallet(425, 1),
            new TimestampPallet(12_000),
            new BalancesPallet(new LinkedHashMap<>()),
            new UtilityPallet(),
            new MultisigPallet(),
            new ProxyPallet(),
            new TransactionPaymentPallet(),
            new AuraPallet(12_000),
            new SudoPallet(AccountId.of(new byte[32])));
    pallets.forEach(p -> runtime.pallet(p.name(), p.index(), p::describe));
    runtime.api("AccountNonceApi", a -> a.method("account_nonce", "u32", "account: AccountId32"));
    return runtime.build();
  }

  @Test
  void everyVersionReadsBackAsItWasWritten() {
    for (int version : List.of(14, 15, 16)) {
      byte[] blob = ours().as(version).encode();
      assertThat(Metadata.decode(blob).encode()).isEqualTo(blob);
    }
  }

  @Test
  void namesIndicesAndTypesAreThoseOfTheLiveChain() {
    assertThat(LiveMetadata.orSkip().differences(ours())).isEmpty();
  }

  @Test
  void theWholeRuntimeHasTwoItemsMoreThanTheLiveOneAndNothingElseDiffers() {
    DevnetConfig config = DevnetConfig.builder().subtensor(SubtensorGenesis.empty()).build();
    assertThat(LiveMetadata.orSkip().differences(Devnet.runtime(config).metadata()))
        .containsExactlyInAnyOrder(
            "no live item SubtensorModule.SubnetEpochConsensus",
            "no live item SubtensorModule.CollateralLockShare");
  }

  @Test
  void aTypeThatWasNotDeclaredIsNamed() {
    RuntimeMetadata runtime = new RuntimeMetadata();
    runtime.pallet("X", 9, p -> p.value("Y", "Vec<Nothing>").call("0 a").event("0 B").error("0 C"));
    assertThatThrownBy(runtime::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Nothing");
  }
}
