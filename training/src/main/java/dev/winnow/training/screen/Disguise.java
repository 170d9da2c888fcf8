package dev.winnow.training.screen;

import java.util.SplittableRandom;

/** A way to write a word of Latin letters so that people read it and a filter may not. */
public enum Disguise {
  LEETSPEAK {
    @Override
    public String of(String word, SplittableRandom random) {
      return replaced(word, random, "oieastl", "013@$71");
    }
  },
  LOOK_ALIKES {
    @Override
    public String of(String word, SplittableRandom random) {
      return replaced(word, random, "aceiopxysj", "асеіорхуѕј");
    }
  },
  FULL_WIDTH {
    @Override
    public String of(String word, SplittableRandom random) {
      return mapped(word, unit -> unit > ' ' && unit < '\u007f' ? (char) (unit + 0xfee0) : unit);
    }
  },
  ZERO_WIDTH {
    @Override
    public String of(String word, SplittableRandom random) {
      return split(word, random, "\u200b");
    }
  },
  ACCENTS {
    @Override
    public String of(String word, SplittableRandom random) {
      return split(word, random, "\u0336");
    }
  },
  SPACES {
    @Override
    public String of(String word, SplittableRandom random) {
      return String.join(" ", word.split("", -1)).strip();
    }
  },
  DOTS {
    @Override
    public String of(String word, SplittableRandom random) {
      return split(word, random, ".");
    }
  },
  REPEATED {
    @Override
    public String of(String word, SplittableRandom random) {
      int at = random.nextInt(word.length());
      return word.substring(0, at) + String.valueOf(word.charAt(at)).repeat(4) + word.substring(at);
    }
  },
  MASKED {
    @Override
    public String of(String word, SplittableRandom random) {
      int at = 1 + random.nextInt(word.length() - 1);
      return word.substring(0, at) + "*" + word.substring(Math.min(word.length(), at + 1));
    }
  },
  SWAPPED {
    @Override
    public String of(String word, SplittableRandom random) {
      int at = random.nextInt(word.length() - 1);
      return word.substring(0, at) + word.charAt(at + 1) + word.charAt(at) + word.substring(at + 2);
    }
  };

  /** A unit for a unit. */
  private interface Mapping {
    char of(char unit);
  }

  /**
   * The word, disguised.
   *
   * @param word of at least two UTF-16 units
   * @param random decides where
   */
  public abstract String of(String word, SplittableRandom random);

  private static String replaced(String word, SplittableRandom random, String from, String to) {
    return mapped(
        word,
        unit -> {
          int at = from.indexOf(Character.toLowerCase(unit));
          return at >= 0 && random.nextInt(3) > 0 ? to.charAt(at) : unit;
        });
  }

  private static String mapped(String word, Mapping mapping) {
    StringBuilder mapped = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      mapped.append(mapping.of(word.charAt(i)));
    }
    return mapped.toString();
  }

  private static String split(String word, SplittableRandom random, String by) {
    int at = 1 + random.nextInt(word.length() - 1);
    return word.substring(0, at) + by + word.substring(at);
  }
}
