package dev.winnow.connectors.escalation.moderation;

import org.junit.jupiter.api.Test;

class OpenAiModerationTest extends ModerationContract {
  @Override
  ModerationApi api() {
    return ModerationApi.OPENAI;
  }

  @Override
  String toxicCategory() {
    return "harassment";
  }

  @Test
  void asks_for_the_model_whose_categories_are_mapped() throws Exception {
    assertAsksFor("omni-moderation-latest");
  }
}
