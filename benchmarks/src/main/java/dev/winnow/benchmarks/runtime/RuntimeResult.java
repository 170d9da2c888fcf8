package dev.winnow.benchmarks.runtime;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All that was measured.
 *
 * @param threads of the fixed ways, one a core
 * @param unavailable contenders that could not start, with the reason
 * @param soak null where none was asked for
 */
public record RuntimeResult(
    RuntimeSettings settings,
    String device,
    int threads,
    List<MixResult> mixes,
    Map<String, String> unavailable,
    @Nullable SoakResult soak) {
  public RuntimeResult {
    mixes = List.copyOf(mixes);
    unavailable = Map.copyOf(unavailable);
  }

  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("encoder", settings.encoder())
            .put("device", device)
            .put("threads", threads)
            .put("rounds", settings.rounds());
    ArrayNode all = json.putArray("mixes");
    mixes.forEach(mix -> all.add(mix.json()));
    ObjectNode missing = json.putObject("unavailable");
    unavailable.forEach(missing::put);
    if (soak != null) {
      json.set("soak", soak.json());
    }
    return json;
  }
}
