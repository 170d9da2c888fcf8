package dev.winnow.connectors.control;

/** Is told each record of a control topic once, in order, on the log's own thread. */
@FunctionalInterface
public interface ControlListener<T> {
  /** An exception ends the log: what comes after could not be folded right. */
  void onRecord(ControlRecord<T> record);
}
