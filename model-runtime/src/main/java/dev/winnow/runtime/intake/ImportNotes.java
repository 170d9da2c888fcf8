package dev.winnow.runtime.intake;

import java.util.ArrayList;
import java.util.List;

/** What whoever imports a model should know, gathered on the way. */
final class ImportNotes {
  private final List<String> sentences = new ArrayList<>();

  void add(String sentence) {
    sentences.add(sentence);
  }

  List<String> all() {
    return List.copyOf(sentences);
  }
}
