package dev.winnow.runtime.intake;

import dev.winnow.runtime.ModelLoadException;
import dev.winnow.runtime.adapt.PeftAdapter;
import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.ModelRepository;
import dev.winnow.runtime.repository.PackageManifest;
import java.io.IOException;
import java.nio.file.Path;

/** A LoRA adapter as PEFT saves it, for an encoder whose package lies in the target. */
final class PeftFolder implements ForeignModel {
  private final SourceFolder source;
  private final ImportRequest request;

  PeftFolder(SourceFolder source, ImportRequest request) {
    this.source = source;
    this.request = request;
  }

  static boolean isOne(SourceFolder source) {
    return source.has(AdapterManifest.CONFIG) && source.has(AdapterManifest.WEIGHTS);
  }

  @Override
  public void copyTo(Path folder, BoundedCopy copy) throws IOException {
    source.copyFile(AdapterManifest.WEIGHTS, folder.resolve(AdapterManifest.WEIGHTS), copy);
    source.copyFile(AdapterManifest.CONFIG, folder.resolve(AdapterManifest.CONFIG), copy);
  }

  @Override
  public PackageManifest describe(Path folder, String id, ImportNotes notes) {
    String encoder =
        request
            .encoder()
            .orElseThrow(
                () ->
                    new ModelLoadException(
                        source.root()
                            + ": an adapter, of no encoder (expected: --encoder, the id of the"
                            + " package that it was trained on)"));
    return PeftAdapter.describe(
        folder, id, request.version(), new ModelRepository(request.target()).encoder(encoder));
  }
}
