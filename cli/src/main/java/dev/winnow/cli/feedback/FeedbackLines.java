package dev.winnow.cli.feedback;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.winnow.cli.lines.Line;
import dev.winnow.cli.lines.LineLimit;
import dev.winnow.cli.lines.Lines;
import dev.winnow.connectors.json.FeedbackJson;
import dev.winnow.connectors.json.JsonLineException;
import dev.winnow.connectors.json.RecordFromJson;
import dev.winnow.schemas.Audit;
import dev.winnow.schemas.ReviewRequest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;

/**
 * Lines of audits, reviews and feedback. Which of them a line is, its fields tell: {@code draw} is
 * an audit's, {@code status} a review's. What cannot be read is named by its place.
 */
final class FeedbackLines {
  private static final int MAX_RECORD_BYTES = 4 << 20;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final FeedbackSink sink;
  private final PrintWriter notes;
  private long unreadable;

  FeedbackLines(FeedbackSink sink, PrintWriter notes) {
    this.sink = sink;
    this.notes = notes;
  }

  void read(Path file) throws IOException {
    try (Lines lines = Lines.open(file, LineLimit.ofRecord(MAX_RECORD_BYTES))) {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        if (line.fault() != null) {
          refuse(file, line, line.fault());
        } else if (!line.isBlank()) {
          take(file, line);
        }
      }
    }
  }

  long unreadable() {
    return unreadable;
  }

  private void take(Path file, Line line) {
    try {
      JsonNode json = JSON.readTree(line.text());
      if (json.has("draw")) {
        sink.audit(RecordFromJson.read(json, Audit.class));
      } else if (json.has("status")) {
        sink.review(RecordFromJson.read(json, ReviewRequest.class));
      } else {
        sink.feedback(FeedbackJson.parse(line.text(), Clock.systemUTC()));
      }
    } catch (JsonProcessingException e) {
      // Jackson's own message quotes the line.
      refuse(file, line, "not JSON");
    } catch (JsonLineException e) {
      refuse(file, line, String.valueOf(e.getMessage()));
    }
  }

  private void refuse(Path file, Line line, String why) {
    unreadable++;
    notes.println(file + ":" + line.number() + ": " + why);
  }
}
