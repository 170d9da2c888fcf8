package dev.winnow.cli.feedback;

/** Names one revision of an item. */
record ItemKey(String tenant, String id, long revision) {
  /** The item's, whatever the revision. */
  String item() {
    return tenant + "/" + id;
  }
}
