package dev.winnow.pipeline.policy;

import dev.winnow.schemas.ItemKey;
import dev.winnow.schemas.Surface;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which items a route is for: those that fulfil every part that is given. At least one part is
 * given, so that no route is for all items by oversight.
 *
 * @param tenants one of these; empty for any
 * @param surfaces one of these, as records spell them; empty for any
 * @param languages one of these, or a regional form of one, in any case: {@code en} stands for
 *     {@code en-GB} too (basic filtering of RFC 4647); empty for any. An item without a hint
 *     fulfils none
 * @param screenBelow by category: the screen found a probability below this one; where it found
 *     none, that is not fulfilled
 */
public record RouteCondition(
    Set<String> tenants,
    Set<String> surfaces,
    Set<String> languages,
    Map<String, Double> screenBelow) {
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,3}");

  public RouteCondition {
    tenants = Set.copyOf(tenants);
    surfaces = Set.copyOf(surfaces);
    languages = Set.copyOf(languages);
    screenBelow = Map.copyOf(screenBelow);
    if (tenants.isEmpty() && surfaces.isEmpty() && languages.isEmpty() && screenBelow.isEmpty()) {
      throw new PolicyException(
          "no condition (expected: at least one of tenant, surface, language, screen)");
    }
    tenants.forEach(RouteCondition::requireTenant);
    surfaces.forEach(Surface::of);
    languages.forEach(RouteCondition::requireLanguage);
    screenBelow.forEach(RouteCondition::requireBelow);
  }

  boolean holds(Traits item, Map<String, Double> screen) {
    return isOneOf(tenants, item.tenant())
        && isOneOf(surfaces, item.surface())
        && (languages.isEmpty() || languages.stream().anyMatch(one -> covers(one, item.language())))
        && screenBelow.entrySet().stream()
            .allMatch(each -> isBelow(screen.get(each.getKey()), each.getValue()));
  }

  private static boolean isOneOf(Set<String> wanted, String value) {
    return wanted.isEmpty() || wanted.contains(value);
  }

  private static boolean covers(String language, @Nullable String hint) {
    return hint != null
        && hint.regionMatches(true, 0, language, 0, language.length())
        && (hint.length() == language.length() || hint.charAt(language.length()) == '-');
  }

  private static boolean isBelow(@Nullable Double probability, double bound) {
    return probability != null && probability < bound;
  }

  private static void requireTenant(String tenant) {
    if (!ItemKey.isTenant(tenant)) {
      throw new PolicyException(
          "tenant: " + tenant + " (expected: 1 to 64 characters of A-Z a-z 0-9 . _ -)");
    }
  }

  private static void requireLanguage(String language) {
    if (!LANGUAGE.matcher(language).matches()) {
      throw new PolicyException(
          "language: " + language + " (expected: BCP 47, such as en or en-GB)");
    }
  }

  private static void requireBelow(String category, double below) {
    CategoryPolicy.requireName("screen." + category, category);
    if (!(below > 0 && below <= 1)) {
      throw new PolicyException(
          "screen.%s.below: %s (expected: > 0, at most 1)".formatted(category, below));
    }
  }
}
