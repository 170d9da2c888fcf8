package dev.winnow.schemas;

import java.util.regex.Pattern;

/**
 * An item without its revision: the key of every record about it, so that all that concerns an item
 * lies in one partition, in order.
 *
 * @param tenant 1 to 64 characters of {@code A-Z a-z 0-9 . _ -}
 * @param id 1 to 256 characters, no control characters
 */
public record ItemKey(String tenant, String id) {
  /** The longest id, in UTF-16 units. */
  public static final int MAX_ID_LENGTH = 256;

  private static final Pattern TENANT = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  public ItemKey {
    if (!isTenant(tenant)) {
      throw new IllegalArgumentException(
          "tenant (expected: 1 to 64 characters of A-Z a-z 0-9 . _ -)");
    }
    if (!isId(id)) {
      throw new IllegalArgumentException(
          "id (expected: 1 to " + MAX_ID_LENGTH + " characters, no control characters)");
    }
  }

  public static boolean isTenant(String tenant) {
    return TENANT.matcher(tenant).matches();
  }

  public static boolean isId(String id) {
    return !id.isEmpty()
        && id.length() <= MAX_ID_LENGTH
        && id.codePoints()
            .noneMatch(
                c -> Character.isISOControl(c) || Character.getType(c) == Character.SURROGATE);
  }

  /** The Kafka key: {@code tenant/id}. A tenant holds no slash, so the first one parts the two. */
  @Override
  public String toString() {
    return tenant + "/" + id;
  }
}
