package xyz.infinitehash.bittensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.balance.Account;
import xyz.infinitehash.bittensor.children.Child;
import xyz.infinitehash.bittensor.identity.Identity;
import xyz.infinitehash.bittensor.identity.SubnetIdentity;
import xyz.infinitehash.bittensor.multisig.Multisig;
import xyz.infinitehash.bittensor.serving.Axon;
import xyz.infinitehash.bittensor.serving.Endpoint;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.scale.ByteString;

/** Small records read from storage, against what the recording says is stored. */
class RecordedRecordsTest {
  @Test
  void accountsAxonsAndIdentitiesAreReadAsStored() {
    List<Recorded.Pair> accounts = Recorded.stored("Account", "steps-keys");
    assertThat(accounts).isNotEmpty();
    for (Recorded.Pair pair : accounts) {
      Account account = Account.of(pair.value());
      assertThat(account.free().value()).isEqualTo(pair.json().at("/data/free").asLong());
      assertThat(account.reserved().value()).isEqualTo(pair.json().at("/data/reserved").asLong());
      assertThat(account.nonce()).isEqualTo(pair.json().get("nonce").asLong());
    }
    List<Recorded.Pair> axons = Recorded.stored("Axons", "steps-serving");
    assertThat(axons.size()).isGreaterThan(4);
    for (Recorded.Pair pair : axons) {
      Axon axon = Axon.of(pair.value());
      assertThat(axon.endpoint().port()).isEqualTo(pair.json().get("port").intValue());
      assertThat(axon.version()).isEqualTo(pair.json().get("version").asLong());
      assertThat(axon.served().value()).isEqualTo(pair.json().get("block").asLong());
    }
    for (Recorded.Pair pair : Recorded.stored("IdentitiesV2", "steps-keys")) {
      assertThat(text(Identity.of(pair.value()).name()))
          .isEqualTo(pair.json().get("name").stringValue());
    }
    for (Recorded.Pair pair : Recorded.stored("SubnetIdentitiesV3", "steps-keys")) {
      SubnetIdentity identity = SubnetIdentity.of(pair.value());
      assertThat(identity.toValue()).isEqualTo(pair.value());
      assertThat(text(identity.logoUrl())).isEqualTo(pair.json().get("logo_url").stringValue());
    }
  }

  private static String text(String text) {
    return ByteString.of(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)).hex();
  }

  @Test
  void addressesOfAMultisigAreTheChains() {
    int seen = 0;
    for (JsonNode line : Runtime425.lines("steps-keys")) {
      for (JsonNode event : line.path("events")) {
        if (event.get("event").stringValue().equals("NewMultisig")) {
          List<AccountId> all = new java.util.ArrayList<>();
          line.at("/args/other_signatories").forEach(other -> all.add(account(other)));
          all.add(account(event.at("/data/approving")));
          Multisig multisig = new Multisig(all, line.at("/args/threshold").intValue());
          assertThat(multisig.account()).isEqualTo(account(event.at("/data/multisig")));
          seen++;
        }
      }
    }
    assertThat(seen).isEqualTo(2);
  }

  private static AccountId account(JsonNode hex) {
    return AccountId.of(ByteString.parse(hex.stringValue()).bytes());
  }

  @Test
  void aMultisigIsSortedAndNeedsAsManyAsThereAre() {
    AccountId one = AccountId.of(new byte[32]);
    AccountId two = AccountId.of(ByteString.parse("0x" + "01".repeat(32)).bytes());
    assertThat(new Multisig(List.of(two, one), 2).signatories()).containsExactly(one, two);
    assertThatThrownBy(() -> new Multisig(List.of(one, two), 3))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Multisig(List.of(one, one), 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anEndpointKnowsWhatTheChainRefuses() {
    assertThat(Endpoint.of("8.8.8.8", 8091).servable()).isTrue();
    assertThat(Endpoint.of("8.8.8.8", 0).servable()).isFalse();
    assertThat(Endpoint.of("127.0.0.1", 8091).servable()).isFalse();
    assertThat(Endpoint.of("255.255.255.255", 8091).servable()).isFalse();
    assertThat(Endpoint.of("::1", 8091).servable()).isFalse();
    assertThat(Endpoint.of("2001:db8::7", 8091)).hasToString("[2001:db8:0:0:0:0:0:7]:8091");
    assertThatThrownBy(() -> Endpoint.of("example.org", 80))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Endpoint.of("8.8.8.8", 65_536))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aChildsShareIsOfTheWholeUnsignedRange() {
    AccountId account = AccountId.of(new byte[32]);
    assertThat(Child.of(account, BigDecimal.ONE).proportion()).isEqualTo(-1L);
    assertThat(Child.of(account, new BigDecimal("0.5")).percent()).isEqualTo("50.00 %");
    assertThatThrownBy(() -> Child.of(account, new BigDecimal("1.1")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
