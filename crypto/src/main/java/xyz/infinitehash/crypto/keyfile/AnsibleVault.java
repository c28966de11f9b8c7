package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.hash.Pbkdf2;

/**
 * Ansible Vault 1.1 and 1.2 as its documentation describes them: a header line, then hex of three
 * lines of hex (salt, HMAC-SHA-256 of the ciphertext, ciphertext). AES-256 in counter mode, padded
 * as PKCS #7; keys and counter from PBKDF2-SHA-256 of 10,000 rounds.
 */
final class AnsibleVault {
  private static final int ROUNDS = 10_000;

  private AnsibleVault() {}

  static Decryption decrypt(byte[] file, Password password) {
    String text = new String(file, UTF_8);
    int line = text.indexOf('\n');
    String[] header = (line < 0 ? text : text.substring(0, line)).strip().split(";", -1);
    if (line < 0 || header.length < 3) {
      return new Decryption.Damaged("its first line is not an Ansible Vault's");
    }
    if (!(header[1].equals("1.1") || header[1].equals("1.2")) || !header[2].equals("AES256")) {
      return new Decryption.Damaged("its Ansible Vault is neither 1.1 nor 1.2 with AES256");
    }
    String[] parts =
        hex(text.substring(line + 1).replaceAll("\\s", ""))
            .map(inner -> new String(inner, US_ASCII).split("\n", -1))
            .orElseGet(() -> new String[0]);
    if (parts.length != 3) {
      return new Decryption.Damaged("its Ansible Vault is cut off or not hex");
    }
    Optional<byte[]> salt = hex(parts[0]);
    Optional<byte[]> tag = hex(parts[1]);
    Optional<byte[]> ciphertext = hex(parts[2]);
    return salt.isEmpty() || tag.isEmpty() || ciphertext.isEmpty()
        ? new Decryption.Damaged("a part of its Ansible Vault is not hex")
        : open(salt.get(), tag.get(), ciphertext.get(), password);
  }

  private static Decryption open(byte[] salt, byte[] tag, byte[] ciphertext, Password password) {
    byte[] utf8 = password.utf8();
    byte[] keys = Pbkdf2.SHA256.derive(utf8, salt, ROUNDS, 80);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys, 32, 32, "HmacSHA256"));
      if (!MessageDigest.isEqual(mac.doFinal(ciphertext), tag)) {
        return new Decryption.WrongPassword();
      }
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(keys, 0, 32, "AES"),
          new IvParameterSpec(keys, 64, 16));
      return unpad(cipher.doFinal(ciphertext));
    } catch (GeneralSecurityException e) {
      throw new LinkageError("every JDK has AES and HMAC-SHA-256", e);
    } finally {
      Arrays.fill(utf8, (byte) 0);
      Arrays.fill(keys, (byte) 0);
    }
  }

  private static Decryption unpad(byte[] padded) {
    int pad = padded.length == 0 ? 0 : padded[padded.length - 1];
    if (pad < 1 || pad > 16 || pad > padded.length) {
      return new Decryption.Damaged("its Ansible Vault ends in no padding");
    }
    byte[] content = Arrays.copyOf(padded, padded.length - pad);
    Arrays.fill(padded, (byte) 0);
    return new Decryption.Opened(content);
  }

  private static Optional<byte[]> hex(String digits) {
    try {
      return Optional.of(HexFormat.of().parseHex(digits));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
