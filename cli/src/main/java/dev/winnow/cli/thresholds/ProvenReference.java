package dev.winnow.cli.thresholds;

import dev.winnow.cli.drift.ReferenceRows;
import dev.winnow.cli.drift.ReferenceTerms;
import dev.winnow.pipeline.drift.DriftReference;
import dev.winnow.pipeline.drift.DriftReferenceJson;
import dev.winnow.schemas.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Writes down how the rows that a certificate rests on are distributed. */
final class ProvenReference {
  private static final String NOTE = "rows that thresholds were proven on";

  private ProvenReference() {}

  static void write(Path file, List<Verdict> verdicts) throws IOException {
    ReferenceRows rows = new ReferenceRows(verdicts.size());
    verdicts.forEach(rows::add);
    DriftReference reference = rows.reference(ReferenceTerms.DEFAULT, NOTE, Instant.now());
    Files.writeString(file, DriftReferenceJson.of(reference).toPrettyString() + "\n");
  }
}
