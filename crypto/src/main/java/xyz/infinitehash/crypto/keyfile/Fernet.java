package xyz.infinitehash.crypto.keyfile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import xyz.infinitehash.crypto.Password;
import xyz.infinitehash.crypto.hash.Pbkdf2;

/**
 * A Fernet token (its specification's version 0x80): time, IV, AES-128-CBC, HMAC-SHA-256 over all
 * before it. The first programs of Bittensor drew the key by PBKDF2-SHA-256 under one salt for all.
 *
 * @param rounds of PBKDF2; tests take fewer
 */
record Fernet(int rounds) {
  static final Fernet BTCLI = new Fernet(10_000_000);

  private static final byte[] SALT =
      "Iguesscyborgslikemyselfhaveatendencytobeparanoidaboutourorigins".getBytes(US_ASCII);
  private static final byte VERSION = (byte) 0x80;
  private static final int HEAD = 1 + 8 + 16;
  private static final int TAG = 32;

  Decryption decrypt(byte[] file, Password password) {
    byte[] token;
    try {
      token = Base64.getUrlDecoder().decode(new String(file, US_ASCII).strip());
    } catch (IllegalArgumentException _) {
      return new Decryption.Damaged("its Fernet token is not base64");
    }
    int ciphertext = token.length - HEAD - TAG;
    if (ciphertext <= 0 || ciphertext % 16 != 0 || token[0] != VERSION) {
      return new Decryption.Damaged("its Fernet token is cut off or of another version");
    }
    byte[] utf8 = password.utf8();
    byte[] keys = Pbkdf2.SHA256.derive(utf8, SALT, rounds, 32);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(keys, 0, 16, "HmacSHA256"));
      mac.update(token, 0, token.length - TAG);
      byte[] tag = Arrays.copyOfRange(token, token.length - TAG, token.length);
      if (!MessageDigest.isEqual(mac.doFinal(), tag)) {
        return new Decryption.WrongPassword();
      }
      Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
      cipher.init(
          Cipher.DECRYPT_MODE,
          new SecretKeySpec(keys, 16, 16, "AES"),
          new IvParameterSpec(token, 9, 16));
      return new Decryption.Opened(cipher.doFinal(token, HEAD, ciphertext));
    } catch (GeneralSecurityException _) {
      return new Decryption.Damaged("its Fernet token ends in no padding");
    } finally {
      Arrays.fill(utf8, (byte) 0);
      Arrays.fill(keys, (byte) 0);
    }
  }
}
