package io.ocellus.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A model on the command line: {@code name} or {@code name@version}. */
record ModelName(String name, @Nullable Integer version) {

    /** Reads it. */
    static final class Converter implements ITypeConverter<ModelName> {

        @Override
        public ModelName convert(String text) {
            int at = text.indexOf('@');
            if (at < 0) {
                return new ModelName(text, null);
            }
            try {
                return new ModelName(text.substring(0, at), Integer.valueOf(text.substring(at + 1)));
            } catch (NumberFormatException e) {
                throw new TypeConversionException("'" + text + "' must be NAME or NAME@VERSION with a whole number");
            }
        }
    }
}
