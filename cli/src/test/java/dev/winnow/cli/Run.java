package dev.winnow.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;

/**
 * A command line that was run, as its user sees it.
 *
 * @param exit the exit code
 * @param out what it printed to standard output
 * @param err what it printed to standard error
 */
record Run(int exit, String out, String err) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Run of(List<String> arguments) {
    return of(arguments.toArray(String[]::new));
  }

  static Run of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        Winnow.commandLine()
            .setOut(new PrintWriter(out, true))
            .setErr(new PrintWriter(err, true))
            .execute(arguments);
    return new Run(exit, out.toString(), err.toString());
  }

  List<String> lines() {
    return out.lines().toList();
  }

  /** All that it printed, value by value. */
  List<JsonNode> jsons() throws IOException {
    try (MappingIterator<JsonNode> values = JSON.readerFor(JsonNode.class).readValues(out)) {
      return values.readAll();
    }
  }

  /** The last of it; empty where there is none. */
  JsonNode json() throws IOException {
    List<JsonNode> all = jsons();
    return all.isEmpty() ? JSON.createObjectNode() : all.get(all.size() - 1);
  }
}
