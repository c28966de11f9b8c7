package xyz.infinitehash.app.ops;

import java.nio.file.Path;
import java.util.function.Consumer;
import xyz.infinitehash.validator.postgres.PostgresLog;

/**
 * The database's sentences for a person.
 *
 * @param say takes a sentence
 */
public record SpokenPostgresLog(Consumer<String> say) implements PostgresLog {
  @Override
  public void unpacking(String version, Path folder) {
    say.accept("unpacking PostgreSQL " + version + " into " + folder + " (once)");
  }

  @Override
  public void creating(Path data) {
    say.accept("creating a database cluster in " + data);
  }

  @Override
  public void started(int port, Path data) {
    say.accept("PostgreSQL started on 127.0.0.1:" + port + ", data in " + data);
  }

  @Override
  public void joined(int port) {
    say.accept("PostgreSQL runs already on 127.0.0.1:" + port);
  }

  @Override
  public void restarted(int port) {
    say.accept("PostgreSQL had gone and was started again on 127.0.0.1:" + port);
  }

  @Override
  public void stopped(Path data) {
    say.accept("PostgreSQL stopped");
  }
}
