package dev.winnow.pipeline.escalate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.connectors.escalation.Standing;
import dev.winnow.schemas.EscalationRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A long outage. What it costs is measured with
 *
 * <pre>
 * mvn -pl pipeline verify -Dtest=LargeBacklogTest -Dwinnow.backlog=1000000
 * </pre>
 */
class LargeBacklogTest {
  private static final Logger LOG = LoggerFactory.getLogger(LargeBacklogTest.class);
  private static final int ITEMS = Integer.getInteger("winnow.backlog", 10_000);
  private static final int ANSWERS = 1_000;
  private static final QueueSettings SETTINGS =
      new QueueSettings(32, Duration.ofSeconds(30), Duration.ofDays(7));
  private static final long START = Items.ESCALATED_AT.toEpochMilli();

  private final ScriptedEscalator escalator = new ScriptedEscalator();
  @TempDir private Path checkpoints = Path.of("");

  @Test
  void an_outage_fills_the_disk_and_not_the_heap_and_ends_with_the_first_answer() throws Exception {
    OperatorSubtaskState state;
    try (QueueHarness queue = QueueHarness.onDisk(SETTINGS, part -> escalator, checkpoints)) {
      queue.passTimeTo(START);
      escalator.standings.put("far", Standing.AWAY);
      long before = usedMegabytes();
      long began = System.nanoTime();
      for (int i = 0; i < ITEMS; i++) {
        queue.send(request(i));
        if (i == ITEMS / 2) {
          LOG.info("half of {}: heap {} MB more", ITEMS, usedMegabytes() - before);
        }
      }
      LOG.info("all in {} s: heap {} MB more", seconds(began), usedMegabytes() - before);
      began = System.nanoTime();
      state = queue.snapshot();
      LOG.info("checkpoint in {} s", seconds(began));
      assertThat(escalator.asked).isEmpty();

      escalator.standings.put("far", Standing.UP);
      began = System.nanoTime();
      queue.passTimeTo(START + 2000);
      LOG.info("all in line again in {} s", seconds(began));
      began = System.nanoTime();
      answerSome(queue, escalator);
      LOG.info("{} answers in {} s", ANSWERS, seconds(began));
    }

    ScriptedEscalator later = new ScriptedEscalator();
    long began = System.nanoTime();
    try (QueueHarness queue = QueueHarness.restored(state, SETTINGS, part -> later, 1, 0)) {
      LOG.info("restored in {} s", seconds(began));
      answerSome(queue, later);
    }
  }

  private static void answerSome(QueueHarness queue, ScriptedEscalator escalator) throws Exception {
    queue.work();
    for (int i = 0; i < ANSWERS; i++) {
      escalator.answer(escalator.open().get(0), Items.answer(0.9));
      queue.work();
    }
    assertThat(queue.finals()).hasSize(ANSWERS);
  }

  private static EscalationRequest request(int i) {
    EscalationRequest request = Items.request("item-%08d".formatted(i), 1);
    request.setTenant("tenant-" + i % 50);
    request.setText("some words of an item, as long as many are. ".repeat(5));
    request.setMayLeave(true);
    request.setRequestedAt(Instant.ofEpochMilli(START - i % 1000));
    return request;
  }

  private static long usedMegabytes() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
  }

  private static double seconds(long began) {
    return Math.round((System.nanoTime() - began) / 1e8) / 10.0;
  }
}
