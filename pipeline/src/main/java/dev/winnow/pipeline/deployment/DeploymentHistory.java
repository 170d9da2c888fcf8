package dev.winnow.pipeline.deployment;

import dev.winnow.runtime.deploy.Deployment;
import dev.winnow.schemas.ModelDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The topic of deployments, folded. A record whose {@code baseVersion} is the version in force and
 * that makes sense becomes the next version; any other is refused. The fold depends on nothing but
 * the records and their order, so all readers agree without talking to each other; whether a worker
 * can load a package is another matter.
 *
 * <p>Immutable. Keeps the last {@value #MAX_ENTRIES} entries; the versions go on counting.
 */
public final class DeploymentHistory {
  static final int MAX_ENTRIES = 1000;

  /** So many packages can stand over one another. */
  static final int MAX_ACTIVE = 64;

  private static final String DEPLOY = "deploy";
  private static final String RETIRE = "retire";
  private static final DeploymentHistory EMPTY = new DeploymentHistory(List.of(), 0, Map.of());

  private final List<DeploymentEntry> entries;
  private final long version;
  private final Map<String, Deployment> active;

  private DeploymentHistory(
      List<DeploymentEntry> entries, long version, Map<String, Deployment> active) {
    this.entries =
        List.copyOf(entries.subList(Math.max(0, entries.size() - MAX_ENTRIES), entries.size()));
    this.version = version;
    this.active = new LinkedHashMap<>(active);
  }

  /** Before the first record: nothing is deployed, version 0. */
  public static DeploymentHistory empty() {
    return EMPTY;
  }

  /** The history with one more record; {@link #last} says what became of it. */
  public DeploymentHistory apply(ModelDeployment update) {
    List<DeploymentEntry> longer = new ArrayList<>(entries);
    try {
      Map<String, Deployment> next = next(update);
      longer.add(new DeploymentEntry.Accepted(update, version + 1));
      return new DeploymentHistory(longer, version + 1, next);
    } catch (DeploymentException e) {
      longer.add(new DeploymentEntry.Refused(update, String.valueOf(e.getMessage())));
      return new DeploymentHistory(longer, version, active);
    }
  }

  private Map<String, Deployment> next(ModelDeployment update) {
    if (update.getBaseVersion() != version) {
      throw new DeploymentException(
          "baseVersion: %d (expected: %d)".formatted(update.getBaseVersion(), version));
    }
    Map<String, Deployment> next = new LinkedHashMap<>(active);
    boolean known = next.remove(DeploymentRules.id(update)) != null;
    switch (update.getOperation()) {
      case DEPLOY -> {
        Deployment deployment = DeploymentRules.deployment(update);
        next.put(deployment.id(), deployment);
        if (next.size() > MAX_ACTIVE) {
          throw new DeploymentException(
              "deployments: %d (expected: at most %d)".formatted(next.size(), MAX_ACTIVE));
        }
      }
      case RETIRE -> {
        if (!known) {
          throw new DeploymentException(
              "packageId: %s (expected: one of %s)"
                  .formatted(update.getPackageId(), active.keySet()));
        }
      }
      default ->
          throw new DeploymentException(
              "operation: %s (expected: deploy or retire)".formatted(update.getOperation()));
    }
    return next;
  }

  /** What serves over the packages of the start, the newest last. */
  public List<Deployment> active() {
    return List.copyOf(active.values());
  }

  /** The version in force, 0 before the first one: the base of the next record. */
  public long version() {
    return version;
  }

  /** What became of the records, oldest first. */
  public List<DeploymentEntry> entries() {
    return entries;
  }

  /** What became of the newest record. */
  public Optional<DeploymentEntry> last() {
    return entries.isEmpty() ? Optional.empty() : Optional.of(entries.get(entries.size() - 1));
  }

  /** A record that deploys on the version in force. It is not applied. */
  public ModelDeployment deploy(
      Deployment deployment, String packageVersion, String author, String reason, Instant at) {
    return record(DEPLOY, deployment.id(), author, reason, at)
        .setPackageVersion(packageVersion)
        .setSha256(deployment.sha256())
        .setUri(deployment.folder().toUri().toString())
        .setShare(deployment.share())
        .setShadow(deployment.shadow())
        .build();
  }

  /** A record that retires on the version in force. It is not applied. */
  public ModelDeployment retire(String id, String author, String reason, Instant at) {
    return record(RETIRE, id, author, reason, at).setPackageVersion("").setSha256("").build();
  }

  private ModelDeployment.Builder record(
      String operation, String id, String author, String reason, Instant at) {
    return ModelDeployment.newBuilder()
        .setBaseVersion(version)
        .setOperation(operation)
        .setPackageId(id)
        .setAuthor(author)
        .setReason(reason)
        .setWrittenAt(at);
  }
}
