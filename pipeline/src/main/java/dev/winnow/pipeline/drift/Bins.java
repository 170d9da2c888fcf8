package dev.winnow.pipeline.drift;

import java.io.Serializable;
import java.util.List;

/** The parts that what a figure says falls into: each reading into one of them. */
public sealed interface Bins extends Serializable {
  int size();

  /** The part that a reading falls into, from 0. */
  int of(Reading reading);

  /** As a report names a part. */
  String name(int bin);

  /**
   * Ranges of a number: up to the first edge, from there to the next one, and above the last.
   *
   * @param edges rising; each belongs to the range that it ends
   */
  record Ranges(List<Double> edges) implements Bins {
    private static final long serialVersionUID = 1;

    public Ranges {
      edges = List.copyOf(edges);
      for (int at = 0; at < edges.size(); at++) {
        double edge = edges.get(at);
        if (!Double.isFinite(edge) || (at > 0 && edge <= edges.get(at - 1))) {
          throw new IllegalArgumentException("edges: " + edges + " (expected: rising numbers)");
        }
      }
    }

    @Override
    public int size() {
      return edges.size() + 1;
    }

    @Override
    public int of(Reading reading) {
      int low = 0;
      int high = edges.size();
      while (low < high) {
        int middle = (low + high) / 2;
        if (reading.number() <= edges.get(middle)) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      return low;
    }

    @Override
    public String name(int bin) {
      String from = bin == 0 ? "" : "above " + edges.get(bin - 1);
      String to = bin == edges.size() ? "" : "up to " + edges.get(bin);
      return from.isEmpty() || to.isEmpty() ? from + to : from + ", " + to;
    }
  }

  /** Words of which each has a part of its own; the last part is for all others. */
  record Words(List<String> words) implements Bins {
    private static final long serialVersionUID = 1;
    private static final String OTHER = "other";

    public Words {
      words = List.copyOf(words);
      if (words.stream().distinct().count() < words.size()) {
        throw new IllegalArgumentException("words: " + words + " (expected: each once)");
      }
    }

    @Override
    public int size() {
      return words.size() + 1;
    }

    @Override
    public int of(Reading reading) {
      int at = words.indexOf(reading.word());
      return at < 0 ? words.size() : at;
    }

    @Override
    public String name(int bin) {
      return bin == words.size() ? OTHER : words.get(bin);
    }
  }
}
