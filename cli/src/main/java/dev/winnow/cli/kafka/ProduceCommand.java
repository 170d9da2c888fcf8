package dev.winnow.cli.kafka;

import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.FeedbackJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.kafka.Pace;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.schemas.Topics;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code winnow produce}: JSON Lines to a topic. */
@Command(
    name = "produce",
    description = "Publish JSON Lines as items, or as feedback of reviewers.",
    mixinStandardHelpOptions = true)
public final class ProduceCommand implements Callable<Integer> {
  /** What a line is. */
  enum Type {
    item,
    feedback
  }

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ConnectionOptions connection = new ConnectionOptions();

  @Option(
      names = "--topic",
      description = "Default: " + Topics.ITEMS + ", or " + Topics.FEEDBACK + " for feedback.")
  private @Nullable String topic;

  @Option(
      names = "--type",
      description =
          "What a line is: ${COMPLETION-CANDIDATES}. Default: feedback where the topic is "
              + Topics.FEEDBACK
              + ", else item.")
  private @Nullable Type type;

  @Option(
      names = "--rate",
      defaultValue = "0",
      description = "Lines a second; 0 (the default) is as fast as it goes.")
  private double rate;

  @Option(
      names = "--input",
      paramLabel = "FILE",
      description = "JSON Lines, gzipped or not. Default: standard input.")
  private @Nullable Path input;

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong failed = new AtomicLong();

  /** A record could not be written though it was tried for minutes: so it is for all others. */
  private volatile boolean outOfReach;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (type == Type.feedback || (type == null && Topics.FEEDBACK.equals(topic))) {
      Clock clock = Clock.systemUTC();
      publish(RecordRoute.feedback(), line -> FeedbackJson.parse(line, clock));
    } else {
      publish(RecordRoute.items(), ContentItemJson::parse);
    }
    out("{\"sent\":" + sent + ",\"failed\":" + failed + "}");
    return failed.get() == 0 ? 0 : 1;
  }

  private <T extends SpecificRecord> void publish(RecordRoute<T> route, Function<String, T> parser)
      throws IOException, InterruptedException {
    RecordRoute<T> target = topic == null ? route : route.to(topic);
    Pace pace = Pace.perSecond(rate);
    KafkaSettings kafka = connection.kafka();
    try (Lines lines = Lines.open(input, LineLimit.ofRecord(kafka.maxRecordBytes()));
        RecordPublisher<T> publisher = RecordPublisher.open(kafka, connection.registry(), target)) {
      for (Line line = lines.next(); line != null && !outOfReach; line = lines.next()) {
        if (!line.isBlank()) {
          pace.await();
          publish(publisher, line, parser);
        }
      }
    }
  }

  private <T extends SpecificRecord> void publish(
      RecordPublisher<T> publisher, Line line, Function<String, T> parser) {
    long number = line.number();
    if (line.fault() != null) {
      failed(number, line.fault());
      return;
    }
    T record;
    try {
      record = parser.apply(line.text());
    } catch (JsonLineException e) {
      failed(number, e.getMessage());
      return;
    }
    try {
      var unused =
          publisher
              .publish(record)
              .whenComplete(
                  (offset, failure) -> {
                    if (failure == null) {
                      sent.incrementAndGet();
                    } else {
                      notSent(number, failure);
                    }
                  });
    } catch (RetryableConnectorException e) {
      throw e; // the registry is out of reach: so it is for all lines
    } catch (ConnectorException e) {
      failed(number, e.getMessage());
    }
  }

  /** On the producer's thread. */
  private void notSent(long number, Throwable why) {
    if (why instanceof RetryableConnectorException) {
      outOfReach = true;
    }
    failed(number, why.getMessage());
  }

  private void failed(long number, @Nullable String why) {
    failed.incrementAndGet();
    spec.commandLine().getErr().println("line " + number + ": " + why);
  }

  private void out(String line) {
    spec.commandLine().getOut().println(line);
  }
}
