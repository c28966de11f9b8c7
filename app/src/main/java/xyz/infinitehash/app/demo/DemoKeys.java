package xyz.infinitehash.app.demo;

import xyz.infinitehash.crypto.sr25519.KeyPair;
import xyz.infinitehash.crypto.ss58.AccountId;

/** Development keys, whose secrets everybody has. */
final class DemoKeys {
  private DemoKeys() {}

  static AccountId account(String uri) {
    try (KeyPair pair = KeyPair.fromUri(uri)) {
      return pair.accountId();
    }
  }
}
