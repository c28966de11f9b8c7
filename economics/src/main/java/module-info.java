/**
 * From work to weights: pure functions and records, integers only, no clock, no input or output.
 */
@org.jspecify.annotations.NullMarked
module xyz.infinitehash.economics {
  requires static org.jspecify;
  requires transitive xyz.infinitehash.crypto;

  exports xyz.infinitehash.economics;
  exports xyz.infinitehash.economics.hashrate;
  exports xyz.infinitehash.economics.scoring;
  exports xyz.infinitehash.economics.weights;
  exports xyz.infinitehash.economics.window;
}
