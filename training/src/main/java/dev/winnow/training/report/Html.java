package dev.winnow.training.report;

/** Words as they may stand in a page. */
final class Html {
  private Html() {}

  /** For text and for attributes in double quotes. */
  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
