package dev.winnow.runtime.pii;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PiiFinderTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "write to ann.lee+news@mail.example.org.| write to [email].",
        "josé@büro.example, please| [email], please",
        "pay to DE89 3704 0044 0532 0130 00 today| pay to [iban] today",
        "iban gb82west12345698765432!| iban [iban]!",
        "my card is 4111 1111 1111 1111, ok?| my card is [payment_card], ok?",
        "3782-822463-10005 is mine| [payment_card] is mine",
        "card 4222222222222 please| card [payment_card] please",
        "from 203.0.113.9:8080 and 2001:db8::8a2e:370:7334.| from [ip_address]:8080 and [ip_address].",
        "2001:0db8:85a3:0000:0000:8a2e:0370:7334| [ip_address]",
        "my number 123-45-6789| my number [us_ssn]",
        "SSN: 123456789| SSN: [us_ssn]",
        "NI AB 12 34 56 C here| NI [uk_nino] here",
        "IdNr. 86 095 742 719| IdNr. [de_tax_id]",
        "2 55 08 14 168 025 38| [fr_nir]",
        "CPF 529.982.247-25| CPF [br_cpf]",
        "meu cpf 52998224725| meu cpf [br_cpf]",
        "DNI 12345678Z o NIE X-1234567L| DNI [es_dni] o NIE [es_dni]",
        "mijn bsn is 111222333| mijn bsn is [nl_bsn]",
        "+49 (0)30 1234567 or +442079460018| [phone] or [phone]",
        "(212) 555-0142 x12| [phone] x12",
        "1-800-555-0199x34 now| [phone] now",
        "ring 06.12.34.56.78| ring [phone]",
        "(030) 1234 5678 abends| [phone] abends",
        "call me on 467 3395| call me on [phone]",
        "meu celular 99123-4567| meu celular [phone]",
        "tel ٠١٢ ٣٤٥ ٦٧٨٩| tel [phone]",
      })
  void personal_data_is_masked(String text, String masked) {
    assertThat(ShippedPii.mask(text)).isEqualTo(masked);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "See you at 10:30 on 2024-05-17, gate 12.",
        "05.11.2026 and 5/11/26 and 2026-11-05 14:30",
        "order number 12345678, parcel 4111111111111112",
        "DE88370400440532013000 has a slip in it",
        "version 1.2.3.4.5 and v1.2.3.4, from 127.0.0.1",
        "a::b and cafe::bad, at 12:34:56",
        "00:1a:2b:3c:4d:5e is a network card",
        "$1,234,567.89 or 0.123456789 or 100 200 300 400",
        "https://example.org/status/1234567890123456",
        "@someone and a@b, x@localhost",
        "000-12-3456 and 666-12-3456 and 078-05-1120",
        "BG123456A and AB123456E",
        "12345678A",
        "111222333 and 52998224725 on their own",
        "scores 3-4 4-3 and 12-10 and 21 19 23 21",
        "ISBN 978-3-16-148410-0 from 1999",
        "1234 5678 9012 3456",
      })
  void what_is_no_personal_data_is_left_alone(String text) {
    assertThat(ShippedPii.mask(text)).isEqualTo(text);
  }

  @Test
  void a_word_beside_a_number_makes_it_surer() {
    double alone = ShippedPii.FINDER.find("4111 1111 1111 1111").get(0).score();
    double named = ShippedPii.FINDER.find("Visa: 4111 1111 1111 1111").get(0).score();
    assertThat(named).isGreaterThan(alone);
  }

  @Test
  void offsets_are_told_in_both_units() {
    String text = "😀😀 ann@example.org";
    PiiSpan span = ShippedPii.FINDER.find(text).get(0);
    assertThat(text.substring(span.start(), span.end())).isEqualTo("ann@example.org");
    assertThat(span.start()).isEqualTo(5);
    assertThat(span.inCodePoints(text)).isEqualTo(new PiiSpan(3, 18, PiiType.EMAIL, span.score()));
  }

  @Test
  void there_are_never_more_spans_than_the_bound() {
    String text = "a@b.example ".repeat(3 * PiiFinder.MOST_SPANS);
    assertThat(ShippedPii.FINDER.find(text)).hasSize(PiiFinder.MOST_SPANS);
  }
}
