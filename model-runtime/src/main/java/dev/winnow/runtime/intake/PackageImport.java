package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.check.PackageCheck;
import dev.winnow.runtime.check.PackageReport;
import dev.winnow.runtime.check.Signature;
import dev.winnow.runtime.probe.BatchDeviation;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;

/**
 * Makes a package of a model. All is built, checked and tried in a folder aside; only a package
 * that passed appears among the others, whole and at once.
 */
public final class PackageImport {
  private final ImportRequest request;
  private final ImportNotes notes = new ImportNotes();

  private PackageImport(ImportRequest request) {
    this.request = request;
  }

  /**
   * Imports a model.
   *
   * @throws ModelLoadException where it is refused, with what was expected; the target stays as it
   *     was
   */
  public static ImportReport run(ImportRequest request) throws IOException {
    Path target = Files.createDirectories(request.target());
    try (Staging staging = Staging.in(target)) {
      return new PackageImport(request).run(staging, target);
    } catch (IllegalArgumentException e) {
      throw new ModelLoadException(String.valueOf(e.getMessage()), e);
    }
  }

  private ImportReport run(Staging staging, Path target) throws IOException {
    SourceFolder source = new SourceFolder(folder(staging), request.limits());
    ForeignModel model = Recognition.of(source, request);
    String id = id(model);
    PackageManifest.requireId(id);
    Path destination = target.resolve(id);
    if (Files.exists(destination)) {
      throw new ModelLoadException(
          "%s: is there already (expected: an id that is free)".formatted(destination));
    }
    Path made = staging.packageFolder(id);
    model.copyTo(made, new BoundedCopy(request.limits()));
    PackageManifest manifest = model.describe(made, id, notes);
    ManifestFile.write(made, manifest);
    if (manifest instanceof HeadManifest head) {
      staging.lend(target.resolve(head.encoder()));
      if (!head.adapter().isEmpty()) {
        staging.lend(target.resolve(head.adapter()));
      }
    }
    if (manifest instanceof AdapterManifest adapter) {
      staging.lend(target.resolve(adapter.encoder()));
    }
    PackageReport check = check(staging.packages(), id);
    if (manifest instanceof LabelManifest labelled && !(model instanceof ReadyPackage)) {
      manifest = withPromise(labelled, check.maxDeviation().orElse(Double.NaN));
      ManifestFile.write(made, manifest);
    }
    CardSkeleton.write(made, manifest, notes.all());
    Signature signature = Signature.of(new ModelRepository(staging.packages()).any(id));
    Files.move(made, destination, StandardCopyOption.ATOMIC_MOVE);
    return new ImportReport(destination, manifest, signature, check, notes.all());
  }

  private LabelManifest withPromise(LabelManifest manifest, double deviation) {
    if (deviation <= BatchDeviation.LIMIT) {
      return manifest.asBatchInvariant();
    }
    notes.add(
        "a score moves by %.1e in a batch (at most %.0e would do): each text will run alone"
            .formatted(deviation, BatchDeviation.LIMIT));
    return manifest;
  }

  private Path folder(Staging staging) throws IOException {
    Path given = request.source();
    if (Files.isRegularFile(given)) {
      return PackageArchive.unpack(given, staging.unpacked(), request.limits());
    }
    return given;
  }

  private String id(ForeignModel model) {
    if (request.id().isEmpty() && model instanceof ReadyPackage ready) {
      return ready.manifest().id();
    }
    return request.id().orElseGet(() -> spelt(request.source()));
  }

  /** A name as ids are spelt; one that cannot be is refused with the manifest. */
  private static String spelt(Path source) {
    String name = source.toAbsolutePath().normalize().getFileName().toString();
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("\\.zip$", "")
        .replaceAll("[^a-z0-9._-]+", "-")
        .replaceAll("^[^a-z0-9]+", "");
  }

  /** As it will be loaded. */
  private static PackageReport check(Path packages, String id) {
    PackageReport report = new PackageCheck(packages).of(id);
    if (!report.sound()) {
      throw new ModelLoadException(report.fault().orElse(""));
    }
    return report;
  }
}
