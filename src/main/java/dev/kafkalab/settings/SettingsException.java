package dev.kafkalab.settings;

import java.util.List;

/** Settings that cannot be meant as they are written; a line for each mistake, with its fix. */
public final class SettingsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    SettingsException(List<String> mistakes) {
        super(String.join(System.lineSeparator(), mistakes));
    }
}
