package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.escalator.BreakerSettings;
import dev.winnow.connectors.escalation.escalator.HedgeSettings;
import dev.winnow.connectors.escalation.escalator.LaneSettings;
import dev.winnow.connectors.escalation.yaml.Section;

/** Reads how much a provider is asked: {@code limits}, {@code breaker} and {@code hedge}. */
final class LimitsYaml {
  private LimitsYaml() {}

  static LaneSettings parse(Section provider) {
    LaneSettings otherwise = LaneSettings.DEFAULT;
    BreakerSettings breaker =
        provider.section("breaker", BreakerSettings.DEFAULT, LimitsYaml::breaker);
    HedgeSettings hedge =
        provider.has("hedge") ? hedge(provider.section("hedge").only("after", "share")) : null;
    Section section = provider.has("limits") ? provider.section("limits") : Section.document("{}");
    section.only(
        "atOnce",
        "requestsPerMinute",
        "tokensPerMinute",
        "attempts",
        "backoff",
        "longestBackoff",
        "longestWait");
    return section.valid(
        () ->
            new LaneSettings(
                section.integer("atOnce", otherwise.atOnce()),
                section.number("requestsPerMinute", otherwise.requestsPerMinute()),
                section.number("tokensPerMinute", otherwise.tokensPerMinute()),
                section.integer("attempts", otherwise.attempts()),
                section.duration("backoff", otherwise.backoff()),
                section.duration("longestBackoff", otherwise.longestBackoff()),
                section.duration("longestWait", otherwise.longestWait()),
                breaker,
                hedge));
  }

  private static HedgeSettings hedge(Section section) {
    HedgeSettings otherwise = HedgeSettings.DEFAULT;
    return section.valid(
        () ->
            new HedgeSettings(
                section.duration("after", otherwise.after()),
                section.number("share", otherwise.share())));
  }

  private static BreakerSettings breaker(Section section) {
    section.only("window", "least", "pause", "longestPause", "finalPause");
    BreakerSettings otherwise = BreakerSettings.DEFAULT;
    return new BreakerSettings(
        section.integer("window", otherwise.window()),
        section.integer("least", otherwise.least()),
        section.duration("pause", otherwise.pause()),
        section.duration("longestPause", otherwise.longestPause()),
        section.duration("finalPause", otherwise.finalPause()));
  }
}
