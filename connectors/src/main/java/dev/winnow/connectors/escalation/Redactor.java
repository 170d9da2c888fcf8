package dev.winnow.connectors.escalation;

/** Masks what says who somebody is, before a text leaves. Thread-safe. */
@FunctionalInterface
public interface Redactor {
  /** The text with such spans masked; the same text gives the same. */
  Redaction redact(String text);
}
