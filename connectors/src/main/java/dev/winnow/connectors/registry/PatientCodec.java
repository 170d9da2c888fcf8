package dev.winnow.connectors.registry;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A codec that waits for the registry instead of failing: its caller stands still, and that is the
 * back-pressure on everything before it. Nothing is given up while the registry is out of reach.
 *
 * <p>Thread-safe. A waiting call ends with {@link CancellationException} when its thread is
 * interrupted; the interrupt flag stays set.
 */
public final class PatientCodec implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PatientCodec.class);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final AvroCodec codec;

  /** Takes the codec over: it is closed with this one. */
  public PatientCodec(AvroCodec codec) {
    this.codec = codec;
  }

  public static PatientCodec connect(RegistrySettings settings) {
    return new PatientCodec(AvroCodec.connect(settings));
  }

  /** As {@link AvroCodec#decode}, but waits for the registry. */
  public <T extends SpecificRecord> Decoded<T> decode(byte @Nullable [] value, Class<T> type) {
    return patiently(() -> codec.decode(value, type));
  }

  /** As {@link AvroCodec#encode}, but waits for the registry. */
  public byte[] encode(String topic, SpecificRecord record) {
    return patiently(() -> codec.encode(topic, record));
  }

  @Override
  public void close() {
    codec.close();
  }

  private static <T> T patiently(Supplier<T> call) {
    Duration pause = FIRST_PAUSE;
    while (true) {
      try {
        T result = call.get();
        if (!pause.equals(FIRST_PAUSE)) {
          LOG.info("the schema registry answers again");
        }
        return result;
      } catch (RegistryUnavailableException e) {
        if (!pause.equals(LONGEST_PAUSE)) { // said often enough; an outage may take hours
          LOG.warn("{}; waiting", e.getMessage());
        }
        pause(pause);
        pause = longer(pause);
      }
    }
  }

  private static Duration longer(Duration pause) {
    Duration doubled = pause.multipliedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  /** May end early: a spurious wake-up only asks the registry a little sooner. */
  private static void pause(Duration pause) {
    LockSupport.parkNanos(pause.toNanos());
    if (Thread.currentThread().isInterrupted()) {
      throw new CancellationException("interrupted while waiting for the schema registry");
    }
  }
}
