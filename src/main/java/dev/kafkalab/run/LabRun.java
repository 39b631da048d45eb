package dev.kafkalab.run;

import dev.kafkalab.await.ProcessorLoad;
import dev.kafkalab.await.SchedulingDelay;
import dev.kafkalab.catalogue.DefinedSteps;
import dev.kafkalab.console.Console;
import dev.kafkalab.pool.ClusterPool;
import dev.kafkalab.pool.LabCluster;
import dev.kafkalab.runtime.launcher.Runtimes;
import dev.kafkalab.settings.LabSettings;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What one run has once: its settings, its console, its clusters, and what it knows of this machine's delays. Plugins
 * and scenarios share it.
 *
 * <p>Cucumber makes plugins before it makes anything else, and an object factory for each thread, and hands no object
 * from the ones to the others. So the run that goes on is kept here, from the first plugin or hook that asks for it
 * until {@link #end()}. Everybody else is given it.
 */
public final class LabRun {

    private static final AtomicReference<LabRun> CURRENT = new AtomicReference<>();

    private final LabSettings settings;
    private final Console console;
    private final ClusterPool pool;
    private final SchedulingDelay delay = SchedulingDelay.start();
    private final ProcessorLoad load = ProcessorLoad.start();
    private final DefinedSteps definedSteps = new DefinedSteps();

    private LabRun(LabSettings settings) {
        this.settings = settings;
        this.console = Console.of(settings);
        Runtimes runtimes = new Runtimes(settings);
        this.pool = new ClusterPool(
                settings.parallel(),
                load::isFull,
                (topology, services, progress) -> LabCluster.prepare(topology, services, runtimes, progress));
    }

    /** The run that goes on; begins one where none does. */
    public static synchronized LabRun current() {
        // Not by the reference's own methods: they may call for a second run, whose thread nobody would end.
        if (CURRENT.get() == null) {
            CURRENT.set(new LabRun(LabSettings.read()));
        }
        return CURRENT.get();
    }

    /** What this run was asked for; with mistakes in it, it ends before its first scenario. */
    public LabSettings settings() {
        return settings;
    }

    /** Where it tells what happens. */
    public Console console() {
        return console;
    }

    /** Its clusters. */
    public ClusterPool pool() {
        return pool;
    }

    /** How late this machine was meanwhile. */
    public SchedulingDelay delay() {
        return delay;
    }

    /** How busy its processors were. */
    public ProcessorLoad load() {
        return load;
    }

    /** Refuses scenarios that cannot mean anything. */
    public DefinedSteps definedSteps() {
        return definedSteps;
    }

    /** Takes its clusters down, with their data; whoever asks from now on begins another run. */
    public void end() {
        CURRENT.compareAndSet(this, null);
        delay.close();
        load.close();
        pool.close();
    }
}
