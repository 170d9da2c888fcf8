package dev.winnow.runtime.deploy;

/**
 * What became of a deployment in this process.
 *
 * @param refusal why it does not serve; empty where it does
 * @param onProbes how far it agreed with what served before, over harmless texts, before the switch
 * @param inShadow how far it agrees with what decides, over the items of its share so far
 */
public record DeploymentStatus(
    Deployment deployment, String refusal, Agreement onProbes, Agreement inShadow) {
  static DeploymentStatus refused(Deployment deployment, String refusal) {
    return new DeploymentStatus(deployment, refusal, Agreement.NONE, Agreement.NONE);
  }

  public boolean serves() {
    return refusal.isEmpty();
  }
}
