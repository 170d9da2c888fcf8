package dev.winnow.runtime.repository;

import java.util.Optional;

/**
 * A package as a listing shows it: what its manifest says, or why that cannot be read.
 *
 * @param id the folder's name
 */
public record ListedPackage(String id, Optional<PackageManifest> manifest, Optional<String> fault) {
  static ListedPackage sound(String id, PackageManifest manifest) {
    return new ListedPackage(id, Optional.of(manifest), Optional.empty());
  }

  static ListedPackage faulty(String id, String fault) {
    return new ListedPackage(id, Optional.empty(), Optional.of(fault));
  }
}
