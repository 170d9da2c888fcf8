package dev.winnow.connectors.escalation.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MistralModerationTest extends ModerationContract {
  @Override
  ModerationApi api() {
    return ModerationApi.MISTRAL;
  }

  @Override
  String toxicCategory() {
    return "hate_and_discrimination";
  }

  @Test
  void asks_for_the_version_whose_categories_are_mapped() throws Exception {
    assertAsksFor("mistral-moderation-2603");
  }

  @Test
  void judges_personal_data_too() throws Exception {
    server.answers(200, toxic());

    assertThat(answered(ask("some text")).opinions()).containsKeys("toxicity", "hate", "pii");
  }
}
