package dev.winnow.benchmarks.swaps;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.benchmarks.runtime.Figures;
import dev.winnow.benchmarks.turn.ProcessMemory;
import dev.winnow.benchmarks.turn.Sample;

/**
 * What swaps did to the items and to the memory.
 *
 * @param sets how many sets of models took turns
 * @param capacity items a second with nothing else to do
 * @param itemsPerSecond of the load
 * @param refused deployments that did not come into service
 * @param steady waits of items that arrived between swaps, in milliseconds
 * @param during waits of items that arrived during a swap, in milliseconds
 * @param begun waits of items that arrived within {@link Timeline#WINDOW} after a swap began
 * @param longestWait of any item, in milliseconds
 * @param swaps how long each took, in milliseconds
 * @param early memory after {@link SwapSettings#settledAfter} swaps
 * @param late memory after all
 */
public record SwapResult(
    SwapSettings settings,
    int sets,
    double capacity,
    double itemsPerSecond,
    int refused,
    AnswerTally answers,
    Waits steady,
    Waits during,
    Waits begun,
    double longestWait,
    Sample swaps,
    ProcessMemory early,
    ProcessMemory late) {

  /** How much longer the slowest in a hundred waited during a swap. */
  double ratioP99() {
    return during.p99() / steady.p99();
  }

  /** The same of those that arrived soon after it began. */
  double ratioBegunP99() {
    return begun.p99() / steady.p99();
  }

  double ratioP50() {
    return during.p50() / steady.p50();
  }

  /** What was resident at the end beyond what was before, in MiB. */
  double growthMiB() {
    return late.residentMiB() - early.residentMiB();
  }

  /** As one line of JSON. */
  public ObjectNode json() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("encoder", settings.encoder())
            .put("what", settings.what().term())
            .put("swaps", settings.swaps())
            .put("sets", sets)
            .put("refused", refused)
            .put("capacity", Figures.rounded(capacity))
            .put("itemsPerSecond", Figures.rounded(itemsPerSecond));
    json.putObject("answers")
        .put("items", answers.items())
        .put("failed", answers.failed())
        .put("unlabelled", answers.unlabelled())
        .put("foreign", answers.foreign())
        .put("wrong", answers.wrong())
        .put("telling", answers.telling())
        .put("maxDeviation", answers.maxDeviation());
    json.set("steady", steady.json());
    json.set("during", during.json());
    json.set("begun", begun.json());
    json.put("ratioP50", Figures.rounded(ratioP50()))
        .put("ratioP99", Figures.rounded(ratioP99()))
        .put("ratioBegunP99", Figures.rounded(ratioBegunP99()))
        .put("longestWaitMillis", Figures.rounded(longestWait));
    json.putObject("swapMillis")
        .put("p50", Figures.rounded(swaps.median()))
        .put("p99", Figures.rounded(swaps.percentile(99)))
        .put("longest", Figures.rounded(swaps.max()));
    ObjectNode memory = json.putObject("residentMiB").put("earlyAfter", settings.settledAfter());
    if (!Double.isNaN(growthMiB())) {
      memory
          .put("early", Figures.rounded(early.residentMiB()))
          .put("late", Figures.rounded(late.residentMiB()))
          .put("growth", Figures.rounded(growthMiB()))
          .put("growthOutsideHeap", Figures.rounded(late.nativeMiB() - early.nativeMiB()));
    }
    return json;
  }
}
