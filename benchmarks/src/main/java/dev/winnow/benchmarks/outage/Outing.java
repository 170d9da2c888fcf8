package dev.winnow.benchmarks.outage;

/**
 * One turn of the stream, with a provider that answers or is in trouble.
 *
 * @param seconds from the first item published until the last had left the moderate job
 * @param processorSeconds what the process of both jobs computed meanwhile; NaN where the system
 *     does not tell
 * @param escalated items that went on from the moderate job
 * @param questions that reached the provider: in trouble until it was back, else until all items
 *     were settled
 */
record Outing(
    int items,
    double seconds,
    double processorSeconds,
    int escalated,
    int questions,
    Aftermath after) {
  double perSecond() {
    return items / seconds;
  }

  /**
   * What was seen after the last item had left the moderate job.
   *
   * @param waits who waited for what just before the provider was back; nobody is asked about where
   *     there was no trouble
   * @param settledSeconds from then until everybody had an outcome, with a provider that answers
   */
  record Aftermath(Waits waits, double settledSeconds) {}
}
