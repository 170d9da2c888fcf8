package dev.winnow.connectors.escalation.moderation;

class OpenAiModerationTest extends ModerationContract {
  @Override
  ModerationApi api() {
    return ModerationApi.OPENAI;
  }

  @Override
  String toxicCategory() {
    return "harassment";
  }
}
