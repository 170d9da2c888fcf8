package dev.winnow.pipeline.control;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.policy.PolicyYaml;

/**
 * Where the policy in force is read from.
 *
 * @param seedDocument the YAML that becomes version 1 where the topic holds no policy yet
 */
public record PolicySource(KafkaSettings kafka, RegistrySettings registry, String seedDocument)
    implements PolicyInForce.Source {
  public PolicySource {
    PolicyYaml.parse(1, seedDocument);
  }

  @Override
  public PolicyInForce open() throws InterruptedException {
    return PolicyFollower.acquire(this);
  }
}
