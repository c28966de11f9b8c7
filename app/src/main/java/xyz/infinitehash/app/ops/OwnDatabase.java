package xyz.infinitehash.app.ops;

import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import xyz.infinitehash.validator.ValidatorException;
import xyz.infinitehash.validator.postgres.DataFolder;
import xyz.infinitehash.validator.postgres.DatabaseAddress;
import xyz.infinitehash.validator.postgres.EmbeddedPostgres;
import xyz.infinitehash.validator.store.Database;
import xyz.infinitehash.validator.store.StoreException;

/**
 * The database a program works with: the configured one, or PostgreSQL started by us in the user's
 * data folder.
 *
 * @param database migrated and open
 * @param server the one we started; null when another was configured
 */
public record OwnDatabase(Database database, @Nullable EmbeddedPostgres server)
    implements AutoCloseable {

  /**
   * Opens it.
   *
   * @param url {@code postgresql://...}, or empty for our own server
   * @param name of the database on our own server; lower-case letters, digits and _
   * @param say takes progress for a person
   */
  public static OwnDatabase open(String url, String name, Consumer<String> say) {
    if (!url.isEmpty()) {
      DatabaseAddress address = DatabaseAddress.parse(url);
      try {
        return new OwnDatabase(Database.open(() -> address), null);
      } catch (StoreException e) {
        throw new ValidatorException(
            "no database at %s: start it, correct DATABASE_URL, or leave it out for our own (%s)"
                .formatted(address, String.valueOf(e.getMessage())),
            e);
      }
    }
    Path folder = DataFolder.of(System.getenv());
    EmbeddedPostgres server = EmbeddedPostgres.open(folder, new SpokenPostgresLog(say));
    try {
      server.database(name);
      return new OwnDatabase(Database.open(() -> server.get().withDatabase(name)), server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  @Override
  public void close() {
    database.close();
    if (server != null) {
      server.close();
    }
  }
}
