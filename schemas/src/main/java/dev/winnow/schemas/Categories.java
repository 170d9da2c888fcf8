package dev.winnow.schemas;

import java.util.List;

/**
 * The categories that Winnow knows by name. Records carry categories as strings, because an
 * organisation may train heads for categories of its own.
 */
public final class Categories {
  public static final String TOXICITY = "toxicity";
  public static final String HATE = "hate";
  public static final String HARASSMENT = "harassment";
  public static final String SEXUAL = "sexual";
  public static final String VIOLENCE = "violence";
  public static final String SELF_HARM = "self_harm";
  public static final String SPAM = "spam";
  public static final String PROMPT_INJECTION = "prompt_injection";
  public static final String PII = "pii";
  public static final String PROFANITY = "profanity";

  /** All of them, in the order in which they are listed to people. */
  public static final List<String> KNOWN =
      List.of(
          TOXICITY,
          HATE,
          HARASSMENT,
          SEXUAL,
          VIOLENCE,
          SELF_HARM,
          SPAM,
          PROMPT_INJECTION,
          PII,
          PROFANITY);

  private Categories() {}
}
