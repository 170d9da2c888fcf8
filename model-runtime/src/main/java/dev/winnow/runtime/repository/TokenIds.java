package dev.winnow.runtime.repository;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.winnow.runtime.ModelLoadException;
import java.io.IOException;
import java.nio.file.Path;

/** Finds the largest id that a {@code tokenizer.json} can give, without keeping the file. */
final class TokenIds {
  private static final JsonFactory JSON = new JsonFactory();

  private long largest = -1;

  private TokenIds() {}

  /** Of the vocabulary and the tokens added to it. */
  static long largest(Path tokenizer) {
    TokenIds ids = new TokenIds();
    try (JsonParser parser = JSON.createParser(tokenizer.toFile())) {
      if (parser.nextToken() == JsonToken.START_OBJECT) {
        ids.readTop(parser);
      }
    } catch (IOException e) {
      throw new ModelLoadException(tokenizer + ": is no JSON that can be read", e);
    }
    if (ids.largest < 0) {
      throw new ModelLoadException(tokenizer + ": has no vocabulary (expected: a tokenizer.json)");
    }
    return ids.largest;
  }

  private void readTop(JsonParser parser) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "added_tokens" -> readAdded(parser);
        case "model" -> readModel(parser);
        default -> parser.skipChildren();
      }
    }
  }

  private void readAdded(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = parser.currentName().equals("id");
        parser.nextToken();
        if (id) {
          take(parser.getValueAsLong(-1));
        } else {
          parser.skipChildren();
        }
      }
    }
  }

  private void readModel(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean vocabulary = parser.currentName().equals("vocab");
      parser.nextToken();
      if (vocabulary) {
        readVocabulary(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  /** An object from token to id (WordPiece, BPE, WordLevel) or a list in order of ids (Unigram). */
  private void readVocabulary(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        parser.nextToken();
        take(parser.getValueAsLong(-1));
      }
    } else if (parser.currentToken() == JsonToken.START_ARRAY) {
      for (long id = 0; parser.nextToken() != JsonToken.END_ARRAY; id++) {
        parser.skipChildren();
        take(id);
      }
    }
  }

  private void take(long id) {
    largest = Math.max(largest, id);
  }
}
