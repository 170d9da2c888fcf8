package dev.winnow.stack.local;

import java.util.List;

/** How far the broker and the jobs, through which every item goes, are compiled. */
public enum Compilation {
  /** Sooner up, and slower once warm: for runs of some hundred items. */
  LIGHT("-XX:TieredStopAtLevel=1"),
  /** For everything else. */
  FULL;

  private final List<String> flags;

  Compilation(String... flags) {
    this.flags = List.of(flags);
  }

  List<String> flags() {
    return flags;
  }
}
