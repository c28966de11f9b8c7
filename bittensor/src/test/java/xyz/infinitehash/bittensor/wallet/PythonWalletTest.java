package xyz.infinitehash.bittensor.wallet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.KeyScheme;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.keyfile.StoredKey;
import xyz.infinitehash.crypto.message.SignedMessage;
import xyz.infinitehash.crypto.mnemonic.Mnemonic;
import xyz.infinitehash.crypto.ss58.AccountId;

/**
 * bittensor-wallet as judge, where a Python has it: {@code -Dih.python=}, else {@code python3} of
 * the path. See docs/interop.md.
 */
class PythonWalletTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final HexFormat HEX = HexFormat.of();
  private static final byte[] MESSAGE = "message to sign".getBytes(UTF_8);
  private static final String PASSWORD = "pa55 wörd";

  private static Process python;
  private static BufferedWriter questions;
  private static BufferedReader answers;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    String command = System.getProperty("ih.python", "python3");
    assumeTrue(has(command), "skipped: " + command + " has no bittensor_wallet (docs/interop.md)");
    String script = Path.of(System.getProperty("ih.root"), "interop", "wallet.py").toString();
    python =
        new ProcessBuilder(command, script).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    questions = python.outputWriter(UTF_8);
    answers = python.inputReader(UTF_8);
  }

  @AfterAll
  static void stop() {
    if (python != null) {
      python.destroy();
    }
  }

  @Test
  void aWalletMadeByPythonOpensHereWithItsPasswordAlone() {
    JsonNode made = ask("create", wallet(PASSWORD));
    Wallet wallet = new WalletFolder(folder).wallet("w");
    assertThat(wallet.coldkey().orElseThrow()).hasToString(made.path("coldkeypub").asString());
    assertThat(wallet.hotkey("h").orElseThrow()).hasToString(made.path("hotkey").asString());
    try (Password password = Password.of(PASSWORD.toCharArray());
        StoredKey cold = KeyFile.unlock(wallet.coldkeyFile(), PasswordSource.of(password));
        StoredKey hot = KeyFile.unlock(wallet.hotkeyFile("h"), PasswordSource.none())) {
      assertThat(cold).hasToString(made.path("coldkeypub").asString());
      assertThat(hot).hasToString(made.path("hotkey").asString());
      assertThat(cold.phrase()).isPresent();
      assertThat(verified(cold)).isTrue();
      assertThat(verified(hot)).isTrue();
    }
    assertThatThrownBy(
            () -> KeyFile.unlock(wallet.coldkeyFile(), PasswordSource.of(Password.none())))
        .asInstanceOf(type(WalletException.class))
        .extracting(WalletException::kind)
        .isEqualTo(WalletException.Kind.WRONG_PASSWORD);
  }

  @ParameterizedTest
  @EnumSource
  void aWalletMadeHereOpensInPythonWithItsPasswordAlone(KeyScheme scheme) {
    Wallet wallet = new WalletFolder(folder).wallet("w");
    try (Mnemonic words = Mnemonic.generate(24, new SecureRandom());
        Password password = Password.of(PASSWORD.toCharArray());
        StoredKey cold = StoredKey.ofMnemonic(words, Password.none(), scheme);
        StoredKey hot = StoredKey.ofUri("//Alice//hot", scheme)) {
      wallet.keepColdkey(cold, new Protection.Encrypted(password), false);
      wallet.keepHotkey("h", hot, new Protection.Plain(), false);
      JsonNode opened = ask("open", wallet(PASSWORD));
      assertThat(opened.path("coldkey").asString()).isEqualTo(cold.toString());
      assertThat(opened.path("coldkeypub").asString()).isEqualTo(cold.toString());
      assertThat(opened.path("hotkey").asString()).isEqualTo(hot.toString());
    }
    if (scheme == KeyScheme.SR25519) {
      assertThat(ask("open", wallet("wrong")).path("error").asString()).contains("password");
    }
  }

  @ParameterizedTest
  @EnumSource
  void signaturesVerifyBothWaysWrappedOrNot(KeyScheme scheme) {
    String uri = "bottom drive obey lake curtain smoke basket hold race lonely fit walk//a//1///pw";
    JsonNode theirs =
        ask("sign", Map.of("uri", uri, "scheme", "" + scheme, "message", HEX.formatHex(MESSAGE)));
    AccountId account = AccountId.parse(theirs.path("address").asString());
    byte[] signature = HEX.parseHex(theirs.path("signature").asString());
    assertThat(SignedMessage.verify(scheme, account, MESSAGE, signature))
        .isEqualTo(SignedMessage.Verdict.VALID);
    try (StoredKey key = StoredKey.ofUri(uri, scheme)) {
      assertThat(key.accountId()).isEqualTo(account);
      assertThat(verified(key)).isTrue();
      byte[] wrapped = key.sign(SignedMessage.wrapped(MESSAGE));
      assertThat(SignedMessage.verify(scheme, account, MESSAGE, wrapped))
          .isEqualTo(SignedMessage.Verdict.VALID_WRAPPED);
      assertThat(verified(key, wrapped)).isTrue();
      wrapped[0] ^= 1;
      assertThat(verified(key, wrapped)).isFalse();
    }
  }

  private static boolean verified(StoredKey key) {
    return verified(key, key.sign(MESSAGE));
  }

  private static boolean verified(StoredKey key, byte[] signature) {
    JsonNode answer =
        ask(
            "verify",
            Map.of(
                "address", key.toString(),
                "scheme", key.scheme().toString(),
                "message", HEX.formatHex(MESSAGE),
                "signature", HEX.formatHex(signature)));
    return answer.path("valid").asBoolean(false);
  }

  private Map<String, String> wallet(String password) {
    return Map.of("path", folder.toString(), "name", "w", "hotkey", "h", "password", password);
  }

  private static JsonNode ask(String op, Map<String, String> fields) {
    Map<String, String> question = new TreeMap<>(fields);
    question.put("op", op);
    try {
      questions.write(JSON.writeValueAsString(question));
      questions.newLine();
      questions.flush();
      return JSON.readTree(answers.readLine());
    } catch (IOException e) {
      throw new AssertionError("the judge is gone", e);
    }
  }

  private static boolean has(String command) throws InterruptedException {
    try {
      return new ProcessBuilder(command, "-c", "import bittensor_wallet")
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
