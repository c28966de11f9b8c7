package xyz.infinitehash.substrate.extrinsic;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Consumer;
import xyz.infinitehash.substrate.SubstrateException;
import xyz.infinitehash.substrate.extrinsic.Extrinsic.Extras;
import xyz.infinitehash.substrate.metadata.Extension;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat;
import xyz.infinitehash.substrate.metadata.ExtrinsicFormat.ExtensionSet;
import xyz.infinitehash.substrate.scale.ScaleReader;
import xyz.infinitehash.substrate.scale.ScaleWriter;
import xyz.infinitehash.substrate.value.Value;
import xyz.infinitehash.substrate.value.ValueCodec;

/**
 * What each known extension puts into an extrinsic and into what is signed. The metadata's types
 * are the judge: bytes that do not fill them exactly are refused, so an extension that grew, or an
 * unknown one that is not empty, cannot be signed blindly.
 */
final class Extensions {
  private Extensions() {}

  /**
   * The extensions of one extension version in their order; version 0 is that of signed V4
   * extrinsics, and the only one that metadata before V16 tells of.
   */
  static List<Extension> of(ExtrinsicFormat format, int version) {
    for (ExtensionSet set : format.extensionSets()) {
      if (set.version() == version) {
        return set.indices().stream().map(format.extensions()::get).toList();
      }
    }
    if (version == 0) {
      return format.extensions();
    }
    throw new ExtrinsicException("metadata tells of no extension version " + version);
  }

  /** Reads what they put into an extrinsic. */
  static Extras read(List<Extension> extensions, ValueCodec values, ScaleReader in) {
    Era era = Era.immortal();
    long nonce = 0;
    BigInteger tip = BigInteger.ZERO;
    int mode = 0;
    LinkedHashMap<String, Value> others = new LinkedHashMap<>();
    for (Extension extension : extensions) {
      switch (extension.name()) {
        case "CheckMortality", "CheckEra" -> era = Era.decode(in);
        case "CheckNonce" -> nonce = in.compactU32();
        case "ChargeTransactionPayment" -> tip = in.compact();
        case "CheckMetadataHash" -> mode = in.u8();
        default -> {
          int from = in.position();
          Value value = values.decode(extension.type(), in);
          if (in.position() > from) {
            others.put(extension.name(), value);
          }
        }
      }
    }
    return new Extras(era, nonce, tip, mode, others);
  }

  /** Writes them back. */
  static void write(List<Extension> extensions, Extras extras, ValueCodec values, ScaleWriter out) {
    for (Extension extension : extensions) {
      switch (extension.name()) {
        case "CheckMortality", "CheckEra" -> extras.era().encode(out);
        case "CheckNonce" -> out.compact(extras.nonce());
        case "ChargeTransactionPayment" -> out.compact(extras.tip());
        case "CheckMetadataHash" -> out.u8(extras.mode());
        default -> {
          Value value = extras.others().get(extension.name());
          if (value != null) {
            values.encode(extension.type(), value, out);
          }
        }
      }
    }
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
