package dev.winnow.runtime.classify;

/**
 * Names exactly the model that gave a score.
 *
 * @param sha256 of the model file, 64 lower-case hexadecimal digits
 * @param calibration version of the calibration, empty where there is none
 */
public record ModelIdentity(String id, String version, String sha256, String calibration) {}
