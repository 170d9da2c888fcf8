package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.winnow.runtime.repository.Sha256;
import dev.winnow.training.data.DataException;
import dev.winnow.training.data.LabelledFile;
import dev.winnow.training.data.LabelledRow;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.promote.Contender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The rows that two packages are compared on.
 *
 * @param files SHA-256 by name, which tells the set and the file and no folder of this machine
 */
record HeldBackRows(List<LabelledRow> rows, Map<String, String> files) {
  /**
   * Reads them.
   *
   * @param contenders none of which may have been fitted on one of the files
   */
  static HeldBackRows read(Path data, List<Contender> contenders, Predicate<LabelledRow> wanted)
      throws IOException {
    Set<String> fitted = new HashSet<>();
    for (Contender contender : contenders) {
      fitted.addAll(Lineage.fittedOn(contender.folder()));
    }
    List<LabelledRow> rows = new ArrayList<>();
    Map<String, String> files = new TreeMap<>();
    for (LabelledFile file : LabelledFile.forEvaluation(data)) {
      String hash = Sha256.of(file.path());
      if (fitted.contains(hash)) {
        throw new DataException(
            file.path() + ": a package was fitted on it (expected: rows that none has seen)");
      }
      files.put(file.set() + "/" + file.path().getFileName(), hash);
      file.forEach(
          row -> {
            if (wanted.test(row)) {
              rows.add(row);
            }
          });
    }
    return new HeldBackRows(rows, files);
  }

  ArrayNode json() {
    ArrayNode json = JsonNodeFactory.instance.arrayNode();
    files.forEach((name, hash) -> json.addObject().put("file", name).put("sha256", hash));
    return json;
  }
}
