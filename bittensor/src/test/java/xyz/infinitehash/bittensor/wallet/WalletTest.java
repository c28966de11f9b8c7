package xyz.infinitehash.bittensor.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.sr25519.Signatures;
import xyz.infinitehash.crypto.ss58.AccountId;

class WalletTest {
  private static final SecureRandom RANDOM = new SecureRandom();

  @TempDir Path folder;

  @Test
  void aNewHotkeyOpensAndSignsForTheAccountItsPublicFileNames() {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    AccountId made = wallet.createHotkey("h", RANDOM, false);
    assertThat(wallet.hotkey("h")).contains(made);
    assertThat(wallet.hotkeys()).containsExactly("h");
    byte[] message = "message".getBytes(UTF_8);
    try (KeyPair pair = wallet.openHotkey("h")) {
      assertThat(Signatures.verify(made, message, pair.sign(message))).isTrue();
    }
  }

  @Test
  void everyFileIsReadableByItsOwnerOnly() throws IOException {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    wallet.createColdkey(RANDOM, false);
    wallet.createHotkey("h", RANDOM, false);
    try (Stream<Path> files = Files.walk(wallet.folder())) {
      assertThat(files.filter(Files::isRegularFile))
          .hasSize(4)
          .allSatisfy(
              file ->
                  assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                      .isEqualTo("rw-------"));
    }
  }

  @Test
  void aKeyIsNeverOverwrittenUnlessThatIsSaid() {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    AccountId first = wallet.createColdkey(RANDOM, false);
    assertThatThrownBy(() -> wallet.createColdkey(RANDOM, false))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining("exists already");
    assertThat(wallet.coldkey()).contains(first);
    assertThat(wallet.createColdkey(RANDOM, true)).isNotEqualTo(first);
  }

  @Test
  void theFileOfThePythonWalletIsRead() throws IOException {
    // Fields as bittensor-wallet 4.1.1 writes them for the well-known development seed.
    String seed = "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";
    try (KeyPair known = KeyPair.fromMiniSecret(HexFormat.of().parseHex(seed))) {
      Path file =
          write(
              """
              {"secretSeed":"0x%s","cryptoType":1,"ss58Address":"%s","accountId":"0x%s","secretPhrase":"bottom drive obey lake curtain smoke basket hold race lonely fit walk"}"""
                  .formatted(seed, known.accountId(), known.accountId().hex()));
      try (KeyPair read = KeyFile.open(file)) {
        assertThat(read.accountId()).isEqualTo(known.accountId());
      }
    }
  }

  @Test
  void aPrivateKeyWithoutSeedIsEnough() throws IOException {
    try (KeyPair alice = KeyPair.fromUri("//Alice")) {
      Path file =
          write(
              """
              {"privateKey":"0x%s","ss58Address":"%s"}"""
                  .formatted(HexFormat.of().formatHex(alice.secretKey()), alice.accountId()));
      try (KeyPair read = KeyFile.open(file)) {
        assertThat(read.accountId()).isEqualTo(alice.accountId());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"secretSeed\":\"0x5ec2e7\",\"ss58Address\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\"}",
        "{\"secretSeed\":\"0x5ec2e7fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb77\",\"ss58Address\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\"}",
        "{\"ss58Address\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY\"}",
        "{\"secretSeed\":5,\"cryptoType\":0}",
        "{\"secretPhrase\":\"5ec2e7 5ec2e7\" 5ec2e7",
        "$NACL5ec2e7"
      })
  void whatIsNoKeyFileIsRefusedByNameAndWithoutItsContent(String text) throws IOException {
    Path file = write(text);
    assertThatThrownBy(() -> KeyFile.open(file))
        .isInstanceOf(WalletException.class)
        .hasMessageContaining(file.toString())
        .hasMessageNotContaining("5ec2e7")
        .hasNoCause();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "..", "../x", "a/b", ".hidden", "a b"})
  void aNameNeverLeavesTheFolder(String name) {
    assertThatThrownBy(() -> new WalletFolder(folder).wallet(name))
        .isInstanceOf(WalletException.class);
  }

  @Test
  void theFolderIsTheOneBtcliUsesUnlessTheEnvironmentNamesAnother() {
    assertThat(WalletFolder.of(Map.of("HOME", "/home/u")).path())
        .isEqualTo(Path.of("/home/u/.bittensor/wallets"));
    assertThat(WalletFolder.of(Map.of("HOME", "/home/u", "BT_WALLET_PATH", "~/w")).path())
        .isEqualTo(Path.of("/home/u/w"));
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("key"), text);
  }
}
