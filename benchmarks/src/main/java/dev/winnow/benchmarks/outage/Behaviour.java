package dev.winnow.benchmarks.outage;

import dev.winnow.schemas.Term;
import java.util.Arrays;
import java.util.List;

/** What a provider does with questions. */
public enum Behaviour implements Term {
  /** It answers as it was asked to. */
  ANSWERS,
  /** Nobody listens at its port: connections are refused. */
  REFUSES,
  /** It takes questions and never answers. */
  HANGS,
  /** It says 429, and that it wants to be asked again in a second. */
  TOO_MANY_REQUESTS,
  /** It answers 200, with ratings of something that nobody asked about. */
  GARBAGE;

  /** All but the first. */
  public static List<Behaviour> troubles() {
    return Arrays.stream(values()).filter(each -> each != ANSWERS).toList();
  }
}
