package dev.winnow.connectors.escalation.settings;

import dev.winnow.schemas.Term;
import org.jspecify.annotations.Nullable;

/** How a provider is spoken to. */
public enum ProviderKind implements Term {
  /** Chat completions in OpenAI's form. */
  OPENAI_CHAT(null),
  /** Ollama's own protocol. */
  OLLAMA("http://127.0.0.1:11434"),
  /** Anthropic's messages. */
  ANTHROPIC("https://api.anthropic.com/v1"),
  /** OpenAI's moderation endpoint. */
  OPENAI_MODERATION("https://api.openai.com/v1"),
  /** Mistral's moderation endpoint. */
  MISTRAL_MODERATION("https://api.mistral.ai/v1"),
  /** The model in the job itself. */
  LOCAL(null);

  private final @Nullable String address;

  ProviderKind(@Nullable String address) {
    this.address = address;
  }

  static ProviderKind of(String term) {
    return Term.of(ProviderKind.class, "kind", term);
  }

  /** Where it is unless the file says otherwise; null where there is no such place. */
  @Nullable String address() {
    return address;
  }

  boolean isChat() {
    return this == OPENAI_CHAT || this == OLLAMA || this == ANTHROPIC;
  }

  boolean isModeration() {
    return this == OPENAI_MODERATION || this == MISTRAL_MODERATION;
  }
}
