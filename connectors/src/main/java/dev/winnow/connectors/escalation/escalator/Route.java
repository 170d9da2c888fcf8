package dev.winnow.connectors.escalation.escalator;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.schemas.EscalationRequest;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Which providers an item may be put to, in order. */
final class Route {
  private Route() {}

  /**
   * Those that may have the item and judge all of the categories that it is in doubt about. Where
   * none judges all, those that judge some.
   *
   * @return their numbers in the list
   */
  static List<Integer> of(
      List<EscalationProvider> providers, EscalationRequest request, Set<String> passedOver) {
    List<String> doubts =
        request.getUnsure().stream().filter(category -> !passedOver.contains(category)).toList();
    List<Integer> all =
        numbers(
            providers,
            request,
            provider -> doubts.stream().allMatch(providers.get(provider)::judges));
    return all.isEmpty()
        ? numbers(
            providers,
            request,
            provider -> doubts.stream().anyMatch(providers.get(provider)::judges))
        : all;
  }

  private static List<Integer> numbers(
      List<EscalationProvider> providers, EscalationRequest request, IntPredicate judges) {
    return IntStream.range(0, providers.size())
        .filter(provider -> providers.get(provider).takes(request))
        .filter(judges)
        .boxed()
        .toList();
  }
}
