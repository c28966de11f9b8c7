package xyz.infinitehash.app.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The drawing of docs/architecture.md as a failing test: who may call whom, and no circles
 * anywhere.
 */
class ArrowsTest {
  private static final String ROOT = "xyz.infinitehash.";

  /** A module and the modules it may use. */
  private static final Map<String, List<String>> ARROWS =
      Map.of(
          "crypto", List.of(),
          "substrate", List.of("crypto"),
          "bittensor", List.of("crypto", "substrate"),
          "stratum", List.of("crypto"),
          "economics", List.of("crypto"),
          "devnet", List.of("crypto", "substrate", "bittensor"),
          "validator", List.of("crypto", "substrate", "bittensor", "stratum", "economics"));

  private static JavaClasses classes;

  @BeforeAll
  static void readTheClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT.substring(0, ROOT.length() - 1));
  }

  @TestFactory
  Stream<DynamicTest> aModuleUsesOnlyWhatTheDrawingAllows() {
    return ARROWS.entrySet().stream()
        .map(
            arrow ->
                DynamicTest.dynamicTest(
                    arrow.getKey() + " -> " + arrow.getValue(),
                    () -> {
                      String[] forbidden =
                          Stream.concat(ARROWS.keySet().stream(), Stream.of("app", "bench"))
                              .filter(m -> !m.equals(arrow.getKey()))
                              .filter(m -> !arrow.getValue().contains(m))
                              .map(m -> ROOT + m + "..")
                              .toArray(String[]::new);
                      noClasses()
                          .that()
                          .resideInAPackage(ROOT + arrow.getKey() + "..")
                          .should()
                          .dependOnClassesThat()
                          .resideInAnyPackage(forbidden)
                          .allowEmptyShould(true)
                          .check(classes);
                    }));
  }

  @Test
  void stratumAndEconomicsKnowOnlyHashesAndAddressesOfCrypto() {
    noClasses()
        .that()
        .resideInAnyPackage(ROOT + "stratum..", ROOT + "economics..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ROOT + "crypto.sr25519..")
        .check(classes);
  }

  @Test
  void noPackagesGoRoundInACircle() {
    slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(classes);
  }

  @Test
  void economicsReadsNoClockAndNoRandomness() {
    noClasses()
        .that()
        .resideInAPackage(ROOT + "economics..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.time.Clock")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .dependOnClassesThat()
        .resideInAnyPackage("java.net..", "java.sql..", "java.nio.file..")
        .check(classes);
  }
}
