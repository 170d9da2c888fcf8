package dev.winnow.connectors.escalation;

/** What a failed question says about the next one. */
public enum Fault {
  /** It may pass: the same question to the same provider can succeed later. */
  TRANSIENT,
  /** The provider answered, and the answer is of no use. Another provider may do better. */
  ANSWER,
  /** The provider will never take this item; others it may. */
  ITEM,
  /** The provider takes nothing until somebody sees to it: key, quota, payment, address. */
  PROVIDER
}
