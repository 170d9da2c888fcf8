package dev.winnow.benchmarks.swaps;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ManifestFile;
import dev.winnow.runtime.repository.ModelRepository;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeadVariantTest {
  private static final Path MODELS =
      Path.of(System.getProperty("winnow.root", ".."), "models").toAbsolutePath();

  @Test
  void a_variant_is_a_package_of_the_same_id_with_another_hash(@TempDir Path folder)
      throws IOException {
    HeadManifest head = new ModelRepository(MODELS).headManifest("all-minilm-l6-v2-spam");

    Path written = new HeadVariant(MODELS, head).write(folder, 1.1f);
    Path same = new HeadVariant(MODELS, head).write(folder.resolve("again"), 1.1f);

    HeadManifest variant = (HeadManifest) ManifestFile.read(written);
    assertThat(variant.id()).isEqualTo(head.id());
    assertThat(variant.sha256()).isNotEqualTo(head.sha256());
    assertThat(ManifestFile.read(same)).isEqualTo(variant);
    assertThat(new ModelRepository(MODELS, List.of(written)).any(head.id()).manifest())
        .isEqualTo(variant);
  }
}
