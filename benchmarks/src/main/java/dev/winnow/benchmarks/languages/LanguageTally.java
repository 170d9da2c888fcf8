package dev.winnow.benchmarks.languages;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.runtime.language.LanguageTag;
import java.util.Map;
import java.util.TreeMap;

/** What a contender said of the texts of one language in one source. */
public final class LanguageTally {
  private final String language;
  private final Map<String, Integer> wrongly = new TreeMap<>();
  private int texts;
  private int right;
  private int undetermined;

  LanguageTally(String language) {
    this.language = language;
  }

  void add(String found) {
    texts++;
    if (found.equals(language)) {
      right++;
    } else if (found.equals(LanguageTag.UNDETERMINED)) {
      undetermined++;
    } else {
      wrongly.merge(found, 1, Integer::sum);
    }
  }

  public int texts() {
    return texts;
  }

  public double right() {
    return share(right);
  }

  public double undetermined() {
    return share(undetermined);
  }

  public double wrong() {
    return share(texts - right - undetermined);
  }

  ObjectNode json() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("texts", texts);
    json.put("right", right());
    json.put("undetermined", undetermined());
    json.put("wrong", wrong());
    wrongly.forEach(json.putObject("takenFor")::put);
    return json;
  }

  private double share(int count) {
    return texts == 0 ? 0 : (double) count / texts;
  }
}
