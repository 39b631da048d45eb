package dev.kafkalab.runtime.docker;

import dev.kafkalab.runtime.SetupException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import org.testcontainers.utility.ResourceReaper;

/**
 * Keeps Testcontainers from starting Ryuk. Ryuk is an image, which is not there on a machine without a registry, and
 * clearing up is done here by project label and file lock. Testcontainers 2.0.5 lets only the environment variable
 * TESTCONTAINERS_RYUK_DISABLED switch it off (no property, no file), and users are to need none. So its reaper is put
 * in place before it makes one: the plain base class, which does nothing by itself.
 */
final class InertReaper {

    private InertReaper() {}

    /** Must come before the first use of Testcontainers' Docker client. A reaper that is there already stays. */
    static void install() {
        try {
            Field instance = ResourceReaper.class.getDeclaredField("instance");
            instance.setAccessible(true);
            synchronized (ResourceReaper.class) {
                if (instance.get(null) == null) {
                    Constructor<ResourceReaper> constructor = ResourceReaper.class.getDeclaredConstructor();
                    constructor.setAccessible(true);
                    instance.set(null, constructor.newInstance());
                }
            }
        } catch (ReflectiveOperationException e) {
            throw new SetupException(
                    "This version of Testcontainers cannot be kept from starting its Ryuk container."
                            + " Fix: use the version that kafka-lab names, or set TESTCONTAINERS_RYUK_DISABLED=true.",
                    e);
        }
    }
}
