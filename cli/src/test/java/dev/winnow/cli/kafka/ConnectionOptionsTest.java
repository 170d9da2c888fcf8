package dev.winnow.cli.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class ConnectionOptionsTest {
  @Command
  private static final class Any {
    @Mixin private ConnectionOptions connection = new ConnectionOptions();
  }

  @Test
  void sasl_and_tls_go_to_kafka_and_what_is_the_registrys_to_the_registry(@TempDir Path folder)
      throws IOException {
    Path file = folder.resolve("client.properties");
    Files.writeString(
        file,
        """
        security.protocol=SASL_SSL
        sasl.mechanism=SCRAM-SHA-512
        sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required \\
          username="u" password="p";
        ssl.truststore.location=/etc/kafka/trust.p12
        basic.auth.credentials.source=USER_INFO
        basic.auth.user.info=u:p
        schema.registry.ssl.truststore.location=/etc/registry/trust.p12
        """);

    ConnectionOptions connection =
        parsed(
            "--bootstrap=kafka:9093",
            "--registry=https://registry:8081",
            "--properties=" + file,
            "--property=sasl.mechanism=PLAIN",
            "--property=bearer.auth.token=t");

    assertThat(connection.unasked().bootstrap()).isEqualTo("kafka:9093");
    assertThat(connection.unasked().properties())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required"
                    + " username=\"u\" password=\"p\";",
                "ssl.truststore.location",
                "/etc/kafka/trust.p12"));
    assertThat(connection.registry().url()).isEqualTo("https://registry:8081");
    assertThat(connection.registry().properties())
        .containsOnlyKeys(
            "basic.auth.credentials.source",
            "basic.auth.user.info",
            "schema.registry.ssl.truststore.location",
            "bearer.auth.token");
  }

  private static ConnectionOptions parsed(String... arguments) {
    Any command = new Any();
    new CommandLine(command).parseArgs(arguments);
    return command.connection;
  }
}
