package dev.winnow.pipeline.audit;

import dev.winnow.pipeline.policy.AuditRules;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.schemas.Action;
import dev.winnow.schemas.AuditDraw;
import dev.winnow.schemas.EscalationRequest;
import dev.winnow.schemas.Mode;
import dev.winnow.schemas.Verdict;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Draws lots: says of a final verdict of a machine whether it is checked. A keyed hash of tenant,
 * id and revision decides, so the same item is drawn in each replay, and no author can tell which.
 * An item is drawn with the probability of its stratum, which goes with it. Only the task's thread
 * may call.
 */
public final class Lots {
  /** What a request for a check has as its operation. */
  public static final String OPERATION = "audit";

  private static final Logger LOG = LoggerFactory.getLogger(Lots.class);

  private final @Nullable Mac mac;
  private boolean warned;

  /**
   * Lots under a key.
   *
   * @param key null where none was given: nothing is drawn
   */
  public Lots(@Nullable AuditKey key) {
    this.mac = key == null ? null : key.mac();
  }

  /**
   * The item, where it is drawn.
   *
   * @param request makes what puts the item to somebody else
   */
  public Optional<Drawn> draw(Policy policy, Verdict verdict, Supplier<EscalationRequest> request) {
    AuditRules rules = policy.controls().audit();
    if (rules == null || !verdict.getFinal$() || !verdict.getMode().equals(Mode.LIVE.term())) {
      return Optional.empty();
    }
    if (mac == null) {
      warn();
      return Optional.empty();
    }
    Action action = Action.of(verdict.getAction());
    if (action != Action.ALLOW && action != Action.LIMIT && action != Action.REMOVE) {
      return Optional.empty();
    }
    boolean near = Nearness.isNear(verdict.getLabels(), action != Action.ALLOW, rules.margin());
    double probability = probability(rules, action, near);
    ByteBuffer hash = hash(mac, verdict);
    if (share(hash.getLong()) >= probability) {
      return Optional.empty();
    }
    AuditDraw draw =
        AuditDraw.newBuilder()
            .setStage(verdict.getDecidedBy())
            .setAction(verdict.getAction())
            .setNear(near)
            .setProbability(probability)
            .setPeople(share(hash.getLong()) < rules.people())
            .setPeopleProbability(rules.people())
            .build();
    return Optional.of(new Drawn(verdict, check(request.get(), verdict, draw)));
  }

  private static EscalationRequest check(
      EscalationRequest request, Verdict verdict, AuditDraw draw) {
    return EscalationRequest.newBuilder(request)
        .setOperation(OPERATION)
        .setAudit(draw)
        .setUnsure(List.of())
        .setLabels(Map.of())
        .setProvisionalVerdictId(verdict.getVerdictId())
        .build();
  }

  private static double probability(AuditRules rules, Action action, boolean near) {
    double usual = action == Action.ALLOW ? rules.allowed() : rules.acted();
    return near ? Math.max(rules.near(), usual) : usual;
  }

  private static ByteBuffer hash(Mac mac, Verdict verdict) {
    String name = verdict.getTenant() + "/" + verdict.getId() + "\n" + verdict.getRevision();
    return ByteBuffer.wrap(mac.doFinal(name.getBytes(StandardCharsets.UTF_8)));
  }

  /** The upper 53 bits as a number from 0 to below 1. */
  private static double share(long bits) {
    return (bits >>> 11) * 0x1.0p-53;
  }

  private void warn() {
    if (!warned) {
      warned = true;
      LOG.warn("audit: the policy asks for checks, but the job was given no --audit-key");
    }
  }
}
