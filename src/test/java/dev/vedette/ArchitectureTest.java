package dev.vedette;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What may know what: the stages meet in {@code model} and in {@link Pipeline} only. */
@AnalyzeClasses(packages = "dev.vedette", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
  private static final String FLINK_CLASSES =
      ".*(Stage|Function|Operator|Serializer|TypeInfo|Factory|Snapshot|ScrapeStats|ScrapePartial|ScrapeRevisions|WaitingPartials|SourceAddress)(\\$.*)?";

  @ArchTest static final ArchRule modelKnowsNothing = only("model", "model");

  @ArchTest static final ArchRule parseKnowsModel = only("parse", "parse", "model");

  @ArchTest static final ArchRule columnarKnowsNothing = only("columnar", "columnar");

  @ArchTest static final ArchRule sketchKnowsNothing = only("sketch", "sketch");

  @ArchTest
  static final ArchRule detectKnowsModelAndSketch =
      only("detect", "detect", "model", "sketch", "metrics", "spill", "state");

  @ArchTest
  static final ArchRule correlateKnowsModel =
      only("correlate", "correlate", "model", "metrics", "state");

  @ArchTest static final ArchRule spillKnowsNothing = only("spill", "spill");

  @ArchTest static final ArchRule stateKnowsNothing = only("state", "state");

  @ArchTest static final ArchRule generateKnowsNothing = only("generate", "generate");

  @ArchTest static final ArchRule sinkKnowsModel = only("sink", "sink", "model");

  @ArchTest
  static final ArchRule engineKnowsWhatItRuns =
      only(
          "engine",
          "engine",
          "columnar",
          "parse",
          "detect",
          "sketch",
          "model",
          "config",
          "metrics");

  @ArchTest
  static final ArchRule sourceKnowsTheEngine =
      only("source", "source", "engine", "model", "config");

  @ArchTest
  static final ArchRule rulesAndParsersArePlainJava =
      noClasses()
          .that(
              resideInAnyPackage(
                  "dev.vedette.model..",
                  "dev.vedette.parse..",
                  "dev.vedette.columnar..",
                  "dev.vedette.detect..",
                  "dev.vedette.sketch..",
                  "dev.vedette.engine..",
                  "dev.vedette.correlate..",
                  "dev.vedette.generate.."))
          .and()
          .haveNameNotMatching(FLINK_CLASSES)
          .should()
          .dependOnClassesThat(resideInAnyPackage("org.apache.flink.."));

  /** A package may depend on these packages of ours, and on whatever is not ours. */
  private static ArchRule only(String name, String... known) {
    String[] packages = new String[known.length];
    for (int i = 0; i < known.length; i++) {
      packages[i] = "dev.vedette." + known[i] + "..";
    }
    return classes()
        .that()
        .resideInAPackage("dev.vedette." + name + "..")
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(packages).or(resideOutsideOfPackage("dev.vedette..")));
  }
}
