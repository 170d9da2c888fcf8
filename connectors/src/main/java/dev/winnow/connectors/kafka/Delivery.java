package dev.winnow.connectors.kafka;

import dev.winnow.schemas.Term;
import java.util.Locale;
import org.apache.flink.connector.base.DeliveryGuarantee;

/** What a sink promises across failures. */
public enum Delivery implements Term {
  /** Each result once, visible to read_committed readers with the next checkpoint. */
  EXACTLY_ONCE(DeliveryGuarantee.EXACTLY_ONCE),
  /** Each result at once, and again after a failure. */
  AT_LEAST_ONCE(DeliveryGuarantee.AT_LEAST_ONCE);

  private final DeliveryGuarantee guarantee;

  Delivery(DeliveryGuarantee guarantee) {
    this.guarantee = guarantee;
  }

  /** With a dash: {@code exactly-once}. */
  @Override
  public String term() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** An unknown one is an {@link IllegalArgumentException}. */
  public static Delivery of(String term) {
    return Term.of(Delivery.class, term);
  }

  DeliveryGuarantee guarantee() {
    return guarantee;
  }
}
