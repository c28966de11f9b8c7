package xyz.infinitehash.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.devnet.Devnet;

/**
 * The command line against a devnet in this process, with wallets of development keys.
 *
 * @param wallets their folder
 */
record OnDevnet(Devnet devnet, Path wallets) {
  /** A wallet: coldkey {@code uri}, hotkey {@code uri//hot}. */
  OnDevnet with(String name, String uri) {
    write(uri, wallets.resolve(name + "/coldkey"));
    write(uri, wallets.resolve(name + "/coldkeypub.txt"));
    write(uri + "//hot", wallets.resolve(name + "/hotkeys/default"));
    return this;
  }

  private static void write(String uri, Path file) {
    try (KeyPair key = KeyPair.fromUri(uri)) {
      String hex = "0x" + key.accountId().hex();
      String secret = "0x" + HexFormat.of().formatHex(key.secretKey());
      Files.createDirectories(file.getParent());
      Files.writeString(
          file,
          """
          {"accountId":"%s","publicKey":"%s","privateKey":"%s","ss58Address":"%s"}
          """
              .formatted(hex, hex, secret, key.accountId()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The JSON that a command prints. */
  JsonNode run(String... words) {
    List<String> line = new ArrayList<>(List.of("chain"));
    line.addAll(List.of(words));
    line.addAll(List.of("--network", devnet.endpoint().toString(), "--json"));
    Said said = Said.by(line.toArray(String[]::new));
    JsonNode document = JsonMapper.shared().readTree(said.out());
    assertThat(said.code()).as(line + ": " + said).isEqualTo(document.has("error") ? 1 : 0);
    return document;
  }

  /** The same with a wallet. */
  JsonNode as(String wallet, String... words) {
    List<String> line = new ArrayList<>(List.of(words));
    line.addAll(List.of("--wallet-path", wallets.toString(), "--name", wallet));
    return run(line.toArray(String[]::new));
  }

  /** The events of a command that must succeed. */
  String events(String wallet, String... words) {
    JsonNode document = as(wallet, words);
    assertThat(document.has("events")).as(document.toString()).isTrue();
    return document.get("events").toString();
  }

  /** What a command fails with. */
  String error(String wallet, String... words) {
    JsonNode document = as(wallet, words);
    assertThat(document.has("error")).as(document.toString()).isTrue();
    return document.get("error").stringValue();
  }
}
