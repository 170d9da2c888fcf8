package dev.winnow.training.promote;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.ListedPackage;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which package of a folder a candidate would take the place of. */
public final class InService {
  private InService() {}

  /**
   * The package of the same id; else the head of the same encoder and category, or the model of the
   * same kind, languages and categories.
   *
   * @param models folder of packages
   */
  public static Optional<Contender> of(Path models, Contender candidate) throws IOException {
    ModelRepository repository = new ModelRepository(models);
    List<String> places =
        repository.list().stream()
            .filter(
                listed ->
                    listed.id().equals(candidate.ref().id())
                        || listed.manifest().filter(candidate::takesThePlaceOf).isPresent())
            .map(ListedPackage::id)
            .toList();
    if (places.contains(candidate.ref().id())) {
      return Optional.of(Contender.of(repository.root().resolve(candidate.ref().id())));
    }
    if (places.size() > 1) {
      throw new ModelLoadException(
          "%s: would take the place of all of %s (expected: of one)"
              .formatted(candidate.ref().id(), places));
    }
    return places.isEmpty()
        ? Optional.empty()
        : Optional.of(Contender.of(repository.root().resolve(places.get(0))));
  }
}
