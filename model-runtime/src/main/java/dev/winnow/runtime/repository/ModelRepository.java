package dev.winnow.runtime.repository;

import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model packages in one folder, a sub-folder each. Every answer is read anew and held against
 * the hashes, so that what is loaded is what the manifest says.
 */
public final class ModelRepository {
  private static final Logger log = LoggerFactory.getLogger(ModelRepository.class);

  private final Path root;
  private final Map<String, Path> over = new LinkedHashMap<>();

  /** Takes the folder that holds the packages; it must be there. */
  public ModelRepository(Path root) {
    this(root, List.of());
  }

  /**
   * The packages of a folder, and others that stand over them.
   *
   * @param over folders of single packages; one replaces what has its id, and a head also what has
   *     its encoder and category
   */
  public ModelRepository(Path root, List<Path> over) {
    this.root = realPath(root);
    for (Path folder : over) {
      Path real = realPath(folder);
      this.over.put(real.getFileName().toString(), real);
    }
  }

  private static Path realPath(Path folder) {
    try {
      return folder.toRealPath();
    } catch (IOException e) {
      throw new ModelLoadException("models: " + folder + " (expected: a folder of packages)", e);
    }
  }

  /** Real path of the folder. */
  public Path root() {
    return root;
  }

  /** What an encoder's manifest says; its files are not looked at. */
  public EncoderManifest encoderManifest(String id) {
    return manifest(folder(id), EncoderManifest.class);
  }

  /** What a head's manifest says; its files are not looked at. */
  public HeadManifest headManifest(String id) {
    return manifest(folder(id), HeadManifest.class);
  }

  /** What the manifest of a model says that takes texts by itself; its files are not looked at. */
  public LabelManifest labelManifest(String id) {
    return manifest(folder(id), LabelManifest.class);
  }

  public ModelPackage<EncoderManifest> encoder(String id) {
    return load(id, EncoderManifest.class);
  }

  /** A head, together with the promise that it was trained on this very encoder. */
  public ModelPackage<HeadManifest> head(String id, EncoderManifest encoder) {
    ModelPackage<HeadManifest> head = load(id, HeadManifest.class);
    HeadManifest manifest = head.manifest();
    boolean fits =
        manifest.encoder().equals(encoder.id())
            && manifest.encoderSha256().equals(encoder.modelSha256())
            && manifest.dimensions() == encoder.dimensions() * manifest.featuresOn(encoder).size();
    if (!fits) {
      throw new ModelLoadException(
          "head: %s needs encoder %s, sha256 %s, %d dimensions over %s (found: %s, %s, %d each)"
              .formatted(
                  id,
                  manifest.encoder(),
                  manifest.encoderSha256(),
                  manifest.dimensions(),
                  manifest.featuresOn(encoder),
                  encoder.id(),
                  encoder.modelSha256(),
                  encoder.dimensions()));
    }
    return head;
  }

  /** What an adapter's manifest says; its files are not looked at. */
  public AdapterManifest adapterManifest(String id) {
    return manifest(folder(id), AdapterManifest.class);
  }

  /** An adapter, together with the promise that it was trained on this very encoder. */
  public ModelPackage<AdapterManifest> adapter(String id, EncoderManifest encoder) {
    ModelPackage<AdapterManifest> adapter = load(id, AdapterManifest.class);
    AdapterManifest manifest = adapter.manifest();
    if (!manifest.encoder().equals(encoder.id())
        || !manifest.encoderSha256().equals(encoder.modelSha256())) {
      throw new ModelLoadException(
          "adapter: %s needs encoder %s, sha256 %s (found: %s, %s)"
              .formatted(
                  id,
                  manifest.encoder(),
                  manifest.encoderSha256(),
                  encoder.id(),
                  encoder.modelSha256()));
    }
    return adapter;
  }

  /** The manifest of the adapter that a head reads through, as the head was trained on it. */
  public Optional<AdapterManifest> adapterManifestOf(HeadManifest head) {
    if (head.adapter().isEmpty()) {
      return Optional.empty();
    }
    AdapterManifest adapter = adapterManifest(head.adapter());
    if (!adapter.adapterSha256().equals(head.adapterSha256())) {
      throw new ModelLoadException(
          "head: %s needs adapter %s, sha256 %s (found: %s)"
              .formatted(head.id(), head.adapter(), head.adapterSha256(), adapter.adapterSha256()));
    }
    return Optional.of(adapter);
  }

  /** What the manifest of a package of any kind says; its files are not looked at. */
  public PackageManifest manifest(String id) {
    return manifest(folder(id), PackageManifest.class);
  }

  /** A package of any kind. */
  public ModelPackage<PackageManifest> any(String id) {
    return load(id, PackageManifest.class);
  }

  /** A model that takes texts by itself. */
  public ModelPackage<LabelManifest> labelModel(String id) {
    return load(id, LabelManifest.class);
  }

  /**
   * The ids of all heads that name this encoder, sorted. A package whose manifest cannot be read is
   * passed over with a warning.
   */
  public List<String> headsOf(String encoderId) {
    List<HeadManifest> heads = new ArrayList<>();
    for (ListedPackage listed : list()) {
      listed
          .fault()
          .ifPresent(fault -> log.warn("model: {} is passed over: {}", listed.id(), fault));
      if (listed.manifest().orElse(null) instanceof HeadManifest head
          && head.encoder().equals(encoderId)) {
        heads.add(head);
      }
    }
    Set<String> taken =
        heads.stream()
            .filter(head -> over.containsKey(head.id()))
            .map(HeadManifest::category)
            .collect(Collectors.toSet());
    return heads.stream()
        .filter(head -> over.containsKey(head.id()) || !taken.contains(head.category()))
        .map(HeadManifest::id)
        .toList();
  }

  /** Every folder with a manifest, by name; whether its manifest can be read or not. */
  public List<ListedPackage> list() {
    try (Stream<Path> folders = Files.list(root)) {
      return Stream.concat(folders.filter(folder -> !isReplaced(folder)), over.values().stream())
          .filter(folder -> Files.exists(folder.resolve(ManifestFile.NAME)))
          .sorted(Comparator.comparing(folder -> folder.getFileName().toString()))
          .map(ModelRepository::listed)
          .toList();
    } catch (IOException e) {
      throw new ModelLoadException("models: " + root + " cannot be listed", e);
    }
  }

  private boolean isReplaced(Path folder) {
    return over.containsKey(folder.getFileName().toString());
  }

  private static ListedPackage listed(Path folder) {
    String id = folder.getFileName().toString();
    try {
      return ListedPackage.sound(id, ManifestFile.read(folder));
    } catch (ModelLoadException e) {
      return ListedPackage.faulty(id, String.valueOf(e.getMessage()));
    }
  }

  private <M extends PackageManifest> ModelPackage<M> load(String id, Class<M> kind) {
    Path folder = folder(id);
    return ModelPackage.verified(folder, manifest(folder, kind), PackageLimits.DEFAULT);
  }

  private static <M extends PackageManifest> M manifest(Path folder, Class<M> kind) {
    PackageManifest manifest = ManifestFile.read(folder);
    if (!kind.isInstance(manifest)) {
      throw new ModelLoadException(
          "%s: kind: %s (expected: %s)"
              .formatted(folder, manifest.getClass().getSimpleName(), kind.getSimpleName()));
    }
    return kind.cast(manifest);
  }

  private Path folder(String id) {
    try {
      Checks.ID.check("model", id);
      Path replaced = over.get(id);
      if (replaced != null) {
        return replaced;
      }
      Path folder = root.resolve(id).toRealPath();
      if (!folder.startsWith(root)) {
        throw new ModelLoadException("model: " + id + " leads out of " + root);
      }
      return folder;
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new ModelLoadException("model: " + id + " is not in " + root, e);
    }
  }
}
