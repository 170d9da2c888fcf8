package dev.winnow.runtime.intake;

import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Path;

/** A model in a form that is known, on its way to become a package. */
interface ForeignModel {
  /** Copies the files that the package needs into its new folder, under their new names. */
  void copyTo(Path folder, BoundedCopy copy) throws IOException;

  /**
   * The manifest for the copied files, which promises nothing of batches yet. Runs the model only
   * where nothing else tells what it is like.
   */
  PackageManifest describe(Path folder, String id, ImportNotes notes) throws IOException;
}
