package dev.winnow.connectors.escalation.budget;

import dev.winnow.connectors.escalation.Funds;
import dev.winnow.connectors.escalation.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What one tenant, or all together, may spend: a tally for each cap. Not thread-safe. */
final class Account {
  private final String name;
  private final List<Tally> costs = new ArrayList<>();
  private final List<Tally> tokens = new ArrayList<>();

  Account(String name, Caps caps, int parts, Instant now) {
    this.name = name;
    caps.costMicros().forEach((span, cap) -> costs.add(new Tally(span, cap, parts, now)));
    caps.tokens().forEach((span, cap) -> tokens.add(new Tally(span, cap, parts, now)));
  }

  /**
   * @param kept the share of each cap that is not for this
   */
  Funds funds(Instant at, Usage most, double kept) {
    return Stream.concat(
            costs.stream().map(tally -> tally.funds(at, most.costMicros(), kept)),
            tokens.stream().map(tally -> tally.funds(at, most.tokens(), kept)))
        .max(Funds::compareTo)
        .orElse(Funds.ENOUGH);
  }

  /** The caps of which one part does not hold so much. */
  Stream<Spending> tooSmallFor(Instant now, Usage most) {
    return Stream.concat(
        costs.stream()
            .filter(tally -> tally.neverHolds(most.costMicros()))
            .map(tally -> tally.view(name, "costMicros", now)),
        tokens.stream()
            .filter(tally -> tally.neverHolds(most.tokens()))
            .map(tally -> tally.view(name, "tokens", now)));
  }

  void hold(Instant at, Usage most) {
    costs.forEach(tally -> tally.hold(at, most.costMicros()));
    tokens.forEach(tally -> tally.hold(at, most.tokens()));
  }

  void settle(Instant at, Usage most, Usage actual) {
    costs.forEach(tally -> tally.settle(at, most.costMicros(), actual.costMicros()));
    tokens.forEach(tally -> tally.settle(at, most.tokens(), actual.tokens()));
  }

  void replay(Instant at, Usage earlier, Usage now) {
    costs.forEach(tally -> tally.replay(at, now.costMicros() - earlier.costMicros()));
    tokens.forEach(tally -> tally.replay(at, now.tokens() - earlier.tokens()));
  }

  Stream<Spending> views(Instant now) {
    return Stream.concat(
        costs.stream().map(tally -> tally.view(name, "costMicros", now)),
        tokens.stream().map(tally -> tally.view(name, "tokens", now)));
  }
}
