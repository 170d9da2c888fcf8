package dev.winnow.cli.kafka;

import dev.winnow.connectors.ConnectorException;
import dev.winnow.connectors.RetryableConnectorException;
import dev.winnow.connectors.json.ContentItemJson;
import dev.winnow.connectors.json.FeedbackJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.connectors.kafka.Pace;
import dev.winnow.connectors.kafka.RecordPublisher;
import dev.winnow.connectors.kafka.RecordRoute;
import dev.winnow.schemas.Topics;
import java.io.BufferedReader;
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
    try (BufferedReader lines = Lines.open(input);
        RecordPublisher<T> publisher =
            RecordPublisher.open(connection.kafka(), connection.registry(), target)) {
      long number = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        number++;
        if (!line.isBlank()) {
          pace.await();
          publish(publisher, number, line, parser);
        }
      }
    }
  }

  private <T extends SpecificRecord> void publish(
      RecordPublisher<T> publisher, long number, String line, Function<String, T> parser) {
    T record;
    try {
      record = parser.apply(line);
    } catch (JsonLineException e) {
      failed(number, e);
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
                      failed(number, failure);
                    }
                  });
    } catch (RetryableConnectorException e) {
      throw e; // the registry is out of reach: so it is for all lines
    } catch (ConnectorException e) {
      failed(number, e);
    }
  }

  private void failed(long number, Throwable why) {
    failed.incrementAndGet();
    spec.commandLine().getErr().println("line " + number + ": " + why.getMessage());
  }

  private void out(String line) {
    spec.commandLine().getOut().println(line);
  }
}
