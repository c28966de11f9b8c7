package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.KeyFileException.Fault;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;

class KeyFileContentTest {
  private static final String SEED =
      "fac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e";

  @ParameterizedTest
  @CsvSource({
    "sr25519-phrase, SR25519, " + Fixtures.DEVELOPMENT_SR25519,
    "ed25519-phrase, ED25519, " + Fixtures.DEVELOPMENT_ED25519,
    "sr25519-uri, SR25519, " + Fixtures.ALICE_SR25519,
    "ed25519-uri, ED25519, " + Fixtures.ALICE_ED25519,
  })
  void theFilesOfBittensorWalletAreRead(String name, KeyScheme scheme, String address) {
    KeyFileContent read = KeyFileContent.read(Fixtures.read("btcli/" + name + ".json"));
    assertThat(read).isInstanceOf(KeyFileContent.Secret.class);
    assertThat(read.scheme()).isEqualTo(scheme);
    assertThat(read.account()).hasToString(address);
  }

  @Test
  void aPublicFileHoldsAnAccountAlone() {
    KeyFileContent read = KeyFileContent.read(Fixtures.read("btcli/public.json"));
    assertThat(read).isInstanceOf(KeyFileContent.PublicOnly.class);
    assertThat(read.account()).hasToString(Fixtures.ALICE_SR25519);
    byte[] written = ((KeyFileContent.PublicOnly) read).content();
    assertThat(KeyFileContent.read(written)).isEqualTo(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        // bare, as the first programs wrote
        Fixtures.DEVELOPMENT + "|" + Fixtures.DEVELOPMENT_SR25519,
        "` " + Fixtures.DEVELOPMENT + " \n`|" + Fixtures.DEVELOPMENT_SR25519,
        SEED + "|" + Fixtures.DEVELOPMENT_SR25519,
        "0x" + SEED + "|" + Fixtures.DEVELOPMENT_SR25519,
        // the odd key, no address, no 0x, a number as text, what is null, what is unknown
        "{\"secretSeed\":\""
            + SEED
            + "\",\" ss58Address\":\""
            + Fixtures.DEVELOPMENT_SR25519
            + "\"}|"
            + Fixtures.DEVELOPMENT_SR25519,
        "{\"secretSeed\":\"0x" + SEED + "\"}|" + Fixtures.DEVELOPMENT_SR25519,
        "{\"secretSeed\":\"0x" + SEED + "\",\"cryptoType\":\"0\"}|" + Fixtures.DEVELOPMENT_ED25519,
        "{\"secretPhrase\":null,\"secretSeed\":\"0x"
            + SEED
            + "\",\"x\":{\"y\":[1,{}]}}|"
            + Fixtures.DEVELOPMENT_SR25519,
        "{\"secretPhrase\":\"\",\"secretSeed\":\"0x" + SEED + "\"}|" + Fixtures.DEVELOPMENT_SR25519,
        "{\"secretPhrase\":\"bottom\\u0020drive obey lake curtain smoke basket hold race lonely fit"
            + " walk\"}|"
            + Fixtures.DEVELOPMENT_SR25519,
        // a wrong or missing cryptoType: the address says which
        "{\"secretSeed\":\"0x"
            + SEED
            + "\",\"ss58Address\":\""
            + Fixtures.DEVELOPMENT_ED25519
            + "\"}|"
            + Fixtures.DEVELOPMENT_ED25519,
        "{\"secretPhrase\":\""
            + Fixtures.DEVELOPMENT
            + "\",\"cryptoType\":0,\"ss58Address\":\""
            + Fixtures.DEVELOPMENT_SR25519
            + "\"}|"
            + Fixtures.DEVELOPMENT_SR25519,
      })
  void everyOddFormIsRead(String content, String address) {
    KeyFileContent read = KeyFileContent.read(content.getBytes(UTF_8));
    assertThat(read).isInstanceOf(KeyFileContent.Secret.class);
    assertThat(read.account()).hasToString(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``|NOT_A_KEY_FILE",
        "[]|NOT_A_KEY_FILE",
        "{|NOT_A_KEY_FILE",
        "{}|NOT_A_KEY_FILE",
        "{}x|NOT_A_KEY_FILE",
        "some text 5ec2e7|NOT_A_KEY_FILE",
        "{\"secretSeed\":\"5ec2e7|NOT_A_KEY_FILE",
        "{\"secretSeed\":\"5ec2e7\\|NOT_A_KEY_FILE",
        "{\"secretSeed\":\"5ec2e7\\u00|NOT_A_KEY_FILE",
        "{\"secretSeed\":\"5ec2e7\",\"secretSeed\":\"5ec2e7\"}|NOT_A_KEY_FILE",
        "{\"secretSeed\":\"5ec2e7\"}|BAD_FIELD",
        "{\"secretSeed\":\"5ec2e\"}|BAD_FIELD",
        "{\"privateKey\":\"5ec2e7\"}|BAD_FIELD",
        "{\"secretPhrase\":\"5ec2e7 5ec2e7\"}|BAD_FIELD",
        "{\"ss58Address\":\"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQZ\"}|BAD_FIELD",
        "{\"ss58Address\":\"15oF4uVJwmo4TdGW7VfQxNLavjCXviqxT9S1MgbjMNHr6Sp5\"}|BAD_FIELD",
        "{\"cryptoType\":\"x\"}|BAD_FIELD",
        "zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo zoo|BAD_FIELD",
        "{\"secretSeed\":\"0x"
            + SEED
            + "\",\"ss58Address\":\""
            + Fixtures.ALICE_SR25519
            + "\"}|MISMATCH",
        "{\"cryptoType\":7,\"secretSeed\":\"0x" + SEED + "\"}|UNSUPPORTED",
        "{\"cryptoType\":1,\"accountType\":\"hashed\",\"secretSeed\":\"0x"
            + SEED
            + "\"}|UNSUPPORTED",
        "{\"cryptoType\":1,\"hashedDescriptor\":\"0x00\"}|UNSUPPORTED",
        "{\"encoded\":\"AA==\",\"encoding\":{\"version\":\"3\"}}|UNSUPPORTED",
        "$NACL5ec2e7|ENCRYPTED",
        "gAAAAA5ec2e7|ENCRYPTED",
        "$ANSIBLE_VAULT;1.1;AES256|ENCRYPTED",
      })
  void whatIsNoKeyFileIsRefusedBySayingWhyAndWithoutItsContent(String content, Fault fault) {
    assertThatThrownBy(() -> KeyFileContent.read(content.getBytes(UTF_8)))
        .asInstanceOf(type(KeyFileException.class))
        .satisfies(e -> assertThat(e.fault()).as(e.getMessage()).isEqualTo(fault))
        .satisfies(
            e ->
                assertThat(String.valueOf(e.getMessage()))
                    .doesNotContain("5ec2e7", "zoo", SEED.substring(0, 8)));
  }

  @Test
  void deepNestingIsRefusedAndNotFollowed() {
    String deep = "{\"a\":" + "[".repeat(60_000);
    assertThatThrownBy(() -> KeyFileContent.read(deep.getBytes(UTF_8)))
        .isInstanceOf(KeyFileException.class);
  }

  @Test
  void wordsWithAPasswordAreNotKeptForTheyWouldLeadElsewhere() {
    try (Mnemonic mnemonic = Mnemonic.parse(Fixtures.DEVELOPMENT);
        Password password = Fixtures.password();
        StoredKey key = StoredKey.ofMnemonic(mnemonic, password, KeyScheme.SR25519)) {
      assertThat(key.phrase()).isEmpty();
      assertThat(new String(key.content(), UTF_8)).doesNotContain("secretPhrase");
      assertThat(KeyFileContent.read(key.content()).account()).isEqualTo(key.accountId());
    }
  }

  @Test
  void nothingThatIsPrintedShowsASecret() {
    StoredKey key = StoredKey.ofSeed(HexFormat.of().parseHex(SEED), KeyScheme.SR25519);
    assertThat(
            key.toString() + new KeyFileContent.Secret(key) + new Decryption.Opened(key.content()))
        .doesNotContain("fac7", "[B@");
    key.close();
    assertThat(key).hasToString(Fixtures.DEVELOPMENT_SR25519);
    assertThatThrownBy(() -> key.sign(new byte[1])).isInstanceOf(IllegalStateException.class);
  }
}
