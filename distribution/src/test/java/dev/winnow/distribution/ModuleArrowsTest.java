package dev.winnow.distribution;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.ImmutableList;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Dependencies between the modules point one way. */
class ModuleArrowsTest {
  private static final Path ROOT = Path.of(System.getProperty("winnow.root"));
  private static final String FLINK = "org.apache.flink..";
  private static final String KAFKA = "org.apache.kafka..";
  private static final String STREAMS = "org.apache.kafka.streams..";
  private static final String REGISTRY = "io.confluent..";
  private static final String ONNX_RUNTIME = "ai.onnxruntime..";

  private static JavaClasses all;

  /** A module, and the modules that it may know. */
  private enum Module {
    SCHEMAS("schemas", "schemas"),
    ONNX("onnx-graph", "onnx"),
    RUNTIME("model-runtime", "runtime", SCHEMAS, ONNX),
    TRAINING("training", "training", SCHEMAS, ONNX, RUNTIME),
    CONNECTORS("connectors", "connectors", SCHEMAS),
    PIPELINE("pipeline", "pipeline", SCHEMAS, RUNTIME, CONNECTORS),
    STACK("stack", "stack", SCHEMAS, RUNTIME, CONNECTORS, PIPELINE),
    CONSOLE("console", "console", SCHEMAS, CONNECTORS),
    BENCHMARKS("benchmarks", "benchmarks", SCHEMAS, ONNX, RUNTIME, CONNECTORS, PIPELINE, STACK),
    CLI("cli", "cli", SCHEMAS, ONNX, RUNTIME, TRAINING, CONNECTORS, PIPELINE, STACK, BENCHMARKS);

    private final String folder;
    private final String ownPackage;
    private final ImmutableList<Module> known;

    Module(String folder, String name, Module... known) {
      this.folder = folder;
      this.ownPackage = "dev.winnow." + name + "..";
      this.known = ImmutableList.copyOf(known);
    }

    Path classes() {
      return ROOT.resolve(folder).resolve("target/classes");
    }

    String[] allowed() {
      return Stream.concat(Stream.of(this), known.stream())
          .map(module -> module.ownPackage)
          .toArray(String[]::new);
    }
  }

  @BeforeAll
  static void read_the_compiled_classes() {
    all =
        new ClassFileImporter()
            .importPaths(Arrays.stream(Module.values()).map(Module::classes).toList());
  }

  @ParameterizedTest
  @EnumSource
  void is_read_where_it_has_sources(Module module) {
    assertThat(all.that(resideInAnyPackage(module.ownPackage)).isEmpty())
        .as("no classes of %s in %s", module, module.classes())
        .isEqualTo(Files.notExists(ROOT.resolve(module.folder).resolve("src/main")));
  }

  @ParameterizedTest
  @EnumSource
  void knows_only_the_modules_before_it(Module module) {
    classes()
        .that()
        .resideInAPackage(module.ownPackage)
        .should()
        .onlyDependOnClassesThat(
            resideInAnyPackage(module.allowed()).or(resideOutsideOfPackage("dev.winnow..")))
        .allowEmptyShould(true)
        .check(all);
  }

  @Test
  void no_class_stands_outside_the_modules() {
    classes()
        .should()
        .resideInAnyPackage(
            Arrays.stream(Module.values()).map(module -> module.ownPackage).toArray(String[]::new))
        .check(all);
  }

  @Test
  void modules_form_no_cycle() {
    slices().matching("dev.winnow.(*)..").should().beFreeOfCycles().check(all);
  }

  @Test
  void onnx_runtime_is_known_to_sessions_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage("dev.winnow.runtime.session..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage(ONNX_RUNTIME)
        .check(all);
  }

  @Test
  void models_and_training_know_neither_flink_nor_kafka() {
    noClasses()
        .that()
        .resideInAnyPackage(
            Module.SCHEMAS.ownPackage,
            Module.ONNX.ownPackage,
            Module.RUNTIME.ownPackage,
            Module.TRAINING.ownPackage)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(FLINK, KAFKA, REGISTRY)
        .check(all);
  }

  @Test
  void the_console_knows_no_flink() {
    noClasses()
        .that()
        .resideInAPackage(Module.CONSOLE.ownPackage)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(FLINK)
        .check(all);
  }

  @Test
  void kafka_streams_is_known_to_the_console_alone() {
    noClasses()
        .that()
        .resideOutsideOfPackage(Module.CONSOLE.ownPackage)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(STREAMS)
        .check(all);
  }
}
