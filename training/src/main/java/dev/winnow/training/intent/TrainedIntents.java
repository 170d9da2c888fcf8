package dev.winnow.training.intent;

import dev.winnow.runtime.ngram.NgramModel;
import java.util.List;

/**
 * A model of all classes, with how it did on dev.
 *
 * @param kept how it was fitted, as the card states it
 * @param temperature that the outputs of the model are already divided by
 * @param answers one a dev row
 */
record TrainedIntents(
    IntentRows rows, NgramModel model, String kept, double temperature, List<Answer> answers) {
  TrainedIntents {
    answers = List.copyOf(answers);
  }

  IntentFigures figures(IntentSettings settings) {
    return IntentFigures.of(answers, rows.classes(), settings.outOfScope());
  }
}
