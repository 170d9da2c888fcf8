package dev.winnow.stack.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** The {@code --name value} pairs that one process of the stack is started with. */
public final class Arguments {
  private final Map<String, String> values;

  private Arguments(Map<String, String> values) {
    this.values = values;
  }

  /**
   * Reads pairs whose names are all among {@code names}.
   *
   * @throws IllegalArgumentException on an unknown or repeated name, or one without a value
   */
  public static Arguments parse(String[] args, Set<String> names) {
    Map<String, String> values = new LinkedHashMap<>();
    for (int i = 0; i < args.length; i += 2) {
      String name = args[i].startsWith("--") ? args[i].substring(2) : "";
      if (!names.contains(name)) {
        throw new IllegalArgumentException(args[i] + " (expected: one of --" + names + ")");
      }
      if (i + 1 == args.length || values.put(name, args[i + 1]) != null) {
        throw new IllegalArgumentException(args[i] + " (expected: once, with a value)");
      }
    }
    return new Arguments(values);
  }

  public String get(String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing");
    }
    return value;
  }

  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name) {
    return number(name, get(name));
  }

  public int number(String name, int otherwise) {
    return number(name, get(name, Integer.toString(otherwise)));
  }

  private static int number(String name, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("--" + name + ": " + value + " (expected: a number)", e);
    }
  }
}
