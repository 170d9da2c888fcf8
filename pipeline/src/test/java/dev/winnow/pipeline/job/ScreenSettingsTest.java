package dev.winnow.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.ModelLoadException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@SuppressWarnings("NullAway.Init") // by JUnit
final class ScreenSettingsTest {
  @TempDir private Path folder;

  @Test
  void a_folder_without_the_default_screen_needs_none() {
    assertThat(ScreenSettings.of(folder.toString(), "auto").open()).isEmpty();
    assertThat(ScreenSettings.of(folder.toString(), "none").open()).isEmpty();
  }

  @Test
  void a_screen_that_is_named_must_be_there() {
    assertThatThrownBy(() -> ScreenSettings.of(folder.toString(), "screen-xx").open())
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model: screen-xx is not in");
  }

  @Test
  void others_may_stand_beside_those_of_the_folder() {
    ScreenSettings both = ScreenSettings.of(folder.toString(), "auto,intents-shop");
    assertThat(both)
        .isEqualTo(new ScreenSettings(folder.toString(), List.of("intents-shop"), true));
    assertThatThrownBy(both::open)
        .isInstanceOf(ModelLoadException.class)
        .hasMessageContaining("model: intents-shop is not in");
  }

  @Test
  void several_are_named_with_commas_each_once() {
    assertThat(ScreenSettings.of("models", "screen-en,pii").ids())
        .isEqualTo(List.of("screen-en", "pii"));
    assertThatThrownBy(() -> ScreenSettings.of("models", "pii,pii"))
        .hasMessage("screen: [pii, pii] (expected: each package once)");
    assertThatThrownBy(() -> ScreenSettings.of("models", ","))
        .hasMessage("screen: ',' (expected: auto, none or ids)");
  }
}
