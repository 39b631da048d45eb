package dev.kafkalab.browser;

import com.microsoft.playwright.options.ColorScheme;

/** How a page is looked at: by day or by night, on a desk or on a phone. */
enum Look {
    LIGHT(ColorScheme.LIGHT, Look.DESK),
    DARK(ColorScheme.DARK, Look.DESK),
    LIGHT_ON_A_PHONE(ColorScheme.LIGHT, Look.PHONE),
    DARK_ON_A_PHONE(ColorScheme.DARK, Look.PHONE);

    /** In CSS pixels, as the other sizes. */
    static final int HEIGHT = 900;

    private static final int DESK = 1280;
    private static final int PHONE = 390;

    private final ColorScheme scheme;
    private final int width;

    Look(ColorScheme scheme, int width) {
        this.scheme = scheme;
        this.width = width;
    }

    ColorScheme scheme() {
        return scheme;
    }

    int width() {
        return width;
    }
}
