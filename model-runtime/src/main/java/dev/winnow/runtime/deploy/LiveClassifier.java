package dev.winnow.runtime.deploy;

import dev.winnow.runtime.classify.Classification;
import dev.winnow.runtime.classify.Classifier;
import dev.winnow.runtime.classify.ClassifierSpec;
import dev.winnow.runtime.classify.ModelHost;
import dev.winnow.runtime.classify.ModelIdentity;
import dev.winnow.runtime.classify.Wanted;
import dev.winnow.runtime.pace.Loading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A classifier whose models change while it is in use. What is new is loaded, warmed up and held
 * against what serves, and then takes its place in one step between two texts; the old models
 * answer what they took and are freed. Each set of models has a queue of its own, so no batch and
 * no answer mixes two; encoders that both use are in memory once.
 *
 * <p>Thread-safe: {@link #serve} is called by one thread at a time, and no text waits for it.
 */
public final class LiveClassifier implements Classifier {
  private final ClassifierSpec base;
  private final boolean takesModelsBeside;
  private final Function<ClassifierSpec, Classifier> opener;
  private volatile Serving serving;
  private volatile boolean closed;
  private volatile List<DeploymentStatus> statuses = List.of();

  LiveClassifier(
      ClassifierSpec base, boolean takesModelsBeside, Function<ClassifierSpec, Classifier> opener) {
    this.base = base;
    this.takesModelsBeside = takesModelsBeside;
    this.opener = opener;
    this.serving = succession(null).load(List.of());
  }

  /**
   * Loads the packages of the start.
   *
   * @param takesModelsBeside whether deployed models that take texts by themselves run here
   * @throws dev.winnow.runtime.ModelLoadException where a package or the device cannot be used
   */
  public static LiveClassifier open(ClassifierSpec base, boolean takesModelsBeside) {
    return new LiveClassifier(base, takesModelsBeside, ModelHost::acquire);
  }

  /**
   * Brings these deployments into service, and takes out all others. Returns when they serve and
   * what they replace is gone, or failing that, is refused; then what served goes on.
   *
   * @param wanted in the order in which they stand over one another; those without a place in this
   *     classifier are passed over
   * @return what became of each that has a place here
   */
  public synchronized List<DeploymentStatus> serve(List<Deployment> wanted) {
    requireOpen();
    Serving before = serving;
    Succession succession = succession(before);
    Serving next = Loading.besideService(() -> succession.load(wanted));
    serving = next;
    statuses = succession.statuses();
    before.generations().stream()
        .filter(generation -> !next.generations().contains(generation))
        .forEach(Generation::retire);
    return statuses;
  }

  /** What became of the deployments, with what the shadows have found so far. Never waits. */
  public List<DeploymentStatus> statuses() {
    return statuses.stream().map(this::current).toList();
  }

  private DeploymentStatus current(DeploymentStatus status) {
    return serving.trials().stream()
        .filter(trial -> trial.deployment().equals(status.deployment()))
        .findFirst()
        .map(
            trial ->
                new DeploymentStatus(status.deployment(), "", status.onProbes(), trial.agreement()))
        .orElse(status);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted) {
    return classify(text, wanted, text);
  }

  @Override
  public CompletableFuture<Classification> classify(String text, Wanted wanted, String routingKey) {
    while (true) {
      requireOpen();
      Serving now = serving;
      CompletableFuture<Classification> answer = now.deciding(routingKey).classify(text, wanted);
      if (answer != null) {
        for (Trial trial : now.trials()) {
          if (trial.deployment().shadow() && trial.takes(routingKey)) {
            trial.shadow(text, wanted, answer);
          }
        }
        return answer;
      }
    }
  }

  /** The models that decide what no trial takes. */
  @Override
  public List<ModelIdentity> models() {
    return serving.main().classifier().models();
  }

  @Override
  public List<String> categories() {
    return serving.main().classifier().categories();
  }

  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      serving.generations().forEach(Generation::retire);
    }
  }

  private Succession succession(@Nullable Serving before) {
    return new Succession(base, takesModelsBeside, opener, before);
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("classifier: closed");
    }
  }
}
