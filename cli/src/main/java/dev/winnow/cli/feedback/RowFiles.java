package dev.winnow.cli.feedback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPOutputStream;

/**
 * The files of a labelled set, {@code train.jsonl.gz} and {@code dev.jsonl.gz}, which only their
 * owner may read. An item is in dev by a hash of its name: all of its revisions, and in every later
 * set too, so that nothing is ever trained on that another set measures with. They are in place
 * once all is written, or not at all. For one thread.
 */
final class RowFiles implements AutoCloseable {
  private static final String TRAIN = "train.jsonl.gz";
  private static final String DEV = "dev.jsonl.gz";
  private static final int PARTS = 1000;

  private final Path folder;
  private final double devShare;
  private final Path trainPart;
  private final Path devPart;
  private final BufferedWriter train;
  private final BufferedWriter dev;
  private int rowsOfTrain;
  private int rowsOfDev;

  /**
   * Begins the files.
   *
   * @param devShare of the items, 0 to 1
   * @param replace whether files that are there may go
   */
  static RowFiles open(Path folder, double devShare, boolean replace) throws IOException {
    if (!(devShare >= 0 && devShare < 1)) {
      throw new IllegalArgumentException(
          "--dev: " + devShare + " (expected: at least 0, less than 1)");
    }
    boolean taken = Files.exists(folder.resolve(TRAIN)) || Files.exists(folder.resolve(DEV));
    if (taken && !replace) {
      throw new IllegalArgumentException(
          "--out: " + folder + ": holds a set (expected: none there, or --replace)");
    }
    Files.createDirectories(folder);
    return new RowFiles(folder, devShare);
  }

  private RowFiles(Path folder, double devShare) throws IOException {
    this.folder = folder;
    this.devShare = devShare;
    this.trainPart = Files.createTempFile(folder, ".train", ".part");
    this.devPart = Files.createTempFile(folder, ".dev", ".part");
    this.train = writer(trainPart);
    this.dev = writer(devPart);
  }

  void write(String item, String line) throws IOException {
    boolean isDev = part(item) < devShare * PARTS;
    BufferedWriter writer = isDev ? dev : train;
    rowsOfDev += isDev ? 1 : 0;
    rowsOfTrain += isDev ? 0 : 1;
    writer.write(line);
    writer.write('\n');
  }

  int train() {
    return rowsOfTrain;
  }

  int dev() {
    return rowsOfDev;
  }

  /** Puts the files in place, and beside them whose the rows are. */
  void finish() throws IOException {
    train.close();
    dev.close();
    Files.writeString(
        folder.resolve("SOURCE.txt"),
        "answers of reviewers, from moderation.reviews and moderation.feedback\n"
            + "licence: content of the platform's users; not to be passed on\n");
    Files.move(trainPart, folder.resolve(TRAIN), StandardCopyOption.REPLACE_EXISTING);
    Files.move(devPart, folder.resolve(DEV), StandardCopyOption.REPLACE_EXISTING);
  }

  /** Leaves nothing behind of files that were not finished. */
  @Override
  public void close() throws IOException {
    try (train;
        dev) {
      Files.deleteIfExists(trainPart);
      Files.deleteIfExists(devPart);
    }
  }

  private static BufferedWriter writer(Path file) throws IOException {
    return new BufferedWriter(
        new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), UTF_8));
  }

  private static int part(String item) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(item.getBytes(UTF_8));
      int start = (digest[0] & 0xff) << 16 | (digest[1] & 0xff) << 8 | (digest[2] & 0xff);
      return start % PARTS;
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
