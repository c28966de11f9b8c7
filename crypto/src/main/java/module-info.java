/**
 * Keys, hashes and addresses of Substrate chains in plain Java; drand timelocks on native
 * BLS12-381.
 */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.crypto {
  requires static org.jspecify;
  requires jblst;
  requires org.bouncycastle.provider;

  exports xyz.infinitehash.crypto;
  exports xyz.infinitehash.crypto.ed25519;
  exports xyz.infinitehash.crypto.hash;
  exports xyz.infinitehash.crypto.keyfile;
  exports xyz.infinitehash.crypto.message;
  exports xyz.infinitehash.crypto.mnemonic;
  exports xyz.infinitehash.crypto.sr25519;
  exports xyz.infinitehash.crypto.ss58;
  exports xyz.infinitehash.crypto.timelock;
}
