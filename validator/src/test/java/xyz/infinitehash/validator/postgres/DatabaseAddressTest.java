package xyz.infinitehash.validator.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import xyz.infinitehash.validator.ValidatorException;

class DatabaseAddressTest {
  @Test
  void theUsualUrlIsReadWhole() {
    DatabaseAddress address =
        DatabaseAddress.parse("postgresql://ih:p%40ss+w@db.example:6543/infinite?sslmode=require");
    assertThat(address)
        .isEqualTo(
            new DatabaseAddress(
                "db.example", 6543, "infinite", "ih", "p@ss+w", Map.of("sslmode", "require")));
    assertThat(address.jdbcUrl())
        .isEqualTo("jdbc:postgresql://db.example:6543/infinite?sslmode=require");
    assertThat(address).hasToString("postgresql://ih@db.example:6543/infinite");
  }

  @Test
  void whatIsLeftOutHasTheUsualMeaning() {
    DatabaseAddress address = DatabaseAddress.parse("postgres://db/infinite");
    assertThat(address.port()).isEqualTo(5432);
    assertThat(address.user()).isEqualTo("postgres");
    assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db:5432/infinite");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mysql://u:secret@h/d",
        "postgresql://u:secret@h",
        "postgresql://u:secret@h/",
        "postgresql://u:sec ret@h/d",
        "postgresql:///secret",
        "secret",
        ""
      })
  void whatIsNoSuchUrlIsRefusedWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> DatabaseAddress.parse(url))
        .isInstanceOf(ValidatorException.class)
        .hasMessageContaining("postgresql://user")
        .message()
        .doesNotContain("secret");
  }

  @Test
  void theDataFolderFollowsTheXdgRules() {
    assertThat(DataFolder.of(Map.of("HOME", "/home/a")))
        .isEqualTo(Path.of("/home/a/.local/share/infinitehash"));
    assertThat(DataFolder.of(Map.of("HOME", "/home/a", "XDG_DATA_HOME", "/data")))
        .isEqualTo(Path.of("/data/infinitehash"));
    assertThat(DataFolder.of(Map.of("HOME", "/home/a", "XDG_DATA_HOME", "relative")))
        .isEqualTo(Path.of("/home/a/.local/share/infinitehash"));
    assertThatThrownBy(() -> DataFolder.of(Map.of())).isInstanceOf(ValidatorException.class);
  }
}
