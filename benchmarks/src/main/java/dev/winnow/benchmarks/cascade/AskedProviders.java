package dev.winnow.benchmarks.cascade;

import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.budget.Budget;
import dev.winnow.connectors.escalation.ledger.FileJournal;
import dev.winnow.connectors.escalation.ledger.Journal;
import dev.winnow.connectors.escalation.ledger.Ledger;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.connectors.escalation.settings.ProviderKind;
import dev.winnow.connectors.escalation.settings.Providers;
import dev.winnow.connectors.escalation.settings.ProvidersSettings;
import dev.winnow.pipeline.escalate.PiiRedactor;
import dev.winnow.schemas.Opinion;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Opens the providers of a file without the stream around them: with their limits, their budget,
 * the door for what may leave and the mask, and with the record in a file instead of on a topic.
 * Nothing is remembered from one run to the next, and the budget is that of the run.
 */
public final class AskedProviders {
  private AskedProviders() {}

  /**
   * Opens them; the caller closes what it gets.
   *
   * @param models folder of model packages, for the rules that mask personal data
   * @param record the file at whose end questions and what they came to are written down; null
   *     where they are not
   */
  public static Escalator open(ProvidersSettings settings, Path models, @Nullable Path record)
      throws InterruptedException {
    if (settings.providers().stream().anyMatch(one -> one.kind() == ProviderKind.LOCAL)) {
      throw new IllegalArgumentException(
          "providers: kind local (expected: only others; the job's own model is what is measured"
              + " without a file)");
    }
    return new Providers(
            () -> {
              throw new IllegalStateException("kind local was refused");
            },
            () -> PiiRedactor.in(models),
            System::getenv,
            (budget, oldest, part) ->
                new Ledger(
                    record == null ? new NoJournal() : FileJournal.open(record),
                    new Budget(budget, part.count(), Clock.systemUTC()),
                    Clock.systemUTC()))
        .open(settings, Part.WHOLE);
  }

  private static final class NoJournal implements Journal {
    @Override
    public CompletableFuture<Void> write(Opinion record) {
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void close() {}
  }
}
