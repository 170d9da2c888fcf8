package dev.winnow.cli.policy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyException;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.util.List;
import java.util.Set;

/**
 * Changes to a policy as assignments: {@code spam.specialists.allow=0.2}, {@code
 * spam.action=limit}, {@code interimAction=allow}, {@code overBudget=people}, {@code
 * languages.de.spam.screen.allow=0.2}. Together they must leave a valid policy.
 */
final class PolicyEdits {
  private static final YAMLMapper YAML = new YAMLMapper();

  /** What is a word of the document itself. */
  private static final Set<String> WORDS = Set.of("interimAction", "overBudget");

  private static final String LANGUAGES = "languages";

  /** What the document holds beside categories and routes, where no category has that name. */
  private static final Set<String> CONTROLS = Set.of("quota", "brake", "audit");

  private PolicyEdits() {}

  /** The document of the policy with the assignments made. */
  static String apply(Policy policy, List<String> assignments) {
    ObjectNode document = tree(PolicyYaml.write(policy));
    for (String assignment : assignments) {
      apply(document, assignment);
    }
    return PolicyYaml.write(PolicyYaml.parse(policy.version() + 1, text(document)));
  }

  private static void apply(ObjectNode document, String assignment) {
    int equals = assignment.indexOf('=');
    if (equals < 1 || equals == assignment.length() - 1) {
      throw wrong(assignment);
    }
    String value = assignment.substring(equals + 1);
    String[] path = assignment.substring(0, equals).split("\\.", -1);
    if (path.length == 1 && WORDS.contains(path[0])) {
      document.put(path[0], value);
    } else if (path.length == 2 && isControl(document, path[0])) {
      control(document.withObjectProperty(path[0]), path[1], value);
    } else if (path.length == 2) {
      category(document, path[0]).put(path[1], value);
    } else if (path.length == 3) {
      category(document, path[0])
          .withObjectProperty(path[1])
          .put(path[2], number(assignment, value));
    } else if (path.length == 5 && path[0].equals(LANGUAGES)) {
      document
          .withObjectProperty(LANGUAGES)
          .withObjectProperty(path[1])
          .withObjectProperty(path[2])
          .withObjectProperty(path[3])
          .put(path[4], number(assignment, value));
    } else {
      throw wrong(assignment);
    }
  }

  private static boolean isControl(ObjectNode document, String name) {
    return CONTROLS.contains(name) && !document.path("categories").has(name);
  }

  /** Numbers are written as such, all else as a word. */
  private static void control(ObjectNode part, String name, String value) {
    if (value.matches("[0-9]{1,18}")) {
      part.put(name, Long.parseLong(value));
    } else if (value.matches("[0-9]*\\.[0-9]+")) {
      part.put(name, Double.parseDouble(value));
    } else {
      part.put(name, value);
    }
  }

  private static ObjectNode category(ObjectNode document, String name) {
    return document.withObjectProperty("categories").withObjectProperty(name);
  }

  private static double number(String assignment, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new PolicyException(assignment + " (expected: a number)", e);
    }
  }

  private static PolicyException wrong(String assignment) {
    return new PolicyException(
        assignment
            + " (expected: CATEGORY.STAGE.allow=NUMBER, CATEGORY.STAGE.act=NUMBER,"
            + " CATEGORY.STAGE.screenShare=NUMBER,"
            + " CATEGORY.action=ACTION, interimAction=ACTION, overBudget=WHO,"
            + " languages.CODE.CATEGORY.STAGE.allow=NUMBER, quota.NAME=VALUE, brake.NAME=VALUE or"
            + " audit.NAME=VALUE)");
  }

  private static ObjectNode tree(String yaml) {
    try {
      return (ObjectNode) YAML.readTree(yaml);
    } catch (JsonProcessingException e) {
      throw new PolicyException("document: not YAML", e);
    }
  }

  private static String text(ObjectNode document) {
    try {
      return YAML.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new PolicyException("document: not YAML", e);
    }
  }
}
