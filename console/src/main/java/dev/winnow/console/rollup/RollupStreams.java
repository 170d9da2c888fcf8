package dev.winnow.console.rollup;

import dev.winnow.connectors.registry.PatientCodec;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.KafkaStreams.State;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The running roll-ups: exactly once, reading committed verdicts only. Start and close are called
 * once each, by one thread.
 */
public final class RollupStreams implements AutoCloseable {
  /** Names the consumer group, the internal topics and the transactions. */
  public static final String APPLICATION = "winnow-rollups";

  private static final Logger LOG = LoggerFactory.getLogger(RollupStreams.class);
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

  private final PatientCodec codec;
  private final RocksDbMemory memory = new RocksDbMemory();
  private final KafkaStreams streams;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private volatile boolean failed;

  public RollupStreams(RollupSettings settings) {
    codec = PatientCodec.connect(settings.registry());
    streams =
        new KafkaStreams(
            RollupTopology.build(codec, settings.grace()), properties(settings, memory));
    streams.setUncaughtExceptionHandler(this::onFailure);
  }

  /**
   * @param onReady called once, on a thread of Kafka Streams, when all partitions are read
   */
  public void start(Runnable onReady) {
    OnceReady listener = new OnceReady(onReady);
    streams.setStateListener(
        (now, before) -> {
          listener.changed(now);
          if (now == State.NOT_RUNNING || now == State.ERROR) {
            failed |= now == State.ERROR;
            stopped.countDown();
          }
        });
    streams.start();
  }

  /**
   * Waits until it was closed or failed.
   *
   * @return false where it failed
   */
  public boolean awaitStopped() throws InterruptedException {
    stopped.await();
    return !failed;
  }

  @Override
  public void close() {
    if (!streams.close(CLOSE_TIMEOUT)) {
      LOG.warn("still running {} after it was told to stop", CLOSE_TIMEOUT);
      return;
    }
    memory.close();
    codec.close();
  }

  static Properties properties(RollupSettings settings, RocksDbMemory memory) {
    Properties properties = settings.kafka().admin();
    properties.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, "1000");
    properties.putIfAbsent(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 4 << 20);
    properties.putIfAbsent(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, "false");
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, APPLICATION);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, settings.stateDir().toString());
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, RocksDbMemory.Setter.class);
    properties.put(RocksDbMemory.KEY, memory);
    return properties;
  }

  /**
   * A broker that was away too long is waited for; anything else ends the process, for a restart.
   */
  private StreamThreadExceptionResponse onFailure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RetriableException) {
        LOG.warn("starting anew after a failure that may pass", failure);
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    LOG.error("stopping", failure);
    failed = true;
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Turns the many changes of state into one call; all of them come from one thread at a time. */
  private static final class OnceReady {
    private final Runnable onReady;
    private boolean told;

    OnceReady(Runnable onReady) {
      this.onReady = onReady;
    }

    void changed(State now) {
      if (now == State.RUNNING && !told) {
        told = true;
        onReady.run();
      }
    }
  }
}
