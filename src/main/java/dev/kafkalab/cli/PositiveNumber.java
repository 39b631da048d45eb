package dev.kafkalab.cli;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A whole number from 1 to 999999, as an option's value. */
final class PositiveNumber implements ITypeConverter<Integer> {

    @Override
    public Integer convert(String value) {
        if (!value.matches("[1-9]\\d{0,5}")) {
            throw new TypeConversionException("\"%s\" is no whole number from 1 to 999999".formatted(value));
        }
        return Integer.valueOf(value);
    }
}
