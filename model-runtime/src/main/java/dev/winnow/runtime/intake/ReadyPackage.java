package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder that is a package already, from another machine. Taken as it is, with its id. */
final class ReadyPackage implements ForeignModel {
  private final SourceFolder source;
  private final PackageManifest manifest;

  ReadyPackage(SourceFolder source) {
    this.source = source;
    this.manifest = ManifestFile.readAnywhere(source.root());
  }

  PackageManifest manifest() {
    return manifest;
  }

  @Override
  public void copyTo(Path folder, BoundedCopy copy) throws IOException {
    for (String name : manifest.hashes().keySet()) {
      source.copyFile(name, folder.resolve(name), copy);
    }
    for (String name : List.of(Hashes.CARD, LineageFile.NAME)) {
      if (source.has(name)) {
        source.copyFile(name, folder.resolve(name), copy);
      }
    }
  }

  @Override
  public PackageManifest describe(Path folder, String id, ImportNotes notes) {
    if (!id.equals(manifest.id())) {
      throw new ModelLoadException(
          "id: %s (expected: that of the package, %s)".formatted(id, manifest.id()));
    }
    if (!Files.exists(folder.resolve(Hashes.CARD))) {
      notes.add("the package has no CARD.md");
    }
    return manifest;
  }
}
