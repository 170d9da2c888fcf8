package dev.winnow.runtime.ngram;

import org.jspecify.annotations.Nullable;

/**
 * Letters of other alphabets that look like Latin ones, and so stand for them in words that want to
 * pass unseen. Only what NFKC leaves: full-width, circled and mathematical letters are Latin by
 * then. Capitals have entries of their own where their small form looks like something else (Greek
 * capital Nu is an N, its small form a v).
 */
final class LookAlikes {
  /** A Latin letter, then those that look like it, all in the case in which they do. */
  private static final String[] TABLE = {
    "a\u0430\u0410\u03b1\u0391\u0251\u1d00\u13aa",
    "b\u0412\u0432\u0392\u0299\u0253\u0184\u13f4",
    "c\u0441\u0421\u1d04\u0188\u0254",
    "d\u0501\u0500\u0257\u1d05\u13e7",
    "e\u0435\u0415\u03b5\u0395\u0454\u0404\u04bd\u1d07\u0258\u025b\u0259\u212e",
    "f\u0192\u03dd\u03dc\ua730\u0493",
    "g\u0261\u0262\u0581\u0260\u050c\u050d",
    "h\u04bb\u04ba\u043d\u041d\u0397\u029c\u0266\u0570",
    "i\u0456\u0406\u03b9\u0399\u0131\u0269\u026a\u04c0\u04cf\u13a5",
    "j\u0458\u0408\u03f3\u0575\u1d0a\u037f",
    "k\u043a\u041a\u03ba\u039a\u1d0b\u0199\u051f",
    "l\u029f\u026d\u019a\u0142",
    "m\u043c\u041c\u039c\u1d0d\u0271",
    "n\u039d\u03b7\u0578\u057c\u0274\u0273\u0438\u0418",
    "o\u043e\u041e\u03bf\u039f\u0585\u1d0f\u00f8\u0275\u03c3\u0555\u09e6\u0d20",
    "p\u0440\u0420\u03c1\u03a1\u1d18\u01bf\u2374",
    "q\u051b\u051a\u0566\u024b",
    "r\u0433\u1d26\u0280\u027e\u044f\u042f",
    "s\u0455\u0405\ua731\u0282\u10bd",
    "t\u0442\u0422\u03c4\u03a4\u1d1b\u0288",
    "u\u03c5\u057d\u1d1c\u028b\u0446",
    "v\u03bd\u0475\u0474\u1d20\u0476",
    "w\u051d\u051c\u0461\u0460\u1d21\u03c9\u0448\u0428",
    "x\u0445\u0425\u03c7\u03a7\u0436\u0416",
    "y\u0443\u0423\u03b3\u03a5\u04af\u04ae\u028f\u10e7",
    "z\u0396\u1d22\u0290\u01b6"
  };

  private static final int CIRCLED = 0x1F150;
  private static final int SQUARED = 0x1F170;
  private static final int LETTERS = 26;

  private LookAlikes() {}

  /** Writes the Latin letters into a table by UTF-16 unit. */
  static void writeTo(char[] table) {
    for (String row : TABLE) {
      for (int i = 1; i < row.length(); i++) {
        table[row.charAt(i)] = row.charAt(0);
      }
    }
  }

  /** All that look like a Latin letter, or null: for tests, and for making examples of them. */
  static @Nullable String of(char latin) {
    return latin >= 'a' && latin <= 'z' ? TABLE[latin - 'a'].substring(1) : null;
  }

  /** The letter within a negative circled or squared one beyond the first plane, else 0. */
  static char beyond(int codePoint) {
    int letter = codePoint - (codePoint < SQUARED ? CIRCLED : SQUARED);
    return letter >= 0 && letter < LETTERS ? (char) ('a' + letter) : 0;
  }
}
