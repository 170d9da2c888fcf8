package dev.winnow.benchmarks.outage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.TreeSet;

/**
 * The escalate job's providers: one, with time-outs for a model that answers within half a second,
 * and else as Winnow sets them. Nobody is asked in its place, so that items wait for it.
 */
public final class ProvidersFile {
  private ProvidersFile() {}

  /**
   * Writes it.
   *
   * @param url where the provider is
   * @param categories that it judges
   */
  public static Path write(Path folder, String url, Collection<String> categories)
      throws IOException {
    return Files.writeString(
        folder.resolve("providers.yaml"),
        """
        patience: 15s
        providers:
        - name: loopback
          kind: openai_chat
          url: %s
          premises: own
          model: loopback
          categories: %s
          timeouts: {connect: 1s, headers: 3s, answer: 5s}
          limits: {atOnce: 16, attempts: 3, backoff: 500ms, longestBackoff: 10s}
          breaker: {window: 20, least: 5, pause: 5s, longestPause: 30s}
        """
            .formatted(url, new TreeSet<>(categories)));
  }
}
