package dev.winnow.runtime.repository;

/**
 * How large a package and its files may be. Everything in a package comes from somebody else: what
 * is larger than this is refused before it is read.
 *
 * @param manifestBytes of the model.yaml
 * @param tokenizerBytes of a JSON file
 * @param fileBytes of any other file
 * @param packageBytes of all files of a package together, unpacked
 * @param files in a package or an archive
 */
public record PackageLimits(
    long manifestBytes, long tokenizerBytes, long fileBytes, long packageBytes, int files) {
  private static final long KIB = 1 << 10;
  private static final long MIB = 1 << 20;
  private static final long GIB = 1 << 30;

  /** Room for the largest models that are run on one machine, and for no bomb. */
  public static final PackageLimits DEFAULT =
      new PackageLimits(512 * KIB, 64 * MIB, 8 * GIB, 16 * GIB, 256);

  public PackageLimits {
    if (manifestBytes < 1 || tokenizerBytes < 1 || fileBytes < 1 || packageBytes < 1 || files < 1) {
      throw new IllegalArgumentException(
          "limits: %d, %d, %d, %d bytes, %d files (expected: > 0)"
              .formatted(manifestBytes, tokenizerBytes, fileBytes, packageBytes, files));
    }
  }

  /** The bound of a file by its name. */
  public long of(String file) {
    if (file.equals(ManifestFile.NAME)) {
      return manifestBytes;
    }
    return file.endsWith(".json") ? tokenizerBytes : fileBytes;
  }
}
