package dev.winnow.distribution;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.distribution.whole.Answers;
import dev.winnow.distribution.whole.Deployments;
import dev.winnow.distribution.whole.Policies;
import dev.winnow.distribution.whole.Publisher;
import dev.winnow.distribution.whole.SharedStack;
import dev.winnow.schemas.ModelRef;
import dev.winnow.schemas.Verdict;
import dev.winnow.stack.local.LocalStack;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Models come into service and leave it while the jobs run. */
@ExtendWith(SharedStack.class)
@Timeout(value = 3, unit = TimeUnit.MINUTES)
@SuppressWarnings("NullAway.Init") // by JUnit
class DeployIT {
  private static final String HEAD = "all-minilm-l6-v2-spam";
  private static final String SHIPPED = "version: \"1\"";
  private static final int MAX_ITEMS = 400;

  /** The longest that an acknowledged policy may take to be in force. */
  private static final Duration IN_FORCE = Duration.ofSeconds(2);

  @TempDir private Path folder;

  @Test
  void a_deployed_head_decides_what_comes_later_and_no_item_is_left_out(LocalStack stack)
      throws Exception {
    Path newcomer = newcomer(stack.settings().distribution().models());
    Deployments deployments = new Deployments(stack);
    Policies policies = new Policies(stack);
    List<String> published = new ArrayList<>();
    try (Publisher publisher = new Publisher(stack);
        Answers answers = Answers.of(stack)) {
      long version =
          policies.set(
              "--file=" + Files.writeString(folder.resolve("all.yaml"), Policies.withoutScreen()));
      answers.readFor(IN_FORCE);
      assertThat(versionOfSpam(judged(publisher, answers, published))).isEqualTo("1");

      deployments.deploy(newcomer);
      untilSpamIs("deployed", publisher, answers, published);
      deployments.retire(HEAD);
      untilSpamIs("1", publisher, answers, published);
      policies.rollback(version - 1);
      answers.readFor(IN_FORCE);

      for (String id : published) {
        Verdict verdict = answers.specialists(id);
        assertThat(versionOfSpam(verdict)).isIn("1", "deployed");
        assertThat(answers.verdicts(id, 1).stream().filter(each -> each.record().getFinal$()))
            .as(id)
            .hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  /** Goes on publishing until the newcomer, or the old one, has judged an item. */
  private static void untilSpamIs(
      String version, Publisher publisher, Answers answers, List<String> published)
      throws Exception {
    while (!versionOfSpam(judged(publisher, answers, published)).equals(version)) {
      assertThat(published).hasSizeLessThan(MAX_ITEMS);
      answers.readFor(Duration.ofMillis(20));
    }
  }

  private static Verdict judged(Publisher publisher, Answers answers, List<String> published)
      throws Exception {
    String id = "deploy-" + published.size();
    published.add(id);
    publisher.publish(Publisher.item(id, "The ferry leaves at " + published.size()).build());
    return answers.specialists(id);
  }

  private static String versionOfSpam(Verdict verdict) {
    return verdict.getEvidence().get(0).getModels().stream()
        .filter(model -> model.getId().equals(HEAD))
        .map(ModelRef::getVersion)
        .findFirst()
        .orElseThrow();
  }

  /** The shipped head under another version. */
  private Path newcomer(Path models) throws IOException {
    Path shipped = models.resolve(HEAD);
    Path newcomer = Files.createDirectories(folder.resolve(HEAD));
    Files.copy(shipped.resolve("head.onnx"), newcomer.resolve("head.onnx"));
    String manifest = Files.readString(shipped.resolve("model.yaml"));
    assertThat(manifest).contains(SHIPPED);
    Files.writeString(
        newcomer.resolve("model.yaml"), manifest.replace(SHIPPED, "version: \"deployed\""));
    return newcomer;
  }
}
