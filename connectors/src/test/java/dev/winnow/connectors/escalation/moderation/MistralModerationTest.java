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
  void judges_personal_data_too() throws Exception {
    server.answers(200, toxic());

    assertThat(answered(ask("some text")).opinions()).containsKeys("toxicity", "hate", "pii");
  }
}
