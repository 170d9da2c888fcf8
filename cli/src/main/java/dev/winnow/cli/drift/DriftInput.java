package dev.winnow.cli.drift;

import dev.winnow.cli.classify.CascadeOptions;
import dev.winnow.cli.classify.InOrder;
import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.pipeline.cascade.Cascade;
import dev.winnow.pipeline.cascade.UndecidableException;
import dev.winnow.schemas.Stage;
import dev.winnow.schemas.Verdict;
import dev.winnow.training.data.LabelledFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Where verdicts come from: texts that are put through screen and specialists, or a file of them.
 */
final class DriftInput {
  /** Lines: enough for full batches of like length. */
  private static final int READ_AHEAD = 256;

  private static final int MAX_VERDICT_BYTES = 1 << 20;
  private static final String STANDARD_INPUT = "-";

  @Option(
      names = "--input",
      paramLabel = "FILE|DIR",
      description =
          "Items or labelled rows as JSON Lines, to be put through screen and specialists; of a"
              + " folder all files but train.jsonl(.gz).")
  private @Nullable Path input;

  @Option(
      names = "--verdicts",
      paramLabel = "FILE",
      description =
          "Verdicts as tail and classify print them, instead of items; - is standard input. Those"
              + " of screen and specialists count.")
  private @Nullable Path verdicts;

  @Mixin private CascadeOptions cascade = new CascadeOptions(Stage.SCREEN, Stage.SPECIALISTS);

  private long unreadable;

  /** Hands out the verdicts in the order of the input; names lines that cannot be read. */
  void forEach(PrintWriter notes, Consumer<Verdict> taken) throws IOException {
    if (input != null && verdicts == null) {
      judge(LabelledFile.forEvaluation(input), notes, taken);
    } else if (verdicts != null && input == null) {
      boolean standard = verdicts.toString().equals(STANDARD_INPUT);
      read(standard ? null : verdicts, notes, taken);
    } else {
      throw new IllegalArgumentException("--input, --verdicts: (expected: one of them)");
    }
  }

  /** How many lines could not be read or decided. */
  long unreadable() {
    return unreadable;
  }

  private void read(@Nullable Path file, PrintWriter notes, Consumer<Verdict> taken)
      throws IOException {
    String place = file == null ? STANDARD_INPUT : file.toString();
    try (Lines lines = Lines.open(file, LineLimit.ofRecord(MAX_VERDICT_BYTES))) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (!line.isBlank()) {
          String at = place + ":" + line.number();
          verdict(line, at, notes).ifPresent(taken);
        }
      }
    }
  }

  private Optional<Verdict> verdict(Line line, String at, PrintWriter notes) {
    try {
      return line.fault() == null
          ? Optional.of(VerdictLine.parse(line.text()))
          : refused(at, line.fault(), notes);
    } catch (IllegalArgumentException e) {
      return refused(at, e.getMessage(), notes);
    }
  }

  private void judge(Iterable<LabelledFile> files, PrintWriter notes, Consumer<Verdict> taken)
      throws IOException {
    if (cascade.runs(Stage.GENERAL)) {
      throw new IllegalArgumentException(
          "--stages: general (expected: those of the moderate job, screen and specialists)");
    }
    try (Cascade stages = cascade.open(notes)) {
      InOrder<Optional<Verdict>> answers =
          new InOrder<>(READ_AHEAD, verdict -> verdict.ifPresent(taken));
      for (LabelledFile file : files) {
        notes.println("drift: " + file.path());
        try (Lines lines = Lines.open(file.path(), cascade.maxLineBytes())) {
          for (Line line = lines.next(); line != null; line = lines.next()) {
            if (!line.isBlank()) {
              answers.add(judged(stages, line, file.path() + ":" + line.number(), notes));
            }
          }
        }
      }
      answers.finish();
    }
  }

  private CompletableFuture<Optional<Verdict>> judged(
      Cascade stages, Line line, String at, PrintWriter notes) {
    try {
      return line.fault() == null
          ? stages
              .judge(ContentItemJson.parse(line.text()))
              .thenApply(Optional::of)
              .exceptionally(failure -> undecidable(at, failure, notes))
          : CompletableFuture.completedFuture(refused(at, line.fault(), notes));
    } catch (JsonLineException e) {
      return CompletableFuture.completedFuture(refused(at, e.getMessage(), notes));
    }
  }

  private Optional<Verdict> undecidable(String at, Throwable failure, PrintWriter notes) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof UndecidableException undecidable) {
      return refused(at, undecidable.getMessage(), notes);
    }
    throw new CompletionException(cause);
  }

  /** Called by the threads of classifiers too. */
  private synchronized Optional<Verdict> refused(
      String at, @Nullable String why, PrintWriter notes) {
    unreadable++;
    notes.println(at + ": " + why);
    return Optional.empty();
  }
}
