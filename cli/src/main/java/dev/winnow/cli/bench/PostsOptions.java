package dev.winnow.cli.bench;

import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The items that are sent through a stack, and the rules that are in force there. */
final class PostsOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "The texts, as JSON Lines. Default: samples/posts.jsonl.")
  private @Nullable Path input;

  @ArgGroup(exclusive = false, heading = "Or a mix of everyday texts and violations:%n")
  private @Nullable MixOptions mix;

  @Option(
      names = "--everyday",
      split = ",",
      paramLabel = "SET",
      description =
          "With --data: the sets whose rows are the everyday texts, but for their violations."
              + " Default: the rows of all sets that label a category and violate none.")
  private Set<String> everyday = Set.of();

  @Option(
      names = "--max-chars",
      paramLabel = "N",
      description = "Longer texts are left out. Default: none is.")
  private int maxChars = Integer.MAX_VALUE;

  @Option(
      names = "--policy",
      paramLabel = "FILE",
      description = "The rules, as YAML. Default: the policy that comes with Winnow.")
  private @Nullable Path policy;

  /** What the jobs are told of the rules. */
  List<String> jobArguments() {
    return policy == null
        ? List.of()
        : List.of("--policy", policy.toAbsolutePath().normalize().toString());
  }

  Policy rules() throws IOException {
    return PolicyYaml.parse(
        1, policy == null ? PolicyYaml.defaultDocument() : Files.readString(policy));
  }

  /**
   * Items with a text.
   *
   * @param root of Winnow's files
   */
  List<ContentItem> read(Path root) throws IOException {
    if (input != null && mix != null) {
      throw new ParameterException(
          spec.commandLine(), "--input and --data (expected: one of the two)");
    }
    if (!everyday.isEmpty() && mix == null) {
      throw new ParameterException(
          spec.commandLine(), "--everyday: without --data (expected: both)");
    }
    List<ContentItem> posts =
        mix == null
            ? lines(input == null ? root.resolve("samples").resolve("posts.jsonl") : input)
            : mix.draw(new TreeSet<>(rules().categories().keySet()), everyday).stream()
                .map(PostsOptions::item)
                .toList();
    return posts.stream()
        .filter(post -> Objects.requireNonNull(post.getText()).length() <= maxChars)
        .toList();
  }

  private static ContentItem item(String text) {
    return ContentItem.newBuilder().setTenant("bench").setId("").setText(text).build();
  }

  private static List<ContentItem> lines(Path file) throws IOException {
    List<ContentItem> posts = new ArrayList<>();
    try (Lines lines = Lines.open(file, LineLimit.ofText(Guard.DEFAULT_MAX_TEXT_BYTES))) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          posts.add(post(line));
        }
      }
    }
    posts.removeIf(
        item ->
            !item.getOperation().equals(Operation.UPSERT.term())
                || item.getText() == null
                || item.getText().isBlank());
    return posts;
  }

  private static ContentItem post(Line line) {
    if (line.fault() != null) {
      throw new IllegalArgumentException("line " + line.number() + ": " + line.fault());
    }
    return ContentItemJson.parse(line.text());
  }
}
