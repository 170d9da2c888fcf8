package dev.winnow.connectors.escalation.chat;

import dev.winnow.schemas.Term;

/** How a server is held to the form of the answer. */
public enum AnswerMode implements Term {
  /** It takes a JSON schema. */
  SCHEMA,
  /**
   * It takes a JSON schema beside {@code json_object}, as llama-cpp-python's server does. Of the
   * OpenAI-compatible protocol only.
   */
  OBJECT_SCHEMA,
  /** It can be told to write JSON, of whatever form. */
  JSON,
  /** It is only asked. */
  TEXT;

  public static AnswerMode of(String term) {
    return Term.of(AnswerMode.class, "answers", term);
  }
}
