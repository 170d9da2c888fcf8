package dev.winnow.runtime.intake;

import dev.winnow.runtime.repository.LabelCategory;
import dev.winnow.runtime.repository.LabelManifest;
import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The card of an imported model: what is known is filled in, what only its owner knows is asked.
 */
final class CardSkeleton {
  private CardSkeleton() {}

  /** Writes a card, unless there is one. */
  static void write(Path folder, PackageManifest manifest, List<String> notes) throws IOException {
    Path card = folder.resolve(Hashes.CARD);
    if (Files.notExists(card)) {
      Files.writeString(card, text(manifest, notes));
    }
  }

  private static String text(PackageManifest manifest, List<String> notes) {
    StringBuilder card = new StringBuilder();
    card.append("# ").append(manifest.id()).append("\n\n");
    card.append("A ").append(manifest.kind()).append(", imported with `winnow models import`.\n\n");
    card.append("| | |\n|---|---|\n| Version | ").append(manifest.version()).append(" |\n");
    manifest
        .hashes()
        .forEach((file, hash) -> card.append("| %s | SHA-256 %s |\n".formatted(file, hash)));
    if (manifest instanceof LabelManifest labelled) {
      card.append("\n## Labels\n\n| label | category |\n|---|---|\n");
      for (LabelCategory label : labelled.output().labels()) {
        card.append("| %s | %s |\n".formatted(escaped(label.label()), label.category()));
      }
    }
    if (!notes.isEmpty()) {
      card.append("\n## Noted at import\n\n");
      notes.forEach(note -> card.append("- ").append(escaped(note)).append('\n'));
    }
    for (String heading :
        List.of("Origin and licence", "Data", "Metrics by source", "Known faults")) {
      card.append("\n## ").append(heading).append("\n\nNot written yet.\n");
    }
    return card.toString();
  }

  private static String escaped(String text) {
    return text.replace("|", "\\|").replaceAll("\\R", " ");
  }
}
