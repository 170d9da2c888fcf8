package dev.winnow.cli.thresholds;

import dev.winnow.training.certify.Limits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** {@code spam=0.02/0.05}: a category, the share that may be wrong and the share that may pass. */
record CategoryLimits(String category, Limits limits) {
  private static final Pattern FORM = Pattern.compile("([a-z0-9_]+)=([0-9.]+)/([0-9.]+)");

  /** Reads it off the command line. */
  static final class Converter implements ITypeConverter<CategoryLimits> {
    @Override
    public CategoryLimits convert(String value) {
      Matcher matcher = FORM.matcher(value);
      if (!matcher.matches()) {
        throw new TypeConversionException(
            value + " (expected: CATEGORY=WRONG/MISSED, such as spam=0.02/0.05)");
      }
      try {
        return new CategoryLimits(
            matcher.group(1),
            new Limits(Double.parseDouble(matcher.group(2)), Double.parseDouble(matcher.group(3))));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(value + ": " + e.getMessage());
      }
    }
  }
}
