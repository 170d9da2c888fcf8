package dev.winnow.runtime.repository;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The {@code model.yaml} in a package's folder, read strictly: an unknown key fails. */
public final class ManifestFile {
  public static final String NAME = "model.yaml";

  private static final ObjectMapper YAML =
      YAMLMapper.builder()
          .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.USE_NATIVE_TYPE_ID)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .build();

  private ManifestFile() {}

  /** Reads the manifest of the package in {@code folder}; its id must be the folder's name. */
  public static PackageManifest read(Path folder) {
    Path file = folder.resolve(NAME);
    PackageManifest manifest = readAnywhere(folder);
    String name = folder.toAbsolutePath().normalize().getFileName().toString();
    if (!manifest.id().equals(name)) {
      throw new ModelLoadException(
          "%s: id: %s (expected: the folder's name, %s)".formatted(file, manifest.id(), name));
    }
    return manifest;
  }

  /** Reads the manifest of a package whose folder does not bear its id yet. */
  public static PackageManifest readAnywhere(Path folder) {
    Path file = folder.resolve(NAME);
    requireSmallFile(file);
    return parse(file);
  }

  /** Writes the manifest into {@code folder}, over one that is there. */
  public static void write(Path folder, PackageManifest manifest) {
    try {
      Files.createDirectories(folder);
      YAML.writerFor(PackageManifest.class).writeValue(folder.resolve(NAME).toFile(), manifest);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void requireSmallFile(Path file) {
    try {
      if (Files.isSymbolicLink(file)) {
        throw new ModelLoadException(file + ": is a link (expected: a file)");
      }
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        throw new ModelLoadException(file + ": is something else (expected: a file)");
      }
      long most = PackageLimits.DEFAULT.manifestBytes();
      if (Files.size(file) > most) {
        throw new ModelLoadException(
            "%s: %d bytes (expected: at most %d)".formatted(file, Files.size(file), most));
      }
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }

  private static PackageManifest parse(Path file) {
    try {
      return YAML.readValue(file.toFile(), PackageManifest.class);
    } catch (JsonProcessingException e) {
      throw new ModelLoadException(file + ": " + e.getOriginalMessage(), e);
    } catch (IOException e) {
      throw new ModelLoadException(file + ": cannot be read", e);
    }
  }
}
