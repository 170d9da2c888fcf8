package dev.winnow.stack.process;

/** What a child says to its parent on standard output. */
public final class Signals {
  /** The line that says that a process does its work from now on. */
  static final String READY = "winnow: ready";

  private Signals() {}

  /** Says that this process is ready. */
  @SuppressWarnings("SystemOut") // standard output is the channel between child and parent
  public static void ready() {
    System.out.println(READY);
    System.out.flush();
  }
}
