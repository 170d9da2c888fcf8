package dev.winnow.pipeline.control;

import dev.winnow.connectors.kafka.KafkaSettings;
import dev.winnow.connectors.registry.RegistrySettings;
import dev.winnow.pipeline.policy.PolicyYaml;
import java.io.Serializable;

/**
 * Where the policy in force is read from.
 *
 * @param seedDocument the YAML that becomes version 1 where the topic holds no policy yet
 */
public record PolicySource(KafkaSettings kafka, RegistrySettings registry, String seedDocument)
    implements Serializable {
  public PolicySource {
    PolicyYaml.parse(1, seedDocument);
  }
}
