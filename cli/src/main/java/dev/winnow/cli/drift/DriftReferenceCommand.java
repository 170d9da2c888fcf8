package dev.winnow.cli.drift;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftReferenceJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow drift reference}. */
@Command(
    name = "reference",
    description = {
      "Write down how scores and inputs are distributed in rows that are drawn like the stream: what"
          + " the moderate job and drift check hold items against. Holds nothing of the rows"
          + " themselves."
    },
    mixinStandardHelpOptions = true)
public final class DriftReferenceCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private DriftInput input = new DriftInput();
  @Mixin private TermsOptions terms = new TermsOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "FILE",
      description = "Where the reference goes.")
  private Path out = Path.of("");

  @Option(
      names = "--note",
      paramLabel = "TEXT",
      description = "Whatever tells it from others. Another note makes another reference.")
  private String note = "";

  @Option(
      names = "--max-rows",
      paramLabel = "N",
      description = "More rows than memory has room for are refused. Default: ${DEFAULT-VALUE}.")
  private int maxRows = 1_000_000;

  @Override
  public Integer call() throws IOException {
    ReferenceRows rows = new ReferenceRows(maxRows);
    input.forEach(spec.commandLine().getErr(), rows::add);
    DriftReference reference = rows.reference(terms.terms(), note, Instant.now());
    Files.writeString(out, DriftReferenceJson.of(reference).toPrettyString() + "\n");
    spec.commandLine().getOut().println(summary(rows, reference));
    return input.unreadable() == 0 ? 0 : 1;
  }

  private ObjectNode summary(ReferenceRows rows, DriftReference reference) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("rows", rows.rows());
    json.put("unreadable", input.unreadable());
    ArrayNode figures = json.putArray("figures");
    reference.figures().forEach(figure -> figures.add(figure.figure().name()));
    ArrayNode leftOut = json.putArray("leftOut");
    rows.leftOut()
        .forEach(
            column ->
                leftOut
                    .addObject()
                    .put("figure", column.figure().name())
                    .put("rows", column.rows()));
    return json;
  }
}
