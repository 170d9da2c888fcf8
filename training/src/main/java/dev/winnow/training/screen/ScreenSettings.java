package dev.winnow.training.screen;

import dev.winnow.runtime.ngram.NgramShape;
import dev.winnow.runtime.repository.PackageManifest;
import dev.winnow.training.rows.RowSelection;
import java.nio.file.Path;

/**
 * What to train a screen from, into what.
 *
 * @param id of the package
 * @param data folder of sets
 * @param out folder that the package is written into
 * @param rows the categories, too
 */
public record ScreenSettings(String id, Path data, Path out, RowSelection rows, NgramShape shape) {
  /** What dev showed to be enough: docs/decisions/0014-screens.md. */
  public static final NgramShape SHAPE = new NgramShape(19, 2, 3, 6);

  public ScreenSettings {
    PackageManifest.requireId(id);
  }
}
