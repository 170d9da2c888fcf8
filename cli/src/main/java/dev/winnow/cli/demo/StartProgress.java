package dev.winnow.cli.demo;

import dev.winnow.stack.local.StartListener;
import java.time.Duration;
import java.util.Map;

/** Says how the stack comes up. */
final class StartProgress implements StartListener {
  private static final Map<String, String> NAMES =
      Map.of(
          "broker", "Kafka broker",
          "registry", "schema registry",
          "flink", "Flink with both jobs and their models",
          "rollups", "roll-ups");

  private final Screen screen;

  StartProgress(Screen screen) {
    this.screen = screen;
  }

  @Override
  public void starts(String part) {
    screen.say("  starting  " + NAMES.getOrDefault(part, part));
  }

  @Override
  public void ready(String part, Duration took) {
    screen.say(
        "  @|green ready|@     %s (%s)"
            .formatted(NAMES.getOrDefault(part, part), Screen.seconds(took)));
  }
}
