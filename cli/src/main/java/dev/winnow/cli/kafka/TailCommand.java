package dev.winnow.cli.kafka;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.connectors.json.RecordJson;
import dev.winnow.connectors.kafka.RawRecord;
import dev.winnow.connectors.kafka.TopicReader;
import dev.winnow.connectors.registry.AvroCodec;
import dev.winnow.connectors.registry.Decoded;
import dev.winnow.pipeline.cascade.VerdictJson;
import dev.winnow.schemas.Topics;
import dev.winnow.schemas.Verdict;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code winnow tail}: a topic as JSON Lines. */
@Command(
    name = "tail",
    description = "Print the committed records of a topic as JSON Lines.",
    mixinStandardHelpOptions = true)
public final class TailCommand implements Callable<Integer> {
  private static final Duration POLL = Duration.ofMillis(200);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      defaultValue = Topics.VERDICTS,
      description = "Default: ${DEFAULT-VALUE}.")
  private String topic = "";

  @Option(names = "--from-beginning", description = "All records, not only those still to come.")
  private boolean fromBeginning;

  @Option(names = "--max", paramLabel = "N", description = "End after so many records.")
  private long max = Long.MAX_VALUE;

  @Option(
      names = "--follow",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Wait for more at the end of the topic (the default); with --no-follow, end there.")
  private boolean follow;

  @Option(
      names = "--timeout",
      paramLabel = "DURATION",
      converter = DurationConverter.class,
      description = "End when nothing came for this long, such as 5s.")
  private @Nullable Duration timeout;

  private long printed;
  private long unreadable;

  @Override
  public Integer call() {
    Class<? extends SpecificRecord> type = type();
    try (AvroCodec codec = AvroCodec.connect(connection.registry());
        TopicReader reader = TopicReader.open(connection.kafka(), topic, fromBeginning)) {
      Instant lastCame = Instant.now();
      while (printed + unreadable < max && !Thread.currentThread().isInterrupted()) {
        var records = reader.poll(POLL);
        records.stream()
            .limit(max - printed - unreadable)
            .forEach(record -> print(record, codec.decode(record.value(), type)));
        lastCame = records.isEmpty() ? lastCame : Instant.now();
        if (isOver(reader, lastCame)) {
          break;
        }
      }
    }
    return unreadable == 0 ? 0 : 1;
  }

  private boolean isOver(TopicReader reader, Instant lastCame) {
    return out().checkError() // whoever reads this is gone, such as head
        || (!follow && reader.reachedEnd())
        || (timeout != null && Duration.between(lastCame, Instant.now()).compareTo(timeout) >= 0);
  }

  private void print(RawRecord record, Decoded<? extends SpecificRecord> decoded) {
    String line =
        decoded.fold(
            found -> json(found.value()),
            notAvro -> unreadable(record, notAvro.detail()),
            unknown -> unreadable(record, "unknown schema id " + unknown.id()));
    if (!line.isEmpty()) {
      printed++;
      out().println(line);
    }
  }

  private static String json(SpecificRecord record) {
    ObjectNode json =
        record instanceof Verdict verdict ? VerdictJson.of(verdict) : RecordJson.of(record);
    return json.toString();
  }

  private String unreadable(RawRecord record, String why) {
    unreadable++;
    err().println(record.coordinates() + ": " + why);
    return "";
  }

  private Class<? extends SpecificRecord> type() {
    Schema schema = Topics.all().get(topic);
    if (schema == null) {
      throw new ParameterException(
          spec.commandLine(),
          "--topic: " + topic + " (expected: one of " + Topics.all().keySet() + ")");
    }
    return SpecificData.get().getClass(schema).asSubclass(SpecificRecord.class);
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
