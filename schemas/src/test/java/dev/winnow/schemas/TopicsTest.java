package dev.winnow.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopicsTest {
  @Test
  void results_of_backfill_and_shadow_have_topics_of_their_own() {
    assertThat(Topics.of(Topics.VERDICTS, Mode.LIVE)).isEqualTo("moderation.verdicts");
    assertThat(Topics.of(Topics.VERDICTS, Mode.BACKFILL)).isEqualTo("moderation.verdicts.backfill");
    assertThat(Topics.of(Topics.REVIEWS, Mode.SHADOW)).isEqualTo("moderation.reviews.shadow");
  }

  @Test
  void each_of_these_topics_is_known_with_its_schema() {
    for (String topic : new String[] {Topics.VERDICTS, Topics.VERDICTS_ESCALATED}) {
      for (Mode mode : Mode.values()) {
        assertThat(Topics.all()).containsEntry(Topics.of(topic, mode), Verdict.getClassSchema());
      }
    }
    assertThat(Topics.all()).containsEntry(Topics.ITEMS, ContentItem.getClassSchema());
  }

  @Test
  void a_subject_is_the_topics_name_with_value_behind_it() {
    assertThat(Topics.subject(Topics.ITEMS)).isEqualTo("content.items-value");
  }

  @Test
  void no_verdict_and_no_roll_up_has_room_for_content() {
    for (String topic :
        new String[] {Topics.VERDICTS, Topics.OPINIONS, Topics.ROLLUPS, Topics.AUDITS}) {
      assertThat(Topics.all().get(topic))
          .isNotNull()
          .satisfies(schema -> assertThat(schema.getField("text")).isNull());
    }
  }
}
