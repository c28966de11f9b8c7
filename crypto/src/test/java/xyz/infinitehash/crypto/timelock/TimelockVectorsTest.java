package xyz.infinitehash.crypto.timelock;

import static org.assertj.core.api.Assertions.assertThat;
import static xyz.infinitehash.crypto.timelock.TimelockVectors.ROUND_1000;
import static xyz.infinitehash.crypto.timelock.TimelockVectors.bytes;
import static xyz.infinitehash.crypto.timelock.TimelockVectors.written;

import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimelockVectorsTest {
  private static final BigInteger ORDER =
      new BigInteger("73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000001", 16);

  static List<String> names() {
    return TimelockVectors.names();
  }

  @ParameterizedTest
  @MethodSource("names")
  void theSameRandomnessGivesTheSameCiphertext(String name) {
    Timelock timelock =
        new Timelock(
            DrandNetwork.quicknet(),
            written(bytes(name + ".t"), bytes(name + ".key"), bytes(name + ".nonce")));
    byte[] message = bytes(name + ".message");
    byte[] ciphertext = timelock.encrypt(message, 1000);
    assertThat(ciphertext).isEqualTo(bytes(name + ".ciphertext"));
    assertThat(ciphertext).hasSize(message.length + Timelock.OVERHEAD);
    assertThat(Timelock.OVERHEAD).isEqualTo(244);
  }

  @ParameterizedTest
  @MethodSource("names")
  void thePulseOfItsRoundOpensIt(String name) {
    assertThat(Timelock.open(bytes(name + ".ciphertext"), ROUND_1000))
        .isInstanceOfSatisfying(
            Opening.Opened.class,
            opened -> assertThat(opened.message()).isEqualTo(bytes(name + ".message")));
  }

  @Test
  void aRoundIsTheKnownPointAndItsPairingTheKnownBytes() {
    assertThat(DrandNetwork.quicknet().publicKey()).isEqualTo(bytes("publicKey"));
    assertThat(Bls.identity(1000).compress()).isEqualTo(bytes("hashToG1"));
    var key = Bls.g2(bytes("publicKey"));
    assertThat(Bls.pairing(Bls.identity(1000).to_affine(), key)).isEqualTo(bytes("pairing"));
    assertThat(
            Bls.pairing(Bls.g1(ROUND_1000.signature()), supranational.blst.P2_Affine.generator()))
        .isEqualTo(bytes("pairing"));
  }

  @Test
  void quicknetsPulseVerifiesForItsRoundOnly() {
    DrandNetwork quicknet = DrandNetwork.quicknet();
    assertThat(quicknet.verifies(ROUND_1000)).isTrue();
    assertThat(quicknet.verifies(new Pulse(1001, ROUND_1000.signature()))).isFalse();
    byte[] infinity = new byte[48];
    infinity[0] = (byte) 0xC0;
    assertThat(quicknet.verifies(new Pulse(1000, infinity))).isFalse();
    assertThat(quicknet.verifies(new Pulse(1000, new byte[48]))).isFalse();
  }

  @Test
  void theRandomnessOfAPulseIsTheOneDrandPublishes() {
    assertThat(ROUND_1000.randomness())
        .asHexString()
        .isEqualToIgnoringCase("fe290beca10872ef2fb164d2aa4442de4566183ec51c56ff3cd603d930e54fdd");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000001",
        "73eda753299d7d483339d80809a1d80553bda402fffe5bfeffffffff00000002",
        "ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
        "f652498d092acd949bad74e40683bf3824fb817980504a0c7e6722cfc5a9c0a3"
      })
  void aScalarIsTakenModuloTheOrder(String hex) {
    byte[] wide = java.util.HexFormat.of().parseHex(hex);
    BigInteger wanted = new BigInteger(1, wide).mod(ORDER);
    assertThat(new BigInteger(1, Bls.scalar(wide).to_bendian())).isEqualTo(wanted);
  }
}
