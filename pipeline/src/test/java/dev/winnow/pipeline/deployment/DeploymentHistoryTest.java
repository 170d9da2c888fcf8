package dev.winnow.pipeline.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.schemas.ModelDeployment;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DeploymentHistoryTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final String SHA256 = "ab".repeat(32);
  private static final Deployment HEAD =
      new Deployment("spam-head", Path.of("/models/spam-head"), SHA256, 0.5, true);

  private final DeploymentHistory first =
      DeploymentHistory.empty().apply(deploy(DeploymentHistory.empty(), HEAD));

  @Test
  void a_deployment_is_read_back_as_it_was_written() {
    assertThat(first.version()).isEqualTo(1);
    assertThat(first.active()).containsExactly(HEAD);
    assertThat(first.last()).get().isInstanceOf(DeploymentEntry.Accepted.class);
  }

  @Test
  void a_later_deployment_of_the_same_id_takes_its_place_and_stands_last() {
    Deployment other = new Deployment("other", Path.of("/models/other"), SHA256, 1, false);
    Deployment full = new Deployment("spam-head", Path.of("/models/next"), SHA256, 1, false);
    DeploymentHistory second = first.apply(deploy(first, other));
    DeploymentHistory third = second.apply(deploy(second, full));
    assertThat(third.active()).containsExactly(other, full);
    assertThat(third.version()).isEqualTo(3);
  }

  @Test
  void what_is_retired_no_longer_serves() {
    DeploymentHistory retired = first.apply(first.retire("spam-head", "ann", "why", AT));
    assertThat(retired.active()).isEmpty();
    assertThat(retired.version()).isEqualTo(2);
  }

  @Test
  void a_stale_base_is_refused_and_changes_nothing() {
    DeploymentHistory stale = first.apply(deploy(DeploymentHistory.empty(), HEAD));
    assertThat(stale.version()).isEqualTo(1);
    assertRefused(stale, "baseVersion: 0 (expected: 1)");
  }

  @Test
  void what_makes_no_sense_is_refused_by_name() {
    assertRefused(first.apply(first.retire("nobody", "", "", AT)), "packageId: nobody");
    assertRefused(apply(valid().setOperation("promote")), "operation: promote");
    assertRefused(apply(valid().setSha256("abc")), "sha256: abc");
    assertRefused(apply(valid().setUri(null)), "uri: none");
    assertRefused(apply(valid().setUri("models/x")), "uri: models/x");
    assertRefused(apply(valid().setUri("file:relative")), "uri");
    assertRefused(apply(valid().setShare(0)), "share: 0.0");
    assertRefused(apply(valid().setShare(Double.NaN)), "share: NaN");
    assertRefused(apply(valid().setPackageId("../x")), "packageId: ../x");
  }

  @Test
  void so_many_packages_and_no_more() {
    DeploymentHistory history = DeploymentHistory.empty();
    for (int i = 0; i <= DeploymentHistory.MAX_ACTIVE; i++) {
      history =
          history.apply(
              deploy(history, new Deployment("h" + i, Path.of("/m/h" + i), SHA256, 1, false)));
    }
    assertThat(history.active()).hasSize(DeploymentHistory.MAX_ACTIVE);
    assertRefused(history, "deployments: 65");
  }

  @Test
  void old_entries_go_and_versions_go_on() {
    DeploymentHistory history = first;
    for (int i = 0; i < DeploymentHistory.MAX_ENTRIES; i++) {
      history = history.apply(deploy(history, HEAD));
    }
    assertThat(history.entries()).hasSize(DeploymentHistory.MAX_ENTRIES);
    assertThat(history.version()).isEqualTo(DeploymentHistory.MAX_ENTRIES + 1);
  }

  private static ModelDeployment deploy(DeploymentHistory on, Deployment deployment) {
    return on.deploy(deployment, "1", "ann", "why", AT);
  }

  private ModelDeployment.Builder valid() {
    return ModelDeployment.newBuilder(deploy(first, HEAD));
  }

  private DeploymentHistory apply(ModelDeployment.Builder update) {
    return first.apply(update.build());
  }

  private static void assertRefused(DeploymentHistory history, String reason) {
    assertThat(history.last())
        .get()
        .isInstanceOfSatisfying(
            DeploymentEntry.Refused.class,
            refused -> assertThat(refused.reason()).contains(reason));
  }
}
