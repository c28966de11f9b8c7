package xyz.infinitehash.substrate.extrinsic;

import java.util.List;
import java.util.function.Consumer;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.metadata.Extension;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat.ExtensionSet;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.ValueCodec;

/**
 * What each known extension puts into an extrinsic and into what is signed. The metadata's types
 * are the judge: bytes that do not fill them exactly are refused, so an extension that grew, or an
 * unknown one that is not empty, cannot be signed blindly.
 */
final class Extensions {
  private Extensions() {}

  /** The extensions of signed V4 extrinsics in their order. */
  static List<Extension> ofV4(ExtrinsicFormat format) {
    for (ExtensionSet set : format.extensionSets()) {
      if (set.version() == 0) {
        return set.indices().stream().map(format.extensions()::get).toList();
      }
    }
    return format.extensions();
  }

  /** What goes into the extrinsic. */
  static void writeExtra(
      Extension extension, Envelope envelope, ValueCodec codec, ScaleWriter out) {
    Consumer<ScaleWriter> content =
        switch (extension.name()) {
          case "CheckMortality", "CheckEra" -> envelope.era()::encode;
          case "CheckNonce" -> o -> o.compact(envelope.nonce());
          case "ChargeTransactionPayment" -> o -> o.compact(envelope.tip());
          case "CheckMetadataHash" -> o -> o.u8(0); // off
          default -> _ -> {};
        };
    write(extension, extension.type(), content, codec, out);
  }

  /** What is signed and not sent. */
  static void writeImplicit(
      Extension extension, Envelope envelope, ValueCodec codec, ScaleWriter out) {
    Consumer<ScaleWriter> content =
        switch (extension.name()) {
          case "CheckSpecVersion" -> o -> o.u32(envelope.specVersion());
          case "CheckTxVersion" -> o -> o.u32(envelope.txVersion());
          case "CheckGenesis" -> o -> o.raw(envelope.genesisHash().bytes());
          case "CheckMortality", "CheckEra" -> o -> o.raw(envelope.birthHash().bytes());
          case "CheckMetadataHash" -> o -> o.u8(0); // no hash
          default -> _ -> {};
        };
    write(extension, extension.implicit(), content, codec, out);
  }

  private static void write(
      Extension extension,
      int type,
      Consumer<ScaleWriter> content,
      ValueCodec codec,
      ScaleWriter out) {
    ScaleWriter part = new ScaleWriter();
    content.accept(part);
    byte[] bytes = part.toBytes();
    try {
      ScaleReader in = new ScaleReader(bytes);
      codec.decode(type, in);
      in.finish();
    } catch (SubstrateException e) {
      throw new ExtrinsicException(
          "extension "
              + extension.name()
              + " wants "
              + codec.types().describe(type)
              + ", which this code cannot fill: it does not sign what it does not know");
    }
    out.raw(bytes);
  }
}
