package dev.winnow.connectors.escalation.settings;

import dev.winnow.connectors.escalation.EscalationProvider;
import dev.winnow.connectors.escalation.Escalator;
import dev.winnow.connectors.escalation.Redaction;
import dev.winnow.connectors.escalation.Redactor;
import dev.winnow.connectors.escalation.chat.AnthropicChat;
import dev.winnow.connectors.escalation.chat.ChatProtocol;
import dev.winnow.connectors.escalation.chat.ChatProvider;
import dev.winnow.connectors.escalation.chat.OllamaChat;
import dev.winnow.connectors.escalation.chat.OpenAiChat;
import dev.winnow.connectors.escalation.escalator.Border;
import dev.winnow.connectors.escalation.escalator.Chain;
import dev.winnow.connectors.escalation.http.Endpoint;
import dev.winnow.connectors.escalation.http.JsonClient;
import dev.winnow.connectors.escalation.ledger.Booked;
import dev.winnow.connectors.escalation.ledger.Bookkeeping;
import dev.winnow.connectors.escalation.ledger.Ledger;
import dev.winnow.connectors.escalation.ledger.LedgerSource;
import dev.winnow.connectors.escalation.ledger.Outgoing;
import dev.winnow.connectors.escalation.ledger.Part;
import dev.winnow.connectors.escalation.moderation.ModerationApi;
import dev.winnow.connectors.escalation.moderation.ModerationProvider;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Opens the providers of a file in a worker. Whatever is outside is opened behind a {@link Border},
 * whatever is not the local model stands in a {@link Ledger}, and here is the only place where
 * providers are opened.
 */
public final class Providers {
  private final Supplier<EscalationProvider> local;
  private final Supplier<Redactor> redactor;
  private final UnaryOperator<@Nullable String> environment;
  private final LedgerSource ledgers;

  /**
   * @param local opens the model in the job itself, where the file names it
   * @param redactor opens what masks texts before they leave, where any may
   * @param environment gives a variable's value, or null
   * @param ledgers opens the ledger, where anybody is asked beside the local model
   */
  public Providers(
      Supplier<EscalationProvider> local,
      Supplier<Redactor> redactor,
      UnaryOperator<@Nullable String> environment,
      LedgerSource ledgers) {
    this.local = local;
    this.redactor = redactor;
    this.environment = environment;
    this.ledgers = ledgers;
  }

  /**
   * Opens them all, or none.
   *
   * @param part among how many the limits are divided
   * @throws InterruptedException where the caller is stopped while the ledger is read
   */
  public Escalator open(ProvidersSettings settings, Part part) throws InterruptedException {
    if (!settings.anyElsewhere()) {
      return chain(settings, part, (one, opened, masks) -> opened);
    }
    Ledger ledger = ledgers.open(settings.budget(), settings.oldest(), part);
    try {
      return new Bookkeeping(
          chain(settings, part, (one, opened, masks) -> booked(one, opened, masks, ledger)),
          ledger);
    } catch (RuntimeException e) {
      ledger.close();
      throw e;
    }
  }

  /** What stands around a provider that has been opened. */
  private interface Setting {
    EscalationProvider around(ProviderSettings one, EscalationProvider opened, Redactor masks);
  }

  private Chain chain(ProvidersSettings settings, Part part, Setting setting) {
    List<Chain.Stop> stops = new ArrayList<>();
    try {
      Redactor masks = settings.anyOutside() ? redactor.get() : Redaction::none;
      for (ProviderSettings one : settings.providers()) {
        stops.add(
            new Chain.Stop(
                setting.around(one, open(one), masks), one.limits().dividedBy(part.count())));
      }
    } catch (RuntimeException e) {
      stops.forEach(stop -> stop.provider().close());
      throw e;
    }
    return new Chain(stops, settings.patience(), settings.oldest(), settings.whenAway());
  }

  private static EscalationProvider booked(
      ProviderSettings one, EscalationProvider opened, Redactor masks, Ledger ledger) {
    if (one.kind() == ProviderKind.LOCAL) {
      return opened; // costs nothing, and gives the same answer again
    }
    String premises = one.premises().term();
    if (one.premises() == Premises.OWN) {
      return new Booked(opened, premises, Outgoing::whole, ledger);
    }
    Border border = new Border(opened, masks);
    return new Booked(border, premises, border::outgoing, ledger);
  }

  private EscalationProvider open(ProviderSettings settings) {
    return switch (settings.kind()) {
      case LOCAL -> new Named(settings.name(), local.get());
      case OPENAI_CHAT -> chat(settings, new OpenAiChat());
      case OLLAMA -> chat(settings, new OllamaChat());
      case ANTHROPIC -> chat(settings, new AnthropicChat());
      case OPENAI_MODERATION, MISTRAL_MODERATION -> moderation(settings);
    };
  }

  private EscalationProvider chat(ProviderSettings settings, ChatProtocol protocol) {
    JsonClient client = client(settings, protocol.path(), protocol.headers(key(settings)));
    return new ChatProvider(
        settings.name(),
        protocol,
        Objects.requireNonNull(settings.chat(), "chat"),
        Objects.requireNonNull(settings.prompt(), "prompt"),
        settings.calibration(),
        settings.price(),
        client);
  }

  private EscalationProvider moderation(ProviderSettings settings) {
    ModerationApi api = ProvidersYaml.api(settings.kind());
    JsonClient client = client(settings, api.path(), new OpenAiChat().headers(key(settings)));
    return new ModerationProvider(
        settings.name(),
        api,
        Objects.requireNonNull(settings.model(), "model"),
        settings.calibration(),
        settings.price(),
        client);
  }

  private @Nullable String key(ProviderSettings settings) {
    if (settings.key() == null) {
      return null;
    }
    String key = environment.apply(settings.key());
    if (key == null || key.isBlank()) {
      throw new IllegalArgumentException(
          settings.key() + ": not set (expected: the key of provider " + settings.name() + ")");
    }
    return key.strip();
  }

  private static JsonClient client(
      ProviderSettings settings, String path, Map<String, String> headers) {
    URI url = URI.create(Objects.requireNonNull(settings.url(), "url") + path);
    return new JsonClient(
        settings.name(),
        new Endpoint(
            url,
            headers,
            settings.patience(),
            settings.maxAnswerBytes(),
            settings.premises() == Premises.OWN),
        Clock.systemUTC());
  }
}
