package dev.winnow.connectors.escalation;

/** Masks what says who somebody is, before a text leaves. Thread-safe. */
@FunctionalInterface
public interface Redactor {
  /** The text with such spans masked. */
  String redact(String text);
}
