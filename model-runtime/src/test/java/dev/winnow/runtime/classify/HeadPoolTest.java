package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.repository.HeadManifest;
import dev.winnow.runtime.repository.ModelRepository;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadPoolTest {
  private final ModelRepository models = new ModelRepository(BuiltModels.FOLDER);
  private final HeadManifest spam = models.headManifest(BuiltModels.MINILM + "-spam");
  private final List<String> loaded = new ArrayList<>();
  private final HeadPool pool = new HeadPool();

  @Test
  void a_head_is_loaded_once_while_somebody_holds_it() {
    HeadPool.Share first = share(spam);
    HeadPool.Share second = share(spam);
    assertThat(second.head()).isSameAs(first.head());
    first.close();
    first.close();
    try (HeadPool.Share third = share(spam)) {
      assertThat(third.head()).isSameAs(second.head());
    }
    assertThat(loaded).hasSize(1);

    second.close();
    share(spam).close();
    assertThat(loaded).hasSize(2);
  }

  @Test
  void another_manifest_is_another_head() {
    try (HeadPool.Share one = share(spam);
        HeadPool.Share other = share(models.headManifest(BuiltModels.MINILM + "-hate"))) {
      assertThat(other.head()).isNotSameAs(one.head());
    }
  }

  @Test
  void what_could_not_be_loaded_is_tried_again() {
    assertThatThrownBy(
            () ->
                pool.share(
                    spam,
                    () -> {
                      throw new ModelLoadException("broken");
                    }))
        .hasMessage("broken");
    share(spam).close();
    assertThat(loaded).hasSize(1);
  }

  private HeadPool.Share share(HeadManifest manifest) {
    return pool.share(
        manifest,
        () -> {
          loaded.add(manifest.id());
          EncoderManifest encoder = models.encoderManifest(manifest.encoder());
          return LoadedHead.open(models.head(manifest.id(), encoder), encoder);
        });
  }
}
