package dev.winnow.connectors.escalation.moderation;

import java.util.Set;

/** The moderation endpoints that are known. Both are posted to at {@code /moderations}. */
public enum ModerationApi {
  /** OpenAI's. It charges nothing and counts no tokens. */
  OPENAI("omni-moderation-latest", Vocabulary.OPENAI),
  /** Mistral's. */
  MISTRAL("mistral-moderation-2603", Vocabulary.MISTRAL);

  private final String model;
  private final Vocabulary vocabulary;

  ModerationApi(String model, Vocabulary vocabulary) {
    this.model = model;
    this.vocabulary = vocabulary;
  }

  /** Comes behind the base address, which ends in {@code /v1}. */
  public String path() {
    return "/moderations";
  }

  /** The model whose categories are mapped. */
  public String model() {
    return model;
  }

  Vocabulary vocabulary() {
    return vocabulary;
  }

  /** Those of our categories that it judges. */
  public Set<String> categories() {
    return Set.copyOf(vocabulary().ours());
  }
}
