package dev.winnow.connectors.registry;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeSet;

/**
 * Where the schema registry is and how to get in.
 *
 * @param url of the Confluent API, such as {@code http://127.0.0.1:8081/apis/ccompat/v7}
 * @param properties handed to the Confluent client as they are: {@code basic.auth.…}, {@code
 *     bearer.auth.…}, {@code schema.registry.ssl.…}
 */
public record RegistrySettings(String url, Map<String, String> properties) implements Serializable {
  public RegistrySettings {
    if (!url.startsWith("http://") && !url.startsWith("https://")) {
      throw new IllegalArgumentException(
          "registry: " + url + " (expected: an address that starts with http:// or https://)");
    }
    properties = Map.copyOf(properties);
  }

  public RegistrySettings(String url) {
    this(url, Map.of());
  }

  /** Names the properties without their values, which may be secrets. */
  @Override
  public String toString() {
    return "RegistrySettings[" + url + ", " + new TreeSet<>(properties.keySet()) + "]";
  }
}
