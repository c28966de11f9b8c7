package xyz.infinitehash.app.cli;

import picocli.CommandLine.Option;
import xyz.infinitehash.app.ops.OwnDatabase;

/** Which database. */
final class DatabaseOptions {
  @Option(
      names = "--database",
      defaultValue = "${env:DATABASE_URL:-${env:DATABASE_POOL_URL:-}}",
      paramLabel = "URL",
      description =
          "postgresql://...; without it our own PostgreSQL is started."
              + " (DATABASE_URL, DATABASE_POOL_URL)")
  String url = "";

  @Option(
      names = "--database-name",
      defaultValue = "infinitehash",
      description = "Database on our own PostgreSQL. Default: ${DEFAULT-VALUE}")
  String name = "";

  OwnDatabase open(Shared shared) {
    return OwnDatabase.open(url, name, shared::progress);
  }
}
