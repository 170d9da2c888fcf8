package dev.winnow.cli.bench;

import dev.winnow.benchmarks.endtoend.EndToEndBenchmark;
import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.pipeline.cascade.Guard;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.pipeline.policy.PolicyYaml;
import dev.winnow.schemas.ContentItem;
import dev.winnow.schemas.Operation;
import dev.winnow.stack.local.Distribution;
import dev.winnow.stack.local.LocalStack;
import dev.winnow.stack.local.Ports;
import dev.winnow.stack.local.StackSettings;
import dev.winnow.stack.local.StartListener;
import dev.winnow.stack.local.WorkingFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow bench end-to-end}. */
@Command(
    name = "end-to-end",
    description =
        "Items a second through Kafka and both jobs, against a bare loop over the same models.",
    mixinStandardHelpOptions = true)
final class EndToEndCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--items",
      paramLabel = "N",
      defaultValue = "2000",
      description = "Items a round. Default: ${DEFAULT-VALUE}.")
  private int items;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Rounds after the warm-up. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "The texts, as JSON Lines. Default: samples/posts.jsonl.")
  private @Nullable Path input;

  @ArgGroup(exclusive = false, heading = "Or a mix of everyday texts and violations:%n")
  private @Nullable MixOptions mix;

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

  @Override
  public Integer call() throws IOException, InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    Path root = Path.of(System.getProperty("winnow.root", ""));
    List<ContentItem> posts = posts(root);
    try (WorkingFolder folder = WorkingFolder.take(root.resolve(".winnow").resolve("bench"))) {
      folder.clear();
      try (LocalStack stack =
          new LocalStack(
              new StackSettings(
                  Distribution.current(), folder.path(), Ports.free(), jobArguments(), true))) {
        stack.start(progress(err));
        var result = new EndToEndBenchmark(stack, rules(), posts, items, err::println).run(rounds);
        spec.commandLine().getOut().println(result.json());
      }
    }
    return 0;
  }

  private List<String> jobArguments() {
    return policy == null
        ? List.of()
        : List.of("--policy", policy.toAbsolutePath().normalize().toString());
  }

  private Policy rules() throws IOException {
    return PolicyYaml.parse(
        1, policy == null ? PolicyYaml.defaultDocument() : Files.readString(policy));
  }

  private List<ContentItem> posts(Path root) throws IOException {
    if (input != null && mix != null) {
      throw new ParameterException(
          spec.commandLine(), "--input and --data (expected: one of the two)");
    }
    List<ContentItem> posts =
        mix == null
            ? read(input == null ? root.resolve("samples").resolve("posts.jsonl") : input)
            : mix.draw(new TreeSet<>(rules().categories().keySet())).stream()
                .map(EndToEndCommand::item)
                .toList();
    return posts.stream()
        .filter(post -> Objects.requireNonNull(post.getText()).length() <= maxChars)
        .toList();
  }

  private static ContentItem item(String text) {
    return ContentItem.newBuilder().setTenant("bench").setId("").setText(text).build();
  }

  private static List<ContentItem> read(Path file) throws IOException {
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

  private static StartListener progress(PrintWriter err) {
    return new StartListener() {
      @Override
      public void starts(String part) {
        err.println("starting " + part);
      }

      @Override
      public void ready(String part, Duration took) {
        err.println("ready " + part);
      }
    };
  }
}
