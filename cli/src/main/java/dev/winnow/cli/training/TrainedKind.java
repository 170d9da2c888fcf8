package dev.winnow.cli.training;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What {@code train} can make. */
enum TrainedKind {
  HEADS,
  SCREEN,
  INTENTS;

  String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  static TrainedKind of(String term) {
    return Arrays.stream(values())
        .filter(kind -> kind.term().equals(term))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "--kind: %s (expected: %s)"
                        .formatted(
                            term,
                            Arrays.stream(values())
                                .map(TrainedKind::term)
                                .collect(Collectors.joining(" or ")))));
  }
}
