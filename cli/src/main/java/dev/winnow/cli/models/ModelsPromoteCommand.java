package dev.winnow.cli.models;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.winnow.cli.classify.ModelsOption;
import dev.winnow.cli.kafka.AuthorOptions;
import dev.winnow.pipeline.policy.Policy;
import dev.winnow.training.lineage.Lineage;
import dev.winnow.training.promote.Contender;
import dev.winnow.training.promote.GuardReport;
import dev.winnow.training.promote.InService;
import dev.winnow.training.promote.PackageSwap;
import dev.winnow.training.promote.PairScoring;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code winnow models promote}. */
@Command(
    name = "promote",
    description = {
      "Put a package in the place of the one in service, unless it is worse on rows that are held"
          + " back. Prints the comparison as JSON and writes it into the package's lineage.",
      "The exit code is 1 where it is refused; --force with a --reason promotes it all the same."
    },
    mixinStandardHelpOptions = true)
final class ModelsPromoteCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private ModelsOption models = new ModelsOption();
  @Mixin private GuardOptions guard = new GuardOptions();
  @Mixin private AuthorOptions author = new AuthorOptions();

  @Parameters(paramLabel = "CANDIDATE", description = "Folder of the package.")
  private Path folder = Path.of("");

  @Option(
      names = "--to",
      paramLabel = "DIR",
      description =
          "Folder of packages that it is put into. Default: that of --models, where it is given;"
              + " else models, which the next build takes in.")
  private @Nullable Path to;

  @Option(
      names = "--force",
      description = "Promote it whatever the comparison says; --reason is required.")
  private boolean force;

  @Option(names = "--dry-run", description = "Compare, and put nothing anywhere.")
  private boolean dryRun;

  @Override
  public Integer call() throws IOException {
    if (force && author.reason().isBlank()) {
      throw new ParameterException(spec.commandLine(), "--force: without --reason (expected: why)");
    }
    Contender candidate = Contender.of(folder);
    Optional<Contender> inService = InService.of(models.folder(), candidate);
    if (inService.filter(there -> there.ref().equals(candidate.ref())).isPresent()) {
      throw new IllegalArgumentException(folder + ": is in service already");
    }
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.set("candidate", candidate.ref().json());
    json.set("inService", inService.map(there -> there.ref().json()).orElse(null));
    List<String> reasons = new ArrayList<>();
    if (inService.isPresent()) {
      reasons.addAll(compare(inService.get(), candidate, json));
    }
    reasons.forEach(json.putArray("reasons")::add);
    reasons.forEach(reason -> spec.commandLine().getErr().println("models promote: " + reason));
    boolean refused = !reasons.isEmpty() && !force;
    json.put("forced", !reasons.isEmpty() && force);
    if (!refused && !dryRun) {
      place(candidate, inService, json);
    }
    json.put("refused", refused).put("promoted", !refused && !dryRun);
    spec.commandLine().getOut().println(json);
    return refused ? 1 : 0;
  }

  private List<String> compare(Contender inService, Contender candidate, ObjectNode json)
      throws IOException {
    Policy policy = guard.policy();
    PairScoring scoring = new PairScoring(inService, candidate, models.folder());
    HeldBackRows held =
        HeldBackRows.read(
            guard.data(),
            List.of(inService, candidate),
            row -> guard.takes(row, candidate) && scoring.isAbout(row));
    spec.commandLine().getErr().println("models promote: " + held.rows().size() + " rows");
    GuardReport report =
        GuardReport.of(
            scoring.compare(held.rows(), category -> guard.point(policy, category, candidate)),
            guard.bootstrap());
    json.put("stage", guard.stage(candidate.manifest()).term());
    json.put("language", guard.language(candidate));
    json.put("rows", held.rows().size());
    json.put("resamples", guard.bootstrap().resamples()).put("seed", guard.bootstrap().seed());
    json.set("data", held.json());
    json.set("categories", report.json());
    List<String> reasons = new ArrayList<>(scoring.losses());
    reasons.addAll(report.reasons());
    return reasons;
  }

  private void place(Contender candidate, Optional<Contender> inService, ObjectNode json)
      throws IOException {
    Instant now = Clock.systemUTC().instant();
    Path target = to != null ? to : models.named().orElse(Path.of("models"));
    Optional<PackageSwap.Replaced> replaced =
        inService
            .filter(there -> PackageSwap.holds(target, there.ref()))
            .map(
                there ->
                    new PackageSwap.Replaced(
                        there.ref(), PackageSwap.keptAt(there.ref(), STAMP.format(now))));
    ObjectNode event = Lineage.event("promoted", candidate.ref(), now);
    ObjectNode compared = json.deepCopy();
    compared.remove("candidate"); // the package that the line is about
    event.setAll(compared);
    event.put("author", author.author()).put("reason", author.reason());
    replaced.ifPresent(old -> event.put("kept", old.keptAt().toString()));
    new PackageSwap(target).place(candidate.folder(), candidate.ref(), replaced, event);
    json.put("folder", target.resolve(candidate.ref().id()).toString());
    replaced.ifPresent(old -> json.put("kept", target.resolve(old.keptAt()).toString()));
  }
}
