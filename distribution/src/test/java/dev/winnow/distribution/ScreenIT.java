package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.classify.ClassifyCommand;
import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.distribution.whole.WinnowCommand;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.StageEvidence;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The shipped screen under the default policy, in the stream and without it. */
@ExtendWith(SharedStack.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ScreenIT {
  private static final double TOLERANCE = 1e-4;
  private static final String EVERYDAY = "How do I change the address that my new card is sent to?";
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void an_everyday_text_ends_at_the_screen_in_the_stream_and_without_it(
      LocalStack stack, @TempDir Path folder) throws Exception {
    Verdict streamed;
    try (Publisher publisher = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      publisher.publish(Publisher.item("screened", EVERYDAY).build());
      streamed = answers.finalVerdict("screened", 1);
    }
    assertThat(streamed.getDecidedBy()).isEqualTo("screen");
    assertThat(streamed.getAction()).isEqualTo("allow");
    assertThat(streamed.getEvidence())
        .extracting(StageEvidence::getStage)
        .containsExactly("screen");
    assertThat(streamed.getEvidence().get(0).getModels())
        .extracting(ModelRef::getId)
        .containsExactly("screen-en", "screen-en-triggers");

    JsonNode line = classified(folder);
    assertThat(line.get("decidedBy").textValue()).isEqualTo("screen");
    streamed
        .getLabels()
        .forEach(
            (name, label) ->
                assertThat(line.at("/labels/" + name + "/probability").doubleValue())
                    .isCloseTo(label.getProbability(), within(TOLERANCE)));
  }

  private static JsonNode classified(Path folder) throws Exception {
    Path input =
        Files.writeString(
            folder.resolve("items.jsonl"),
            JSON.createObjectNode().put("id", "offline").put("text", EVERYDAY) + "\n");
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        new CommandLine(new ClassifyCommand())
            .setOut(new PrintWriter(out))
            .setErr(new PrintWriter(err))
            .execute("--models=" + WinnowCommand.models(), "--input=" + input);
    assertThat(status).as(err.toString()).isZero();
    return JSON.readTree(out.toString());
  }
}
