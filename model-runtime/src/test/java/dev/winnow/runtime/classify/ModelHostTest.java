package dev.winnow.runtime.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.runtime.BuiltModels;
import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.TestPackages;
import dev.winnow.runtime.batch.BatchLimits;
import dev.winnow.runtime.session.Device;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelHostTest {
  private final List<FakeTextModel> loaded = Collections.synchronizedList(new ArrayList<>());
  private final ModelHost host =
      new ModelHost(
          key -> {
            FakeTextModel model = FakeTextModel.running();
            loaded.add(model);
            return new BatchingClassifier(
                model, BatchLimits.DEFAULT.found(512), 1, System::nanoTime);
          });
  private TestPackages packages;
  private ClassifierSpec spec;

  @BeforeEach
  void lay_out_packages(@TempDir Path models) throws IOException {
    packages = new TestPackages(models, BuiltModels.MINILM);
    packages.addHead("spam", 1);
    packages.addHead("hate", 2);
    spec = ClassifierSpec.of(models, BuiltModels.MINILM).withDevice(Device.CPU).withThreads(2);
  }

  @Test
  void loads_once_for_all_who_ask_for_the_same() {
    List<CompletableFuture<Classifier>> asking =
        IntStream.range(0, 8)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> host.lease(spec)))
            .toList();
    asking.forEach(lease -> assertThat(lease.join().classify("x").join().tokens()).isEqualTo(1));
    assertThat(loaded).hasSize(1);
    asking.forEach(lease -> lease.join().close());
    assertThat(loaded.get(0).closed).hasValue(1);
  }

  @Test
  void frees_the_models_with_the_last_lease_and_loads_them_again_for_the_next() {
    Classifier first = host.lease(spec);
    Classifier second = host.lease(spec);
    first.close();
    first.close();
    assertThat(loaded.get(0).closed).hasValue(0);
    assertThatThrownBy(() -> first.classify("x")).hasMessage("classifier: closed");
    assertThat(second.classify("x").join().tokens()).isEqualTo(1);
    second.close();
    assertThat(loaded.get(0).closed).hasValue(1);
    host.lease(spec).close();
    assertThat(loaded).hasSize(2);
  }

  @Test
  void naming_all_heads_is_the_same_as_naming_none() {
    List<String> all = List.of(BuiltModels.MINILM + "-hate", BuiltModels.MINILM + "-spam");
    try (Classifier byDefault = host.lease(spec);
        Classifier named = host.lease(spec.withHeads(all))) {
      assertThat(byDefault.models()).isEqualTo(named.models());
      assertThat(loaded).hasSize(1);
    }
  }

  @Test
  void whatever_changes_behaviour_gets_models_of_its_own() throws IOException {
    BatchLimits patient = new BatchLimits(512, Duration.ofSeconds(1), 1024);
    List<Classifier> leases = new ArrayList<>();
    leases.add(host.lease(spec));
    leases.add(host.lease(spec.withThreads(1)));
    leases.add(host.lease(spec.withDevice(Device.AUTO)));
    leases.add(host.lease(spec.withLimits(patient)));
    leases.add(host.lease(spec.withHeads(List.of(BuiltModels.MINILM + "-spam"))));
    packages.addHead("spam", 99);
    leases.add(host.lease(spec));
    assertThat(loaded).hasSize(leases.size());
    leases.forEach(Classifier::close);
    assertThat(loaded).allMatch(model -> model.closed.get() == 1);
  }

  @Test
  void a_failed_load_leaves_nothing_behind() {
    List<ModelHost.Key> tried = new ArrayList<>();
    ModelHost failing =
        new ModelHost(
            key -> {
              tried.add(key);
              throw new ModelLoadException("broken");
            });
    assertThatThrownBy(() -> failing.lease(spec)).hasMessage("broken");
    assertThatThrownBy(() -> failing.lease(spec)).hasMessage("broken");
    assertThat(tried).hasSize(2);
  }

  @Test
  void an_encoder_without_heads_is_refused(@TempDir Path bare) throws IOException {
    Path models = new TestPackages(bare, BuiltModels.MINILM).folder();
    assertThatThrownBy(() -> host.lease(ClassifierSpec.of(models, BuiltModels.MINILM)))
        .isInstanceOf(ModelLoadException.class)
        .hasMessageStartingWith("heads: none for all-minilm-l6-v2 in ");
  }
}
