package dev.winnow.training.head;

import dev.winnow.runtime.encode.TextEncoder;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.Pooling;
import dev.winnow.runtime.session.Device;
import dev.winnow.training.embed.Embedder;
import dev.winnow.training.rows.TrainingData;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Trains the heads of one encoder from labelled sets and writes their packages. The same data,
 * settings and seed give the same heads; only the lineage beside them tells the time.
 */
public final class TrainingRun {
  private final TrainingSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param clock says in the lineage when it was
   * @param progress told in words what is done; never content
   */
  public TrainingRun(TrainingSettings settings, Clock clock, Consumer<String> progress) {
    this.settings = settings;
    this.clock = clock;
    this.progress = progress;
  }

  /** One summary a category, in the order of the settings. */
  public List<HeadSummary> run() {
    TrainingData data = TrainingData.load(settings.data(), settings.selection());
    try (TextEncoder encoder =
        TextEncoder.open(settings.models(), settings.encoder(), Device.CPU, settings.threads())) {
      Embedder embedder =
          Embedder.open(
              settings.cache(),
              nameOfVectors(encoder),
              settings.width(encoder.dimensions()),
              texts -> encoder.encode(texts, settings.features(), done -> {}));
      List<HeadSummary> summaries = new ArrayList<>();
      for (String category : settings.categories()) {
        encode(category, data, embedder);
        TrainedHead head =
            new HeadTrainer(category, data, embedder, settings.calibrated())
                .train(settings.seed(), progress);
        HeadManifest manifest =
            HeadPackage.write(
                head, settings, encoder.sha256(), encoder.dimensions(), clock.instant());
        progress.accept(category + ": wrote " + settings.out().resolve(manifest.id()));
        summaries.add(HeadSummary.of(head, manifest));
      }
      return summaries;
    }
  }

  private String nameOfVectors(TextEncoder encoder) {
    return Stream.concat(
            Stream.of(encoder.sha256()), settings.features().stream().map(Pooling::term))
        .collect(Collectors.joining("-"));
  }

  private void encode(String category, TrainingData data, Embedder embedder) {
    List<String> texts = data.texts(category).distinct().toList();
    progress.accept("%s: %d texts".formatted(category, texts.size()));
    embedder.encode(
        texts, done -> progress.accept("%s: %d texts encoded".formatted(category, done)));
  }
}
