package dev.kafkalab.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.Playwright.CreateOptions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;

/** The Chromium that is installed on this machine, without a window and without a network. */
final class Chromium implements AutoCloseable {

    private static final String PROGRAM = "chromium";

    /** In milliseconds; a machine with other work to do may need minutes for what takes it a second alone. */
    private static final double PATIENCE = 180_000;

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        Path program = onThePath();
        // Playwright would download browsers of its own. What it starts the program with keeps it from asking the
        // network,
        // and lets root run it.
        playwright = Playwright.create(new CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions().setExecutablePath(program).setTimeout(PATIENCE));
    }

    /** Windows that look like this, in which scripts run. */
    BrowserContext windows(Look look) {
        return open(options(look));
    }

    /** Windows that look like this, in which no script runs. */
    BrowserContext withoutScripts(Look look) {
        return open(options(look).setJavaScriptEnabled(false));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private BrowserContext open(NewContextOptions options) {
        BrowserContext windows = browser.newContext(options);
        windows.setDefaultTimeout(PATIENCE);
        return windows;
    }

    private static NewContextOptions options(Look look) {
        return new NewContextOptions()
                .setViewportSize(look.width(), Look.HEIGHT)
                .setColorScheme(look.scheme())
                .setOffline(true);
    }

    private static Path onThePath() {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "There is no %s on the PATH. Fix: install it, on Debian with `apt-get install %s`."
                                .formatted(PROGRAM, PROGRAM)));
    }
}
