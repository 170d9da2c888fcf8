package dev.winnow.training.lineage;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which Winnow made something: the version that Maven wrote into the library. */
final class ToolVersion {
  private static final String RESOURCE =
      "/META-INF/maven/dev.winnow/winnow-training/pom.properties";

  private ToolVersion() {}

  /** {@code unpackaged} for classes that stand in no library, as in the tests of this module. */
  static String current() {
    try (InputStream in = ToolVersion.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        return "unpackaged";
      }
      Properties properties = new Properties();
      properties.load(in);
      return properties.getProperty("version", "unpackaged");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
