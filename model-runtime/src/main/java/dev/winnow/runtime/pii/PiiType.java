package dev.winnow.runtime.pii;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The kinds of personal data that rules can find. Where two overlap, the earlier one stands. */
public enum PiiType {
  EMAIL,
  IBAN,
  PAYMENT_CARD,
  IP_ADDRESS,
  /** Social security number of the United States. */
  US_SSN,
  /** National insurance number of the United Kingdom. */
  UK_NINO,
  /** Steuerliche Identifikationsnummer of Germany. */
  DE_TAX_ID,
  /** Numéro d'inscription au répertoire of France. */
  FR_NIR,
  /** Cadastro de Pessoas Físicas of Brazil. */
  BR_CPF,
  /** DNI of Spain, and the NIE of foreigners there. */
  ES_DNI,
  /** Burgerservicenummer of the Netherlands. */
  NL_BSN,
  PHONE;

  /** Its name in files and in masked text. */
  public String term() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The type of that name. */
  public static PiiType of(String term) {
    return Arrays.stream(values())
        .filter(type -> type.term().equals(term))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "type: %s (expected: %s)"
                        .formatted(
                            term,
                            Arrays.stream(values())
                                .map(PiiType::term)
                                .collect(Collectors.joining(", ")))));
  }
}
