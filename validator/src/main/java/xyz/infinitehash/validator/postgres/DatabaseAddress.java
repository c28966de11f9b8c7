package xyz.infinitehash.validator.postgres;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import xyz.infinitehash.validator.ValidatorException;

/**
 * Where a database is and how to enter it.
 *
 * @param host name or address
 * @param port 1 to 65535
 * @param database name of the database
 * @param user role
 * @param password secret, may be empty; not in {@code toString}
 * @param parameters of the driver, such as {@code sslmode}; not secret
 */
public record DatabaseAddress(
    String host,
    int port,
    String database,
    String user,
    String password,
    Map<String, String> parameters) {
  /** Copies the parameters. */
  public DatabaseAddress {
    parameters = Map.copyOf(parameters);
  }

  /**
   * Reads {@code postgresql://user:password@host:port/database?sslmode=require}, the text of {@code
   * DATABASE_URL}; {@code postgres://} is the same. Port 5432 when none is given.
   *
   * @throws ValidatorException when it is not such a URL; the text is not repeated
   */
  public static DatabaseAddress parse(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      throw refused("it is not a URL");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme();
    if (!scheme.equals("postgresql") && !scheme.equals("postgres")) {
      throw refused("it does not begin with postgresql://");
    }
    String path = uri.getRawPath();
    if (uri.getHost() == null || path == null || path.length() < 2 || path.indexOf('/', 1) >= 0) {
      throw refused("host or database is missing");
    }
    String[] userInfo = split(uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo(), ':');
    String database = decode(path.substring(1));
    TreeMap<String, String> parameters = new TreeMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] parts = split(pair, '=');
        parameters.put(decode(parts[0]), decode(parts[1]));
      }
    }
    return new DatabaseAddress(
        uri.getHost(),
        uri.getPort() < 0 ? 5432 : uri.getPort(),
        database,
        userInfo[0].isEmpty() ? "postgres" : decode(userInfo[0]),
        decode(userInfo[1]),
        parameters);
  }

  /** The same server, another database. */
  public DatabaseAddress withDatabase(String name) {
    return new DatabaseAddress(host, port, name, user, password, parameters);
  }

  /** The JDBC URL, without user and password. */
  public String jdbcUrl() {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
    String url = "jdbc:postgresql://%s:%d/%s".formatted(host, port, encode(database));
    return query.isEmpty() ? url : url + "?" + query;
  }

  /** Everything but the password. */
  @Override
  public String toString() {
    return "postgresql://%s@%s:%d/%s".formatted(user, host, port, database);
  }

  private static String[] split(String text, char at) {
    int index = text.indexOf(at);
    return index < 0
        ? new String[] {text, ""}
        : new String[] {text.substring(0, index), text.substring(index + 1)};
  }

  private static String decode(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static ValidatorException refused(String reason) {
    return new ValidatorException(
        "the database URL must look like postgresql://user:password@host:5432/database: " + reason);
  }
}
