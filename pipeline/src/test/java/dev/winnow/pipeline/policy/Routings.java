package dev.winnow.pipeline.policy;

import dev.winnow.schemas.Stage;
import dev.winnow.schemas.StageEvidence;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.DomainContextBase;

/** Policies with and without routes, items, and what models may find in them. */
final class Routings extends DomainContextBase {
  static final List<String> NAMES = Policies.NAMES;

  /** What a stage finds: a probability for every category. */
  record Found(Map<String, Scored> scores) {
    /** What is found where some categories are not asked about. */
    Found without(Set<String> passedOver) {
      Map<String, Scored> asked = new HashMap<>(scores);
      asked.keySet().removeAll(passedOver);
      return new Found(asked);
    }

    StageEvidence evidence(Stage stage) {
      return StageEvidence.newBuilder()
          .setStage(stage.term())
          .setSkipped(NAMES.stream().filter(name -> !scores.containsKey(name)).toList())
          .build();
    }
  }

  @Provide
  Arbitrary<Found> found() {
    return Arbitraries.doubles()
        .between(0, 1)
        .map(p -> new Scored(p, p))
        .list()
        .ofSize(NAMES.size())
        .map(
            scores -> {
              Map<String, Scored> byName = new HashMap<>();
              for (int i = 0; i < NAMES.size(); i++) {
                byName.put(NAMES.get(i), scores.get(i));
              }
              return new Found(byName);
            });
  }

  @Provide
  Arbitrary<Traits> items() {
    return Combinators.combine(
            Arbitraries.of("acme", "null", "12"),
            Arbitraries.of("comment", "review"),
            Arbitraries.of("en", "en-GB", "no").injectNull(0.2))
        .as(Traits::new);
  }

  /** An item that has met a screen, or none. */
  @Provide
  Arbitrary<Trail> trails() {
    Arbitrary<Map<String, Double>> screen =
        Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.doubles().between(0, 1));
    return Combinators.combine(items(), screen)
        .as(
            (item, found) ->
                Trail.start(item)
                    .with(
                        StageEvidence.newBuilder()
                            .setStage(Stage.SCREEN.term())
                            .setProbabilities(found)
                            .build()));
  }

  @Provide
  Arbitrary<Route> routes() {
    Arbitrary<Map<String, Double>> screen =
        Arbitraries.maps(Arbitraries.of(NAMES), Arbitraries.doubles().between(1e-9, 1).ofScale(9))
            .ofMaxSize(2);
    Arbitrary<Set<String>> skip = Arbitraries.of(NAMES).set().ofMinSize(1);
    return Combinators.combine(
            Arbitraries.of("acme", "null", "12").set().ofMaxSize(2),
            Arbitraries.of("comment", "review").set().ofMaxSize(2),
            Arbitraries.of("en", "no", "EN-gb").set().ofMaxSize(2),
            screen,
            skip)
        .filter(
            (tenants, surfaces, languages, below, names) ->
                !tenants.isEmpty()
                    || !surfaces.isEmpty()
                    || !languages.isEmpty()
                    || !below.isEmpty())
        .as(
            (tenants, surfaces, languages, below, names) ->
                new Route(new RouteCondition(tenants, surfaces, languages, below), names));
  }

  @Provide
  Arbitrary<Policy> policies() {
    return Policies.with(routes().list().ofMaxSize(3));
  }
}
