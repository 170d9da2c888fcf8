package dev.winnow.connectors.escalation.prompt;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks the marks that chat templates give a meaning to, such as the start of a turn. Some servers
 * tokenise them inside a message as if the template had written them, and then no fence holds.
 */
final class ControlTokens {
  private static final Pattern MARKS =
      Pattern.compile(
          "<\\|[^|<>\\s]{1,40}\\|>"
              + "|\\[/?(INST|SYSTEM_PROMPT|AVAILABLE_TOOLS|TOOL_RESULTS|TOOL_CALLS)]"
              + "|<</?SYS>>"
              + "|</?(s|bos|eos|pad|unk|start_of_turn|end_of_turn|start_of_image)>");

  private ControlTokens() {}

  /** The same text with a space behind the first character of each mark. */
  static String broken(String text) {
    return MARKS
        .matcher(text)
        .replaceAll(
            mark -> {
              String word = mark.group();
              return Matcher.quoteReplacement(word.charAt(0) + " " + word.substring(1));
            });
  }
}
