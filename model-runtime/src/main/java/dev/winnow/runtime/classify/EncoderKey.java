package dev.winnow.runtime.classify;

import dev.winnow.runtime.repository.AdapterManifest;
import dev.winnow.runtime.repository.EncoderManifest;
import dev.winnow.runtime.session.Device;
import java.util.List;

/**
 * What makes two encoders in memory one. Packages with equal manifests are the same: their files
 * have the same hashes. The files are held against these only where they are loaded: what is in
 * memory was, and what lies in the folder by now is not used.
 *
 * @param adapters that it is loaded with
 */
record EncoderKey(EncoderManifest manifest, List<AdapterManifest> adapters, Device device) {
  EncoderKey {
    adapters = List.copyOf(adapters);
  }
}
