package xyz.infinitehash.app.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What docs/style.md promises of every source file, counted. */
class HouseRulesTest {
  private static final int LONGEST_FILE = 500;
  private static final int MEDIAN_AT_MOST = 90;

  /** Files over the limit, each with its reason. */
  private static final Map<String, String> LONGER_WITH_REASON = Map.of();

  private static final Pattern DRAWER =
      Pattern.compile("(Manager|Helper|Helpers|Util|Utils|Impl)\\.java$");
  private static final Pattern DRAWER_PACKAGE =
      Pattern.compile("/(util|utils|common|helper|helpers|impl|misc|constants|exception)/");
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (?:(?:abstract|final|sealed|non-sealed|static) )*(?:class|interface|record|enum|@interface) ",
          Pattern.MULTILINE);

  /** Main sources, test sources: path from the root, text. */
  private static Map<String, String> main;

  private static Map<String, String> tests;

  @BeforeAll
  static void readTheSources() throws IOException {
    Path root = Path.of(System.getProperty("ih.root"));
    main = sources(root, "/src/main/java/");
    tests = sources(root, "/src/test/java/");
    assertThat(main).as("sources below " + root).hasSizeGreaterThan(50);
  }

  private static Map<String, String> sources(Path root, String folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(root, 14)) {
      files
          .filter(f -> f.toString().contains(folder) && f.toString().endsWith(".java"))
          .forEach(f -> texts.put(root.relativize(f).toString(), read(f)));
    }
    return texts;
  }

  @Test
  void noFileIsLongerThanAReaderBears() {
    Map<String, String> all = new TreeMap<>(main);
    all.putAll(tests);
    assertThat(all)
        .allSatisfy(
            (path, text) ->
                assertThat(LONGER_WITH_REASON.containsKey(path) ? 0L : text.lines().count())
                    .as(path)
                    .isLessThanOrEqualTo(LONGEST_FILE));
  }

  @Test
  void theMedianFileFitsOnAScreenOrTwo() {
    List<Long> lengths =
        main.entrySet().stream()
            .filter(e -> !e.getKey().endsWith("-info.java"))
            .map(e -> e.getValue().lines().count())
            .sorted()
            .toList();
    assertThat(lengths.get(lengths.size() / 2)).isLessThanOrEqualTo(MEDIAN_AT_MOST);
  }

  @Test
  void noTypeAndNoPackageIsADrawer() {
    assertThat(main.keySet())
        .noneMatch(path -> DRAWER.matcher(path).find() || DRAWER_PACKAGE.matcher(path).find());
  }

  @Test
  void everyPublicTypeSaysWhatItIs() {
    assertThat(main)
        .allSatisfy(
            (path, text) -> {
              var type = PUBLIC_TYPE.matcher(text);
              if (type.find()) {
                assertThat(text.substring(0, type.start())).as(path).contains("/**");
              }
            });
  }

  @Test
  void nothingSleepsAndNothingIsLeftForLater() {
    assertThat(main)
        .allSatisfy(
            (path, text) ->
                assertThat(text)
                    .as(path)
                    .doesNotContain("Thread.sleep", "TODO", "FIXME", "printStackTrace"));
  }

  @Test
  void onlyTheCommandLinePrints() {
    assertThat(main)
        .allSatisfy(
            (path, text) -> {
              if (!path.startsWith("app/") && !path.startsWith("bench/")) {
                assertThat(text).as(path).doesNotContain("System.out", "System.err");
              }
            });
  }

  @Test
  void economicsHasNoFloatingPoint() {
    assertThat(main)
        .allSatisfy(
            (path, text) -> {
              if (path.startsWith("economics/")) {
                assertThat(text)
                    .as(path)
                    .doesNotContainPattern("\\b(double|float|Double|Float)\\b");
              }
            });
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
