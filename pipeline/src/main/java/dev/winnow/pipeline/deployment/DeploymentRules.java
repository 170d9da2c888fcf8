package dev.winnow.pipeline.deployment;

import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.schemas.ModelDeployment;
import java.net.URI;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns a record into a deployment, or says what is wrong with it. */
final class DeploymentRules {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9._-]{0,99}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private DeploymentRules() {}

  static String id(ModelDeployment update) {
    return matching("packageId", update.getPackageId(), ID);
  }

  static Deployment deployment(ModelDeployment update) {
    try {
      return new Deployment(
          id(update),
          folder(update.getUri()),
          matching("sha256", update.getSha256(), SHA256),
          update.getShare(),
          update.getShadow());
    } catch (IllegalArgumentException e) {
      throw new DeploymentException(String.valueOf(e.getMessage()));
    }
  }

  /** A path, or a {@code file:} URI: anything else would have to be fetched. */
  private static Path folder(@Nullable String uri) {
    if (uri == null || uri.isBlank()) {
      throw new DeploymentException("uri: none (expected: a folder that every worker can read)");
    }
    Path folder = path(uri);
    if (!folder.isAbsolute()) {
      throw notAFolder(uri);
    }
    return folder;
  }

  private static Path path(String uri) {
    try {
      return uri.startsWith("file:") ? Path.of(URI.create(uri)) : Path.of(uri);
    } catch (IllegalArgumentException e) {
      throw notAFolder(uri);
    }
  }

  private static DeploymentException notAFolder(String uri) {
    return new DeploymentException("uri: " + uri + " (expected: an absolute path or file: URI)");
  }

  private static String matching(String name, String value, Pattern pattern) {
    if (!pattern.matcher(value).matches()) {
      throw new DeploymentException(
          "%s: %s (expected: %s)".formatted(name, value, pattern.pattern()));
    }
    return value;
  }
}
