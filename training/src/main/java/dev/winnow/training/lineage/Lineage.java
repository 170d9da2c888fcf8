package dev.winnow.training.lineage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.LineageFile;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The lines of a package's {@link LineageFile}. Fields are only ever added. */
public final class Lineage {
  private static final String TRAINED = "trained";
  private static final String TRAIN_FILE = "train.jsonl";

  private Lineage() {}

  /**
   * Writes down that the package in a folder was trained.
   *
   * @param replaces the package that stood in the folder before
   * @param settings of the run
   * @param at when
   */
  public static void trained(
      Path folder,
      Optional<PackageRef> replaces,
      ObjectNode settings,
      List<Ingredient> data,
      Instant at)
      throws IOException {
    PackageRef subject = PackageRef.of(folder);
    ObjectNode event = event(TRAINED, subject, at);
    replaces
        .filter(before -> !before.equals(subject))
        .ifPresent(before -> event.set("replaces", before.json()));
    PackageManifest manifest = ManifestFile.read(folder);
    if (manifest instanceof HeadManifest head) {
      event.putObject("encoder").put("id", head.encoder()).put("sha256", head.encoderSha256());
    }
    event.set("settings", settings);
    ArrayNode sources = event.putArray("data");
    data.forEach(one -> sources.add(one.json()));
    LineageFile.append(folder, event);
  }

  /** A line of any kind about a package, to be filled. */
  public static ObjectNode event(String name, PackageRef subject, Instant at) {
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("event", name).put("at", at.toString()).put("winnow", ToolVersion.current());
    event.set("package", subject.json());
    return event;
  }

  /** The hashes of the files that the package was fitted on, as far as its lineage tells. */
  public static Set<String> fittedOn(Path folder) throws IOException {
    String current = PackageRef.of(folder).sha256();
    Set<String> hashes = new HashSet<>();
    for (JsonNode event : LineageFile.read(folder)) {
      if (event.path("event").asText().equals(TRAINED)
          && event.path("package").path("sha256").asText().equals(current)) {
        for (JsonNode source : event.path("data")) {
          source
              .path("files")
              .fields()
              .forEachRemaining(
                  file -> {
                    if (file.getKey().startsWith(TRAIN_FILE)) {
                      hashes.add(file.getValue().asText());
                    }
                  });
        }
      }
    }
    return hashes;
  }
}
