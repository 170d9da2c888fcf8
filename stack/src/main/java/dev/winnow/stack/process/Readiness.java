package dev.winnow.stack.process;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** How to tell that a started process does its work. */
@FunctionalInterface
public interface Readiness {
  /** Completes when the process is ready, or with a failure when it never will be. */
  CompletableFuture<Void> of(ChildProcess process);

  /** The process says so itself. */
  static Readiness said() {
    return ChildProcess::ready;
  }

  /** The process answers at an address with status 200. */
  static Readiness answers(URI address) {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(2)).GET().build();
    return process -> Condition.holds(() -> answers(process, client, request));
  }

  private static boolean answers(ChildProcess process, HttpClient client, HttpRequest request) {
    if (!process.isAlive()) {
      throw process.ended();
    }
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
