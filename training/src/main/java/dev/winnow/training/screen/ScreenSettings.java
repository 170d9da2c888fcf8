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
  /** What dev showed to be enough: decision 0013. */
  public static final NgramShape SHAPE = new NgramShape(18, 2, 2, 5);

  public ScreenSettings {
    PackageManifest.requireId(id);
  }
}
