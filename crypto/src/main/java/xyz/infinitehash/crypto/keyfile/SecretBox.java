package xyz.infinitehash.crypto.keyfile;

import java.security.MessageDigest;
import java.util.Arrays;
import org.bouncycastle.crypto.engines.XSalsa20Engine;
import org.bouncycastle.crypto.macs.Poly1305;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.crypto.params.ParametersWithIV;

/**
 * NaCl's secretbox: XSalsa20 and Poly1305, the 16 bytes of tag before the ciphertext. The first 32
 * bytes of the key stream are the tag's key.
 */
final class SecretBox {
  static final int NONCE = 24;
  static final int TAG = 16;
  private static final int KEY = 32;

  private SecretBox() {}

  /** Tag and ciphertext. */
  static byte[] seal(byte[] content, byte[] nonce, byte[] key) {
    XSalsa20Engine stream = stream(nonce, key);
    byte[] tagKey = tagKey(stream);
    byte[] box = new byte[TAG + content.length];
    stream.processBytes(content, 0, content.length, box, TAG);
    tag(tagKey, box, TAG, box.length, box, 0);
    Arrays.fill(tagKey, (byte) 0);
    return box;
  }

  /**
   * Opens tag and ciphertext from a place in a file to its end.
   *
   * @param from where at least {@link #TAG} bytes follow
   */
  static Decryption open(byte[] file, int from, byte[] nonce, byte[] key) {
    XSalsa20Engine stream = stream(nonce, key);
    byte[] tagKey = tagKey(stream);
    byte[] expected = new byte[TAG];
    tag(tagKey, file, from + TAG, file.length, expected, 0);
    Arrays.fill(tagKey, (byte) 0);
    if (!MessageDigest.isEqual(expected, Arrays.copyOfRange(file, from, from + TAG))) {
      return new Decryption.WrongPassword();
    }
    byte[] content = new byte[file.length - from - TAG];
    stream.processBytes(file, from + TAG, content.length, content, 0);
    return new Decryption.Opened(content);
  }

  private static XSalsa20Engine stream(byte[] nonce, byte[] key) {
    XSalsa20Engine stream = new XSalsa20Engine();
    stream.init(true, new ParametersWithIV(new KeyParameter(key), nonce));
    return stream;
  }

  private static byte[] tagKey(XSalsa20Engine stream) {
    byte[] key = new byte[KEY];
    stream.processBytes(new byte[KEY], 0, KEY, key, 0);
    return key;
  }

  private static void tag(byte[] key, byte[] data, int from, int to, byte[] out, int at) {
    Poly1305 mac = new Poly1305();
    mac.init(new KeyParameter(key));
    mac.update(data, from, to - from);
    mac.doFinal(out, at);
  }
}
