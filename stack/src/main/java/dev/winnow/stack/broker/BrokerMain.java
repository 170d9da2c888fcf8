package dev.winnow.stack.broker;

import dev.winnow.stack.process.Arguments;
import dev.winnow.stack.process.Signals;
import java.nio.file.Path;
import java.util.Set;

/** The broker as a process of its own: {@code --folder DIR --port P --controller-port Q}. */
public final class BrokerMain {
  private BrokerMain() {}

  public static void main(String[] args) {
    Arguments arguments = Arguments.parse(args, Set.of("folder", "port", "controller-port"));
    EmbeddedBroker broker =
        EmbeddedBroker.start(
            new BrokerSettings(
                Path.of(arguments.get("folder")),
                arguments.number("port"),
                arguments.number("controller-port")));
    Runtime.getRuntime().addShutdownHook(new Thread(broker::close, "broker-shutdown"));
    Signals.ready("broker");
    broker.awaitShutdown();
  }
}
