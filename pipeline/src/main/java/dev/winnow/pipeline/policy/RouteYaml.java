package dev.winnow.pipeline.policy;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The routes of a policy document. */
final class RouteYaml {
  private static final int MAX_ROUTES = 100;
  private static final int MAX_NAMES = 100;
  private static final String ROUTES = "routes";

  private RouteYaml() {}

  /** The routes of a document; none where it says nothing of them. */
  static List<Route> parse(YamlMap root) {
    return root.has(ROUTES)
        ? root.maps(ROUTES, MAX_ROUTES).stream().map(RouteYaml::route).toList()
        : List.of();
  }

  /** Writes routes so that {@link #parse} reads the same ones; nothing where there are none. */
  static String write(List<Route> routes) {
    return routes.isEmpty()
        ? ""
        : routes.stream().map(RouteYaml::text).collect(Collectors.joining("", "routes:\n", ""));
  }

  private static Route route(YamlMap map) {
    map.only(List.of("when", "skip"));
    YamlMap when = map.map("when").only(List.of("tenant", "surface", "language", "screen"));
    Map<String, Double> screen = screen(when);
    RouteCondition condition =
        when.valid(
            () ->
                new RouteCondition(
                    names(when, "tenant"),
                    names(when, "surface"),
                    names(when, "language"),
                    screen));
    Set<String> skip = Set.copyOf(map.words("skip", MAX_NAMES));
    return map.valid(() -> new Route(condition, skip));
  }

  private static Set<String> names(YamlMap map, String key) {
    return map.has(key) ? new LinkedHashSet<>(map.words(key, MAX_NAMES)) : Set.of();
  }

  private static Map<String, Double> screen(YamlMap when) {
    Map<String, Double> below = new TreeMap<>();
    if (when.has("screen")) {
      YamlMap screen = when.map("screen").keys(1, MAX_NAMES);
      for (String category : screen.keys()) {
        below.put(category, screen.map(category).only(List.of("below")).number("below"));
      }
    }
    return below;
  }

  private static String text(Route route) {
    RouteCondition when = route.when();
    StringBuilder yaml = new StringBuilder("  - when:\n");
    yaml.append(line("      tenant", when.tenants()));
    yaml.append(line("      surface", when.surfaces()));
    yaml.append(line("      language", when.languages()));
    if (!when.screenBelow().isEmpty()) {
      yaml.append("      screen:\n");
      new TreeMap<>(when.screenBelow())
          .forEach(
              (category, below) ->
                  yaml.append("        %s: {below: %s}\n".formatted(category, below)));
    }
    return yaml.append(line("    skip", route.skip())).toString();
  }

  /** Names are quoted, for a bare {@code null} or {@code 12} would not be read as a word. */
  private static String line(String key, Collection<String> names) {
    return names.isEmpty()
        ? ""
        : names.stream()
            .sorted()
            .map(name -> '"' + name + '"')
            .collect(Collectors.joining(", ", key + ": [", "]\n"));
  }
}
