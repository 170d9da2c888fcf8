package dev.winnow.connectors.escalation.prompt;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The form of an answer: one JSON object with a digit for each category. One digit is one token to
 * nearly every model, so its probability can be read off where a server tells those of tokens.
 *
 * <p>Reading is strict. An object that is dug out of prose may be one that the content put there,
 * so prose around it makes the answer malformed. Only a Markdown fence around the whole is taken
 * off.
 *
 * @param categories that are rated, in the order in which they are asked about
 */
public record AnswerFormat(List<String> categories) {
  /** The highest rating; the lowest is 0. */
  public static final int HIGHEST = 9;

  private static final JsonFactory JSON = new JsonFactory();
  private static final Pattern MARKDOWN =
      Pattern.compile("\\A\\s*```(?:json)?\\s*\\n(.*?)\\n?\\s*```\\s*\\z", Pattern.DOTALL);

  public AnswerFormat {
    categories = List.copyOf(categories);
  }

  /** The form as a JSON schema, of the parts that every server knows. */
  public ObjectNode schema() {
    JsonNodeFactory nodes = JsonNodeFactory.instance;
    ObjectNode properties = nodes.objectNode();
    ArrayNode required = nodes.arrayNode();
    for (String category : categories) {
      ArrayNode digits = nodes.arrayNode();
      for (int digit = 0; digit <= HIGHEST; digit++) {
        digits.add(digit);
      }
      ObjectNode rating = nodes.objectNode().put("type", "integer");
      rating.set("enum", digits);
      properties.set(category, rating);
      required.add(category);
    }
    ObjectNode schema = nodes.objectNode().put("type", "object");
    schema.set("properties", properties);
    schema.set("required", required);
    return schema.put("additionalProperties", false);
  }

  /** An example's answer in this form. */
  String written(Example example) {
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    categories.forEach(
        category -> answer.put(category, example.ratings().getOrDefault(category, 0)));
    return answer.toString();
  }

  /** Reads an answer: a rating for every category, and for no other. */
  public Map<String, Rating> read(String answer) throws MalformedAnswerException {
    Matcher markdown = MARKDOWN.matcher(answer);
    int from = markdown.matches() ? markdown.start(1) : 0;
    String object = markdown.matches() ? markdown.group(1) : answer;
    Map<String, Rating> ratings = new TreeMap<>();
    try (JsonParser parser = JSON.createParser(object)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new MalformedAnswerException("not a JSON object");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String category = parser.currentName();
        parser.nextToken();
        put(ratings, category, rating(parser, from));
      }
      if (parser.nextToken() != null) {
        throw new MalformedAnswerException("more than one JSON object");
      }
    } catch (JacksonException e) {
      throw new MalformedAnswerException("not a whole JSON object and nothing else");
    } catch (IOException e) {
      throw new IllegalStateException("a text in memory cannot be read", e);
    }
    requireAll(ratings);
    return ratings;
  }

  private void put(Map<String, Rating> ratings, String category, Rating rating)
      throws MalformedAnswerException {
    if (!categories.contains(category)) {
      throw new MalformedAnswerException("a key that was not asked for");
    }
    if (ratings.put(category, rating) != null) {
      throw new MalformedAnswerException(category + " more than once");
    }
  }

  private static Rating rating(JsonParser parser, int from)
      throws IOException, MalformedAnswerException {
    if (parser.currentToken() == JsonToken.VALUE_NUMBER_INT) {
      String digits = parser.getText();
      if (digits.length() == 1) {
        return new Rating(
            digits.charAt(0) - '0', from + (int) parser.currentTokenLocation().getCharOffset());
      }
    }
    throw new MalformedAnswerException("a value that is no whole number from 0 to " + HIGHEST);
  }

  private void requireAll(Map<String, Rating> ratings) throws MalformedAnswerException {
    for (String category : categories) {
      if (!ratings.containsKey(category)) {
        throw new MalformedAnswerException("no " + category);
      }
    }
  }
}
