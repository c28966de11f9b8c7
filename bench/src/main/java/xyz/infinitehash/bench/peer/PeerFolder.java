package xyz.infinitehash.bench.peer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import xyz.infinitehash.bench.measure.BenchException;
import xyz.infinitehash.bench.measure.Peers;
import xyz.infinitehash.bench.measure.Progress;

/**
 * Where the peers live: a Python environment {@code venv} and {@code node_modules}, outside of the
 * sources, made by {@link #fetch}; the Bittensor SDK has an environment of its own, {@code sdk}.
 */
public record PeerFolder(Path path, Path sdk) {
  /** Where they are. */
  public PeerFolder(Peers peers) {
    this(peers.folder(), peers.sdk());
  }

  private static final String SDK = "bittensor==11.3.0";
  private static final String NATIVE = "py-sr25519-bindings==0.2.4";
  private static final String TIMELOCK = "bittensor-drand==2.0.0";
  private static final List<String> WASM =
      List.of("@polkadot/wasm-crypto@7.5.4", "@polkadot/util@14.0.3");

  private static final String BINARY = "target/release/sr25519-native";

  /** Gets what is not there yet from the package registries this machine is set up for. */
  public void fetch(Progress progress) {
    try {
      Files.createDirectories(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    if (!Files.exists(python())) {
      run(progress, "python3", "-m", "venv", path.resolve("venv").toString());
    }
    run(progress, python().toString(), "-m", "pip", "install", "--quiet", NATIVE, TIMELOCK);
    if (sdk.equals(Peers.in(path).sdk())) {
      run(progress, "python3", "-m", "venv", path.resolve("sdk").toString());
      run(progress, sdk.toString(), "-m", "pip", "install", "--quiet", SDK);
    }
    run(
        progress,
        "npm",
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--no-package-lock",
        "--prefix",
        path.toString(),
        WASM.get(0),
        WASM.get(1));
    buildCrate(progress);
  }

  private void buildCrate(Progress progress) {
    try {
      copy("sr25519_native.toml", crate().resolve("Cargo.toml"));
      copy("sr25519_native.rs", crate().resolve("src/main.rs"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run(
        progress,
        "cargo",
        "build",
        "--release",
        "--quiet",
        "--manifest-path",
        crate().resolve("Cargo.toml").toString());
  }

  private Path crate() {
    return path.resolve("sr25519_native").toAbsolutePath();
  }

  /** Rust's schnorrkel through Python. */
  public PeerProcess nativeSchnorrkel() throws IOException {
    return python("sr25519_native.py");
  }

  /** The timelock of Bittensor's own SDK, Rust through Python. */
  public PeerProcess nativeTimelock() throws IOException {
    return python("timelock_native.py");
  }

  /** The Bittensor SDK for Python. */
  public PeerProcess bittensorSdk() throws IOException {
    return PeerProcess.start(path, List.of(sdk.toString(), script("metagraph_sdk.py").toString()));
  }

  private PeerProcess python(String name) throws IOException {
    Path script = script(name);
    String python = Files.exists(python()) ? python().toString() : "python3";
    return PeerProcess.start(path, List.of(python, script.toString()));
  }

  /** Rust's schnorrkel itself, for what its Python binding does not offer. */
  public PeerProcess nativeBatches() throws IOException {
    return PeerProcess.start(path, List.of(crate().resolve(BINARY).toString()));
  }

  /** The same as WebAssembly under node. */
  public PeerProcess wasmSchnorrkel() throws IOException {
    return PeerProcess.start(path, List.of("node", script("sr25519_wasm.mjs").toString()));
  }

  private Path python() {
    return path.resolve("venv/bin/python").toAbsolutePath();
  }

  private Path script(String name) throws IOException {
    return copy(name, path.resolve(name).toAbsolutePath());
  }

  /** A file out of our jar. */
  private static Path copy(String name, Path to) throws IOException {
    Files.createDirectories(to.getParent());
    try (InputStream in = Objects.requireNonNull(PeerFolder.class.getResourceAsStream(name))) {
      Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
    }
    return to;
  }

  private void run(Progress progress, String... command) {
    progress.say(String.join(" ", command));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      process.getOutputStream().close();
      if (process.waitFor() != 0) {
        progress.note("failed: " + String.join(" ", command));
      }
    } catch (IOException e) {
      progress.note(command[0] + " is not to be had here: " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new BenchException("interrupted", e);
    }
  }
}
