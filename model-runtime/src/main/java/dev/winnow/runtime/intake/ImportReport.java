package dev.winnow.runtime.intake;

import dev.winnow.runtime.check.PackageReport;
import dev.winnow.runtime.check.Signature;
import dev.winnow.runtime.repository.PackageManifest;
import java.nio.file.Path;
import java.util.List;

/**
 * A package that was made, and how it did.
 *
 * @param notes what whoever imported it should know, a sentence each
 */
public record ImportReport(
    Path folder,
    PackageManifest manifest,
    Signature signature,
    PackageReport check,
    List<String> notes) {
  public ImportReport {
    notes = List.copyOf(notes);
  }
}
