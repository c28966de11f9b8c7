package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code ih wallet} as a script calls it: no terminal. */
class WalletCommandTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String DEVELOPMENT =
      "bottom drive obey lake curtain smoke basket hold race lonely fit walk";

  @TempDir Path folder;

  @Test
  void aScriptMakesAWalletAndNoSecretIsPrinted() throws IOException {
    Said cold = wallet("new-coldkey", "--name", "w", "--no-password", "--words", "24", "--json");
    assertThat(cold.code()).isZero();
    assertThat(json(cold).path("encrypted").asBoolean()).isFalse();
    Path words = folder.resolve("words");
    Said hot =
        wallet(
            "new-hotkey", "--name", "w", "--hotkey", "h", "--mnemonic-file", "" + words, "--json");
    assertThat(hot.code()).isZero();
    String phrase = Files.readString(words).strip();
    assertThat(phrase.split(" ")).hasSize(12);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(words)))
        .isEqualTo("rw-------");
    assertThat(cold.out() + cold.err() + hot.out() + hot.err()).doesNotContain(phrase);
    assertThat(Files.readString(folder.resolve("w/coldkey"))).contains("secretPhrase");

    JsonNode shown = json(wallet("show", "--name", "w", "--json"));
    assertThat(shown.path("coldkey")).isEqualTo(json(cold).path("address"));
    assertThat(shown.path("hotkeys").path("h")).isEqualTo(json(hot).path("address"));
    assertThat(shown.path("locks").path("hotkey h").asString()).isEqualTo("not encrypted");

    Files.delete(folder.resolve("w/hotkeys/h"));
    Said again =
        wallet(
            "regen",
            "hotkey",
            "--name",
            "w",
            "--hotkey",
            "h",
            "--secret-file",
            "" + words,
            "--json");
    assertThat(json(again).path("address")).isEqualTo(json(hot).path("address"));
  }

  @Test
  void peopleSeeTheWordsOnceWithANotice() {
    Said said = wallet("new-hotkey", "--name", "w");
    assertThat(said.code()).isZero();
    assertThat(said.out()).contains("new hotkey 5", "not encrypted", "Write them on paper now");
    assertThat(said.err()).isEmpty();
  }

  @Test
  void withoutATerminalAPasswordOrTheWishForNoneMustBeGiven() {
    Said said = wallet("new-coldkey", "--name", "w", "--json");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(json(said).path("error").asString()).contains("--password-file", "--no-password");
    assertThat(folder.resolve("w")).doesNotExist();
    assertThat(wallet("new-coldkey", "--no-password", "--encrypt").code())
        .isEqualTo(ExitCode.FAILED);
  }

  @Test
  void whatIsThereIsLeftAsItIsUnlessOverwritingIsSaid() throws IOException {
    wallet("new-coldkey", "--name", "w", "--no-password", "--json");
    byte[] before = Files.readAllBytes(folder.resolve("w/coldkey"));
    Said said = wallet("new-coldkey", "--name", "w", "--no-password", "--json");
    assertThat(said.code()).isEqualTo(ExitCode.FAILED);
    assertThat(json(said).path("error").asString()).contains("--overwrite");
    assertThat(Files.readAllBytes(folder.resolve("w/coldkey"))).isEqualTo(before);
    assertThat(wallet("new-coldkey", "--name", "w", "--no-password", "--overwrite").code())
        .isZero();
    assertThat(Files.readAllBytes(folder.resolve("w/coldkey"))).isNotEqualTo(before);
  }

  @Test
  void anEncryptedColdkeySignsWithItsPasswordFileAlone() throws IOException {
    Path password = Files.writeString(folder.resolve("password"), "pa55 wörd\n");
    Path secret = Files.writeString(folder.resolve("secret"), DEVELOPMENT + "\n");
    Said made =
        wallet(
            "regen",
            "coldkey",
            "--name",
            "w",
            "--secret-file",
            "" + secret,
            "--password-file",
            "" + password,
            "--json");
    assertThat(json(made).path("encrypted").asBoolean()).isTrue();
    assertThat(json(made).path("address").asString())
        .isEqualTo("5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV");
    Said shut = wallet("sign", "--name", "w", "--coldkey", "--message", "m", "--json");
    assertThat(json(shut).path("error").asString()).contains("encrypted");
    Said signed =
        wallet(
            "sign",
            "--name",
            "w",
            "--coldkey",
            "--message",
            "m",
            "--password-file",
            "" + password,
            "--json");
    assertThat(json(signed).path("signature").asString()).hasSize(130);
  }

  @ParameterizedTest
  @CsvSource({
    "sr25519, 5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV",
    "ed25519, 5DFJF7tY4bpbpcKPJcBTQaKuCDEPCpiz8TRjpmLeTtweqmXL",
  })
  void aSignatureVerifiesForItsMessageAlone(String scheme, String address) throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), DEVELOPMENT);
    wallet("regen", "hotkey", "--name", "w", "--scheme", scheme, "--secret-file", "" + secret);
    for (boolean wrap : new boolean[] {false, true}) {
      List<String> sign =
          new ArrayList<>(List.of("sign", "--name", "w", "--message", "m", "--json"));
      if (wrap) {
        sign.add("--wrap");
      }
      JsonNode signed = json(wallet(sign.toArray(String[]::new)));
      assertThat(signed.path("address").asString()).isEqualTo(address);
      String signature = signed.path("signature").asString();
      Said right = verify(scheme, address, "6d", signature);
      assertThat(right.code()).isEqualTo(ExitCode.DONE);
      assertThat(json(right).path("valid").asBoolean()).isTrue();
      assertThat(json(right).path("wrapped").asBoolean()).isEqualTo(wrap);
      Said wrong = verify(scheme, address, "6e", signature);
      assertThat(wrong.code()).isEqualTo(ExitCode.FAILED);
      assertThat(json(wrong).path("valid").asBoolean()).isFalse();
      assertThat(verify(scheme, address, "6d", "0x00").code()).isEqualTo(ExitCode.FAILED);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "//Alice//stash, 5GNJqTPyNqANBkUVMN1LPPrxXnFouWXoe2wNSmmEoLctxiZY",
    // by bittensor-wallet 4.1.1
    DEVELOPMENT + "//hard/soft///password, 5HapVmob8PfQYb22xJfTF99T5sBhcKKk8mpU2Ud2QBu9MUeH",
    "0xfac7959dbfe72f052e5a0c3c8d6530f202b02fd8f9f5ca3580ec8deb7797479e,"
        + " 5DfhGyQdFobKM8NsWvEeAKk5EQQgYe9AydgJ7rMB6E1EqRzV",
  })
  void aSecretOfAnyFormIsRegained(String secret, String address) throws IOException {
    Path file = Files.writeString(folder.resolve("secret"), secret);
    Said said = wallet("regen", "hotkey", "--name", "w", "--secret-file", "" + file, "--json");
    assertThat(json(said).path("address").asString()).isEqualTo(address);
  }

  @Test
  void anAccountOfPolkadotJsIsRegained() throws IOException {
    // Keyring.addFromUri("//Alice").toJson() without a password, by @polkadot/keyring 14.0.3.
    Path file =
        Files.writeString(
            folder.resolve("account.json"),
            """
            {"encoded":"MFMCAQEwBQYDK2VwBCIEIJgxnU/4qVCMS7DPC1p412CgsggsAndeboI3CBb+3/9IkloiXZeqAGgtalm5Wxh4DBDXAyM26I80QrQjYfSmYBGhIwMhANQ1k8cV/dMcYRQavQSpn9aCLIVYhUzN45pWhOelbaJ9","encoding":{"content":["pkcs8","sr25519"],"type":["none"],"version":"3"},"address":"5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY","meta":{}}
            """);
    Said said = wallet("regen", "hotkey", "--name", "w", "--keystore", "" + file, "--json");
    assertThat(json(said).path("address").asString())
        .isEqualTo("5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY");
  }

  @Test
  void aBrokenFileIsShownWithItsTroubleAndHidesNoOther() throws IOException {
    wallet("new-hotkey", "--name", "w", "--hotkey", "good", "--json");
    Files.writeString(folder.resolve("w/hotkeys/bad"), "{");
    JsonNode shown = json(wallet("list", "--json")).path("wallets").path(0);
    assertThat(shown.path("hotkeys").path("good").asString()).startsWith("5");
    assertThat(shown.path("problems").path("hotkey bad").asString()).contains("JSON");
    assertThat(wallet("list").out()).contains("good", "JSON");
  }

  private Said verify(String scheme, String address, String hex, String signature) {
    return wallet(
        "verify",
        "--scheme",
        scheme,
        "--address",
        address,
        "--message-hex",
        hex,
        "--signature",
        signature,
        "--json");
  }

  private Said wallet(String... arguments) {
    List<String> line = new ArrayList<>(List.of(arguments));
    line.addFirst("wallet");
    if (!line.get(1).equals("verify")) {
      line.addAll(List.of("--wallet-path", folder.toString()));
    }
    return Said.by(line.toArray(String[]::new));
  }

  private static JsonNode json(Said said) {
    return JSON.readTree(said.out());
  }
}
