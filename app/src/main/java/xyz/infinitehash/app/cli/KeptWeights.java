package xyz.infinitehash.app.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import xyz.infinitehash.bittensor.NetUid;
import xyz.infinitehash.bittensor.Uid;
import xyz.infinitehash.bittensor.wallet.PrivateFiles;
import xyz.infinitehash.bittensor.weights.RevealWeights;
import xyz.infinitehash.bittensor.weights.WeightTable;
import xyz.infinitehash.bittensor.weights.WeightVector;
import xyz.infinitehash.crypto.ss58.AccountId;
import xyz.infinitehash.substrate.extrinsic.BlockHash;
import xyz.infinitehash.substrate.scale.ByteString;
import xyz.infinitehash.validator.postgres.DataFolder;

/**
 * Weights committed by hash, kept with their salt in a file of mode 0600 from before the commit is
 * sent until it is revealed: who loses the salt loses the weights.
 *
 * @param genesis of the chain they are for
 */
record KeptWeights(BlockHash genesis, AccountId hotkey, RevealWeights reveal) {
  private static final JsonMapper JSON = JsonMapper.shared();

  /** Where they are kept when nothing else is said. */
  static Path folder() {
    return DataFolder.of(System.getenv()).resolve("weights");
  }

  /** What the chain holds of them. */
  ByteString hash() {
    return reveal.commitment(hotkey).hash();
  }

  Path file(Path folder) {
    return file(folder, hash());
  }

  private static Path file(Path folder, ByteString hash) {
    return folder.resolve(hash.hex().substring(2) + ".json");
  }

  /** Writes them; on the disk when this returns. */
  void keep(Path folder) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("genesis", genesis.toString());
    fields.put("hotkey", hotkey.toString());
    fields.put("netuid", reveal.table().netUid().value());
    fields.put("mechanism", reveal.table().mechanism());
    fields.put("weights", reveal.weights().byUid());
    fields.put("salt", reveal.salt());
    fields.put("versionKey", Long.toUnsignedString(reveal.versionKey()));
    PrivateFiles.write(file(folder), JSON.writeValueAsBytes(fields), false);
  }

  /** Forgets them: they are revealed, or never will be. */
  void forget(Path folder) {
    try {
      Files.deleteIfExists(file(folder));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The kept ones of a hash, if there are. */
  static Optional<KeptWeights> read(Path folder, ByteString hash) {
    Path file = file(folder, hash);
    return Files.exists(file) ? Optional.of(parse(file)) : Optional.empty();
  }

  private static KeptWeights parse(Path file) {
    try {
      JsonNode json = JSON.readTree(PrivateFiles.read(file));
      SortedMap<Uid, Integer> weights = new TreeMap<>();
      json.required("weights")
          .properties()
          .forEach(
              entry ->
                  weights.put(
                      new Uid(Integer.parseInt(entry.getKey())), entry.getValue().intValue()));
      List<Integer> salt = new ArrayList<>();
      json.required("salt").forEach(part -> salt.add(part.intValue()));
      return new KeptWeights(
          BlockHash.parse(json.required("genesis").stringValue()),
          AccountId.parse(json.required("hotkey").stringValue()),
          new RevealWeights(
              new WeightTable(
                  new NetUid(json.required("netuid").intValue()),
                  json.required("mechanism").intValue()),
              new WeightVector(weights),
              salt,
              Long.parseUnsignedLong(json.required("versionKey").stringValue())));
    } catch (RuntimeException e) {
      throw new CommandFailure(file + " does not hold kept weights: " + e.getMessage());
    }
  }

  @Override
  public String toString() {
    return "weights of " + hotkey + " behind " + hash();
  }
}
