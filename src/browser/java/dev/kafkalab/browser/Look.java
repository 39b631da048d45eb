package dev.kafkalab.browser;

import com.microsoft.playwright.options.ColorScheme;

/**
 * How a page is looked at: by day on a desk, or by night on a phone. Width and colours do not depend on each other, so
 * these two show what all four would.
 */
enum Look {
    LIGHT(ColorScheme.LIGHT, Look.DESK),
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
