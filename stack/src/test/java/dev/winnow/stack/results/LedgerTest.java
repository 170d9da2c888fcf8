package dev.winnow.stack.results;

import static org.assertj.core.api.Assertions.assertThat;

import dev.winnow.schemas.ReviewRequest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
  private final Ledger ledger = new Ledger();

  @Test
  void counts_each_item_once_by_how_it_ended() {
    List.of("clean", "unsure", "people", "empty", "waiting")
        .forEach(id -> ledger.published(Samples.item(id)));
    ledger.verdict(Samples.verdict("clean", true));
    ledger.verdict(Samples.verdict("unsure", false));
    ledger.verdict(Samples.verdict("unsure", true));
    ledger.verdict(Samples.verdict("people", false));
    ledger.review(Samples.review("people", "open"));
    ledger.deadLetter(Samples.deadLetter("empty"));

    assertThat(ledger.standing()).isEqualTo(new Standing(5, 2, 2, 1, 1));
    assertThat(ledger.standing().settled()).isEqualTo(4);
  }

  @Test
  void an_item_never_goes_back() {
    ledger.published(Samples.item("a"));
    ledger.verdict(Samples.verdict("a", true));
    ledger.review(Samples.review("a", "open"));
    ledger.published(Samples.item("a"));
    ledger.notPublished(Samples.item("a"));

    assertThat(ledger.standing()).isEqualTo(new Standing(1, 1, 0, 0, 0));
  }

  @Test
  void who_waited_for_people_and_was_decided_waits_no_more() {
    ledger.published(Samples.item("a"));
    ledger.review(Samples.review("a", "open"));
    assertThat(ledger.standing()).isEqualTo(new Standing(1, 0, 0, 1, 0));
    ledger.verdict(Samples.verdict("a", true));

    assertThat(ledger.standing()).isEqualTo(new Standing(1, 1, 0, 0, 0));
  }

  @Test
  void results_of_other_items_cancelled_reviews_and_checks_count_for_nothing() {
    ledger.published(Samples.item("a"));
    ledger.verdict(Samples.verdict("b", true));
    ledger.review(Samples.review("a", "cancelled"));
    ReviewRequest check = Samples.review("a", "open");
    check.setKind("audit");
    ledger.review(check);

    assertThat(ledger.standing()).isEqualTo(new Standing(1, 0, 0, 0, 0));
  }

  @Test
  void what_the_broker_refused_is_not_counted() {
    ledger.published(Samples.item("a"));
    ledger.notPublished(Samples.item("a"));

    assertThat(ledger.standing().items()).isZero();
  }

  @Test
  void the_summary_has_the_fields_that_others_script_against() {
    assertThat(new Standing(5, 2, 2, 1, 1).json(Duration.ofMillis(1250)))
        .hasToString(
            "{\"items\":5,\"verdicts\":2,\"escalated\":2,\"reviews\":1,\"deadLetters\":1,"
                + "\"seconds\":1.25}");
  }
}
