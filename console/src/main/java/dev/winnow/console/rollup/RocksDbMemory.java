package dev.winnow.console.rollup;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that all stores of this process share, whatever the number of partitions: blocks,
 * indices and write buffers come out of one cache.
 *
 * <p>It travels to the stores as a value of the Streams configuration, under {@link #KEY}. Closed
 * after the stores, by whoever made it.
 */
final class RocksDbMemory implements AutoCloseable {
  static final String KEY = "winnow.rollups.rocksdb.memory";

  private static final long BYTES = 64 << 20;
  private static final long WRITE_BUFFER_BYTES = 24 << 20;
  private static final long ONE_WRITE_BUFFER_BYTES = 2 << 20;

  static {
    RocksDB.loadLibrary();
  }

  private final Cache cache = new LRUCache(BYTES);
  private final WriteBufferManager writeBuffers = new WriteBufferManager(WRITE_BUFFER_BYTES, cache);

  @Override
  public void close() {
    writeBuffers.close();
    cache.close();
  }

  private void limit(Options options) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(cache);
    table.setCacheIndexAndFilterBlocks(true);
    options.setTableFormatConfig(table);
    options.setWriteBufferManager(writeBuffers);
    options.setWriteBufferSize(ONE_WRITE_BUFFER_BYTES);
  }

  /** Named in the Streams configuration, which makes one for each store. */
  public static final class Setter implements RocksDBConfigSetter {
    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
      if (!(configs.get(KEY) instanceof RocksDbMemory memory)) {
        throw new IllegalStateException(KEY + ": absent (expected: a RocksDbMemory)");
      }
      memory.limit(options);
    }

    @Override
    public void close(String storeName, Options options) {
      // The memory outlives the store.
    }
  }
}
