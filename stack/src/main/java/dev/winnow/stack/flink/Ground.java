package dev.winnow.stack.flink;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.schemas.Topics;
import dev.winnow.stack.process.Condition;
import dev.winnow.stack.process.ProcessFailedException;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/** What the jobs stand on. This process starts beside the broker, and so has to wait for it. */
final class Ground {
  private Ground() {}

  /** Returns when the broker answers and has every topic. */
  static void await(KafkaSettings kafka) throws InterruptedException {
    try (Admin admin = Admin.create(kafka.admin())) {
      Condition.holds(() -> names(admin).containsAll(Topics.all().keySet())).get();
    } catch (ExecutionException e) {
      throw new ProcessFailedException(
          kafka.bootstrap() + ": no broker with the topics: " + e.getCause(), e);
    }
  }

  private static Set<String> names(Admin admin) {
    try {
      return admin.listTopics().names().get();
    } catch (ExecutionException e) {
      throw new ProcessFailedException("topics cannot be listed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessFailedException("interrupted while topics are listed", e);
    }
  }
}
