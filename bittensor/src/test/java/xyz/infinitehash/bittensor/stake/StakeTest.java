package xyz.infinitehash.bittensor.stake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Rao;
import xyz.infinitehash.bittensor.balance.TransferCall;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.Runtime425;
import xyz.infinitehash.substrate.extrinsic.ExtrinsicCodec;
import xyz.infinitehash.substrate.metadata.Metadata;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.substrate.value.ValueCodec;

class StakeTest {
  private static final Metadata METADATA = Runtime425.metadata(15);

  @Test
  void recordedStakesAreReadAsTheRuntimeToldThem() {
    int seen = 0;
    String method = "get_stake_info_for_hotkey_coldkey_netuid";
    int type = METADATA.method("StakeInfoRuntimeApi", method).output();
    for (JsonNode line : Runtime425.lines("apis")) {
      if (!line.get("method").asString().equals(method) || line.get("result").isNull()) {
        continue;
      }
      byte[] bytes = ByteString.parse(line.get("resultHex").stringValue()).bytes();
      Stake stake =
          Stake.of(new ValueCodec(METADATA.types()).decode(type, bytes).asOption().orElseThrow());
      assertThat(stake.amount().value()).isEqualTo(line.at("/result/stake").asLong());
      assertThat(stake.netUid().value()).isEqualTo(line.at("/result/netuid").intValue());
      assertThat("0x" + stake.hotkey().hex()).isEqualTo(line.at("/result/hotkey").stringValue());
      assertThat(stake.registered()).isEqualTo(line.at("/result/is_registered").booleanValue());
      seen++;
    }
    assertThat(seen).isPositive();
  }

  @Test
  void theCallsFitTheMetadata() {
    var codec = new ExtrinsicCodec(METADATA);
    AccountId account = AccountId.of(new byte[32]);
    String zeros = "00".repeat(32);
    assertThat(
            hex(
                codec.encodeCall(
                    new StakeCall.Add(account, new NetUid(2), new Rao(1)).call(METADATA))))
        .isEqualTo("0702" + zeros + "0200" + "0100000000000000");
    assertThat(
            hex(codec.encodeCall(new TransferCall.KeepAlive(account, new Rao(1)).call(METADATA))))
        .isEqualTo("050300" + zeros + "04");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
