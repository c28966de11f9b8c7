package xyz.infinitehash.bittensor.wallet;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.Encryption;
import xyz.infinitehash.crypto.keyfile.StoredKey;
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
    wallet.createHotkey("h", RANDOM, false);
    try (StoredKey key = key("//cold")) {
      wallet.keepColdkey(key, new Protection.Plain(), false);
    }
    for (Path made : List.of(wallet.folder(), wallet.folder().resolve("hotkeys"))) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
          .isEqualTo("rwx------");
    }
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
    try (StoredKey first = key("//first");
        StoredKey second = key("//second")) {
      wallet.keepColdkey(first, new Protection.Plain(), false);
      assertThatThrownBy(() -> wallet.keepColdkey(first, new Protection.Plain(), false))
          .asInstanceOf(type(WalletException.class))
          .extracting(WalletException::kind)
          .isEqualTo(WalletException.Kind.IN_THE_WAY);
      assertThatThrownBy(() -> wallet.keepColdkey(second, new Protection.Plain(), false))
          .hasMessageContaining("left as it is");
      assertThat(wallet.coldkey()).contains(first.accountId());
      wallet.keepColdkey(second, new Protection.Plain(), true);
      assertThat(wallet.coldkey()).contains(second.accountId());
    }
  }

  @Test
  void thePublicHalfOfAKeyThatIsElsewhereIsNotReplacedByAnother() throws IOException {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    try (StoredKey mine = key("//mine");
        StoredKey other = key("//other")) {
      wallet.keepColdkey(mine, new Protection.Plain(), false);
      Files.delete(wallet.coldkeyFile());
      assertThatThrownBy(() -> wallet.keepColdkey(other, new Protection.Plain(), false))
          .hasMessageContaining("of another key");
      assertThat(wallet.coldkeyFile()).doesNotExist();
      wallet.keepColdkey(mine, new Protection.Plain(), false);
      assertThat(wallet.coldkeyFile()).exists();
    }
  }

  @Test
  void anEncryptedColdkeyOpensWithItsPasswordAloneAndTellsItsAccountWithout() throws IOException {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    try (StoredKey key = key("//cold");
        Password password = Password.of("pa55 wörd".toCharArray())) {
      wallet.keepColdkey(key, new Protection.Encrypted(password), false);
      assertThat(Files.readString(wallet.coldkeyFile(), ISO_8859_1)).startsWith("$NACL");
      assertThat(KeyFile.encryption(wallet.coldkeyFile())).isEqualTo(Encryption.NACL);
      assertThat(wallet.coldkey()).contains(key.accountId());
      assertThatThrownBy(() -> wallet.openColdkey(PasswordSource.none()))
          .asInstanceOf(type(WalletException.class))
          .extracting(WalletException::kind)
          .isEqualTo(WalletException.Kind.NO_PASSWORD);
      Map<String, String> environment =
          Map.of(
              PasswordVariable.name(wallet.coldkeyFile()),
              PasswordVariable.value(wallet.coldkeyFile(), password));
      try (KeyPair opened = wallet.openColdkey(PasswordSource.environment(environment))) {
        assertThat(opened.accountId()).isEqualTo(key.accountId());
      }
      Files.write(wallet.coldkeyFile(), Arrays.copyOf(PrivateFiles.read(wallet.coldkeyFile()), 40));
      assertThatThrownBy(() -> wallet.openColdkey(PasswordSource.of(password)))
          .asInstanceOf(type(WalletException.class))
          .extracting(WalletException::kind)
          .isEqualTo(WalletException.Kind.DAMAGED);
    }
  }

  @Test
  void thePasswordVariableIsTheOneOfBittensorWallet() {
    // As bittensor-wallet 4.1.1 set it: Keyfile("/tmp/wallets/my.w/coldkey").save_password_to_env.
    Path file = Path.of("/tmp/wallets/my.w/coldkey");
    try (Password password = Password.of("pa55 wörd".toCharArray())) {
      assertThat(PasswordVariable.name(file)).isEqualTo("BT_PW__TMP_WALLETS_MY_W_COLDKEY");
      assertThat(PasswordVariable.value(file, password)).isEqualTo("MjVqZXconOI/NA==");
      assertThat(
              PasswordSource.environment(
                      Map.of("BT_PW__TMP_WALLETS_MY_W_COLDKEY", "MjVqZXconOI/NA=="))
                  .passwordOf(file)
                  .orElseThrow()
                  .utf8())
          .isEqualTo(password.utf8());
    }
    assertThatThrownBy(
            () ->
                PasswordSource.environment(Map.of("BT_PW__TMP_WALLETS_MY_W_COLDKEY", "*"))
                    .passwordOf(file))
        .isInstanceOf(WalletException.class);
    assertThat(PasswordSource.environment(Map.of()).passwordOf(file)).isEmpty();
  }

  @Test
  void anEd25519HotkeyIsKeptAndSignsMessagesButIsNoSignerOfExtrinsics() {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    try (StoredKey key = StoredKey.ofUri("//ed", KeyScheme.ED25519)) {
      wallet.keepHotkey("h", key, new Protection.Plain(), false);
      try (StoredKey read = KeyFile.unlock(wallet.hotkeyFile("h"), PasswordSource.none())) {
        assertThat(read.scheme()).isEqualTo(KeyScheme.ED25519);
        assertThat(read.accountId()).isEqualTo(key.accountId());
      }
    }
    assertThatThrownBy(() -> wallet.openHotkey("h"))
        .asInstanceOf(type(WalletException.class))
        .extracting(WalletException::kind)
        .isEqualTo(WalletException.Kind.UNSUPPORTED);
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
        "{\"secretSeed\":\"5ec2e7\",\"cryptoType\":0}",
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

  private static StoredKey key(String uri) {
    return StoredKey.ofUri(uri, KeyScheme.SR25519);
  }

  private Path write(String text) throws IOException {
    return Files.writeString(folder.resolve("key"), text);
  }
}
