package dev.winnow.training.pii;

/**
 * What was found of one type.
 *
 * @param labelled spans that are marked
 * @param found of these, where a find of the type overlaps
 * @param exact of these, where it has both ends right
 * @param extra finds where nothing of the type is marked
 */
public record TypeFigures(int labelled, int found, int exact, int extra) {
  static final TypeFigures NONE = new TypeFigures(0, 0, 0, 0);

  TypeFigures with(int labelled, int found, int exact, int extra) {
    return new TypeFigures(
        this.labelled + labelled, this.found + found, this.exact + exact, this.extra + extra);
  }

  /** 1 where nothing was found. */
  public double precision() {
    return found + extra == 0 ? 1 : (double) found / (found + extra);
  }

  /** 1 where nothing is marked. */
  public double recall() {
    return labelled == 0 ? 1 : (double) found / labelled;
  }
}
