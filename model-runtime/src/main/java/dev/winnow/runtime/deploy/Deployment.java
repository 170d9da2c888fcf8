package dev.winnow.runtime.deploy;

import java.nio.file.Path;

/**
 * A package, or several that belong together, in service over what a worker started with.
 *
 * @param id names the deployment; a later one of the same id replaces it
 * @param folder of the package, or a folder of packages that are switched at once; every worker can
 *     read it
 * @param sha256 as {@link PackageSet#sha256()}: another content is refused
 * @param share of the items that it decides, or scores in a shadow; above 0, at most 1
 * @param shadow whether it only scores, and what it finds is held against what decides
 */
public record Deployment(String id, Path folder, String sha256, double share, boolean shadow) {
  public Deployment {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("share: " + share + " (expected: above 0, at most 1)");
    }
  }

  /** Whether it takes the place of what serves, for all items. */
  boolean replaces() {
    return share == 1 && !shadow;
  }
}
