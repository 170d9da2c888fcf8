package dev.winnow.connectors.registry;

import java.util.function.Function;

/** What the bytes of a record's value turned out to be. */
public sealed interface Decoded<T> {
  /** The one of three functions that fits this case, applied to it. */
  <R> R fold(
      Function<Record<T>, R> onRecord,
      Function<NotAvro<T>, R> onNotAvro,
      Function<UnknownSchema<T>, R> onUnknownSchema);

  /** A value of the type asked for, whatever version it was written with. */
  record Record<T>(T value) implements Decoded<T> {
    @Override
    public <R> R fold(
        Function<Record<T>, R> onRecord,
        Function<NotAvro<T>, R> onNotAvro,
        Function<UnknownSchema<T>, R> onUnknownSchema) {
      return onRecord.apply(this);
    }
  }

  /**
   * Bytes that are not such a value, today or ever.
   *
   * @param detail why, without any of the content
   */
  record NotAvro<T>(String detail) implements Decoded<T> {
    @Override
    public <R> R fold(
        Function<Record<T>, R> onRecord,
        Function<NotAvro<T>, R> onNotAvro,
        Function<UnknownSchema<T>, R> onUnknownSchema) {
      return onNotAvro.apply(this);
    }
  }

  /** Bytes that name a schema which the registry, asked just now, does not have. */
  record UnknownSchema<T>(int id) implements Decoded<T> {
    @Override
    public <R> R fold(
        Function<Record<T>, R> onRecord,
        Function<NotAvro<T>, R> onNotAvro,
        Function<UnknownSchema<T>, R> onUnknownSchema) {
      return onUnknownSchema.apply(this);
    }
  }
}
