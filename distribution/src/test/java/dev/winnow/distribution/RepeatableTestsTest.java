package dev.winnow.distribution;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the tests draw at random is the same in every run. */
class RepeatableTestsTest {
  private static final Path ROOT = Path.of(System.getProperty("winnow.root"));

  private static JavaClasses tests;

  @BeforeAll
  static void read_the_compiled_tests() throws IOException {
    try (Stream<Path> modules = Files.list(ROOT)) {
      List<Path> compiled =
          modules
              .map(module -> module.resolve("target/test-classes"))
              .filter(Files::isDirectory)
              .toList();
      tests = new ClassFileImporter().importPaths(compiled);
    }
  }

  @Test
  void every_property_states_its_seed() {
    assertThat(tests.that(DescribedPredicate.describe("pipeline", this::isOfThePipeline)))
        .as("the pipeline's tests")
        .isNotEmpty();
    methods().that().areAnnotatedWith(Property.class).should(stateASeed()).check(tests);
  }

  @Test
  void no_test_draws_without_a_seed() {
    noClasses()
        .should()
        .callConstructor(Random.class)
        .orShould()
        .callMethodWhere(
            DescribedPredicate.describe(
                "a call for the thread's own random numbers",
                call ->
                    assignableTo(ThreadLocalRandom.class).test(call.getTargetOwner())
                        || call.getTarget().getFullName().equals("java.lang.Math.random()")))
        .check(tests);
  }

  private boolean isOfThePipeline(JavaClass one) {
    return one.getPackageName().startsWith("dev.winnow.pipeline");
  }

  private static ArchCondition<JavaMethod> stateASeed() {
    return new ArchCondition<>("state a seed") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        boolean stated = !method.getAnnotationOfType(Property.class).seed().isEmpty();
        events.add(
            new SimpleConditionEvent(method, stated, method.getFullName() + " states a seed"));
      }
    };
  }
}
