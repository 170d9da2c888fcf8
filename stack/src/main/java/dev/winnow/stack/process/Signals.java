package dev.winnow.stack.process;

/** What a child says to its parent on standard output. */
public final class Signals {
  private Signals() {}

  /** The line that says that a process does its work from now on. */
  static String readyLine(String name) {
    return "winnow-" + name + " ready";
  }

  /**
   * Says that this process is ready.
   *
   * @param name that it was started under
   */
  @SuppressWarnings("SystemOut") // standard output is the channel between child and parent
  public static void ready(String name) {
    System.out.println(readyLine(name));
    System.out.flush();
  }
}
