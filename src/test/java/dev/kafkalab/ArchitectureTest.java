package dev.kafkalab;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.kafkalab.await.Outcome;
import dev.kafkalab.await.TimedExpectation;
import dev.kafkalab.grading.LabProcess;
import dev.kafkalab.runtime.NodeLogs;
import dev.kafkalab.settings.Host;
import dev.kafkalab.settings.LabSettings;
import dev.kafkalab.support.SteadyClock;
import io.cucumber.java.en.Given;
import java.lang.reflect.Field;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.testcontainers.DockerClientFactory;

/** The walls of the house: which package may know which. */
class ArchitectureTest {

    private static final JavaClasses KAFKA_LAB = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.kafkalab");

    @Test
    void each_package_knows_only_those_below_it() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("compose")
                .definedBy("dev.kafkalab.compose..")
                .layer("topology")
                .definedBy("dev.kafkalab.topology..")
                .layer("runtime")
                .definedBy("dev.kafkalab.runtime..")
                .layer("submission")
                .definedBy("dev.kafkalab.submission..")
                .layer("settings")
                .definedBy("dev.kafkalab.settings..")
                .layer("text")
                .definedBy("dev.kafkalab.text..")
                .layer("await")
                .definedBy("dev.kafkalab.await..")
                .layer("bound")
                .definedBy("dev.kafkalab.bound..")
                .layer("observe")
                .definedBy("dev.kafkalab.observe..")
                .layer("transcript")
                .definedBy("dev.kafkalab.transcript..")
                .layer("admin")
                .definedBy("dev.kafkalab.admin..")
                .layer("operation")
                .definedBy("dev.kafkalab.operation..")
                .layer("traffic")
                .definedBy("dev.kafkalab.traffic..")
                .layer("pool")
                .definedBy("dev.kafkalab.pool..")
                .layer("run")
                .definedBy("dev.kafkalab.run..")
                .layer("scenario")
                .definedBy("dev.kafkalab.scenario..")
                .layer("expect")
                .definedBy("dev.kafkalab.expect..")
                .layer("interactive")
                .definedBy("dev.kafkalab.interactive..")
                .layer("prompt")
                .definedBy("dev.kafkalab.prompt..")
                .layer("steps")
                .definedBy("dev.kafkalab.steps..")
                .layer("evidence")
                .definedBy("dev.kafkalab.evidence..")
                .layer("results")
                .definedBy("dev.kafkalab.results..")
                .layer("plugin")
                .definedBy("dev.kafkalab.plugin..")
                .layer("report")
                .definedBy("dev.kafkalab.report..")
                .layer("console")
                .definedBy("dev.kafkalab.console..")
                .layer("gherkin")
                .definedBy("dev.kafkalab.gherkin..")
                .layer("catalogue")
                .definedBy("dev.kafkalab.catalogue..")
                .layer("grade")
                .definedBy("dev.kafkalab.grade..")
                .layer("assignment")
                .definedBy("dev.kafkalab.assignment..")
                .layer("batch")
                .definedBy("dev.kafkalab.batch..")
                .layer("grading")
                .definedBy("dev.kafkalab.grading..")
                .layer("cli")
                .definedBy("dev.kafkalab.cli..")
                .whereLayer("cli")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("batch")
                // The page of a batch is compiled beside all others.
                .mayOnlyBeAccessedByLayers("cli", "report")
                .whereLayer("grading")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("steps")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("interactive")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("prompt")
                .mayOnlyBeAccessedByLayers("cli")
                .whereLayer("expect")
                .mayOnlyBeAccessedByLayers("steps")
                .whereLayer("scenario")
                .mayOnlyBeAccessedByLayers("expect", "steps")
                .whereLayer("run")
                .mayOnlyBeAccessedByLayers("scenario", "steps", "plugin")
                .whereLayer("pool")
                .mayOnlyBeAccessedByLayers("run", "scenario", "interactive", "steps", "expect")
                .whereLayer("operation")
                .mayOnlyBeAccessedByLayers("pool", "scenario", "expect", "interactive", "steps")
                .whereLayer("transcript")
                .mayOnlyBeAccessedByLayers("expect", "steps")
                .whereLayer("admin")
                .mayOnlyBeAccessedByLayers("interactive", "transcript", "pool", "scenario", "expect", "steps")
                .whereLayer("traffic")
                .mayOnlyBeAccessedByLayers("scenario", "expect", "steps")
                .whereLayer("observe")
                .mayOnlyBeAccessedByLayers(
                        "operation", "transcript", "pool", "scenario", "expect", "interactive", "steps")
                .whereLayer("bound")
                .mayOnlyBeAccessedByLayers("interactive", "await", "operation", "pool", "scenario", "expect")
                .whereLayer("await")
                .mayOnlyBeAccessedByLayers("admin", "pool", "run", "scenario", "expect", "steps")
                .whereLayer("runtime")
                .mayOnlyBeAccessedByLayers(
                        "await",
                        "admin",
                        "observe",
                        "operation",
                        "pool",
                        "run",
                        "scenario",
                        "expect",
                        "interactive",
                        "steps",
                        "batch",
                        "grading",
                        "cli")
                .whereLayer("submission")
                .mayOnlyBeAccessedByLayers("grading", "batch", "cli")
                .whereLayer("topology")
                .mayOnlyBeAccessedByLayers(
                        "runtime",
                        "submission",
                        "observe",
                        "bound",
                        "operation",
                        "pool",
                        "run",
                        "scenario",
                        "expect",
                        "interactive",
                        "steps",
                        "catalogue",
                        "grading",
                        "cli")
                .whereLayer("compose")
                .mayOnlyBeAccessedByLayers(
                        "topology", "runtime", "submission", "catalogue", "assignment", "grading", "cli")
                .whereLayer("gherkin")
                .mayOnlyBeAccessedByLayers(
                        "pool",
                        "scenario",
                        "steps",
                        "catalogue",
                        "assignment",
                        "grading",
                        "cli",
                        "report",
                        "results",
                        "plugin")
                .whereLayer("catalogue")
                .mayOnlyBeAccessedByLayers(
                        "run", "steps", "report", "console", "assignment", "grading", "cli", "plugin")
                .whereLayer("plugin")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("report")
                .mayOnlyBeAccessedByLayers("cli", "plugin")
                .whereLayer("grade")
                // A student's page is compiled beside all others.
                .mayOnlyBeAccessedByLayers("plugin", "batch", "grading", "cli", "report")
                .whereLayer("results")
                .mayOnlyBeAccessedByLayers(
                        "report", "console", "grade", "assignment", "batch", "grading", "cli", "plugin")
                .whereLayer("console")
                .mayOnlyBeAccessedByLayers("run", "steps", "plugin", "cli")
                .check(KAFKA_LAB);
    }

    @Test
    void packages_form_no_cycle() {
        slices().matching("dev.kafkalab.(**)")
                .should()
                .beFreeOfCycles()
                // The pages and their drawings still know each other.
                .ignoreDependency(resideInAPackage("dev.kafkalab.report.."), resideInAPackage("dev.kafkalab.report.."))
                .check(KAFKA_LAB);
    }

    /** Else a course depends on more than it was told. */
    @Test
    void what_courses_may_use_speaks_of_nothing_else() {
        methods()
                .that(arePartOfTheApi())
                .should(new ArchCondition<>("speak of nothing but the API, Cucumber and the JDK") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        Stream.concat(Stream.of(method.getReturnType()), method.getParameterTypes().stream())
                                .flatMap(type -> type.getAllInvolvedRawTypes().stream())
                                .filter(type -> type.getPackageName().startsWith("dev.kafkalab"))
                                .filter(type -> type.getMethods().stream().noneMatch(arePartOfTheApi()))
                                .forEach(type -> events.add(SimpleConditionEvent.violated(
                                        method, method.getFullName() + " speaks of " + type.getName())));
                    }
                })
                .check(KAFKA_LAB);
    }

    private static DescribedPredicate<JavaMethod> arePartOfTheApi() {
        return DescribedPredicate.describe(
                "are part of the API",
                method -> method.isAnnotatedWith(API.class)
                        || method.getOwner().isAnnotatedWith(API.class)
                                && method.getModifiers().contains(JavaModifier.PUBLIC));
    }

    @Test
    void the_reader_of_compose_files_does_not_know_what_kafka_is() {
        noClasses()
                .that()
                .resideInAPackage("dev.kafkalab.compose..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "dev.kafkalab.topology..")
                .check(KAFKA_LAB);
    }

    @Test
    void evidence_depends_on_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAPackage("dev.kafkalab.evidence")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.kafkalab.evidence")
                .check(KAFKA_LAB);
    }

    /** The read wing knows by type what a record says. Each of the few that read text is named here. */
    @Test
    void nobody_reads_the_sentences_of_evidence() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.kafkalab.evidence",
                        "dev.kafkalab.results..",
                        "dev.kafkalab.report..",
                        "dev.kafkalab.grade..",
                        "dev.kafkalab.console..")
                .and()
                // Of a file's path, and the marks of colours in foreign text.
                .doNotHaveSimpleName("FeatureFile")
                .and()
                .doNotHaveSimpleName("Style")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.util.regex..")
                .check(KAFKA_LAB);
    }

    @Test
    void the_packages_of_the_read_wing_form_no_cycle_either() {
        slices().matching("dev.kafkalab.(**)")
                .should()
                .beFreeOfCycles()
                .check(KAFKA_LAB.that(resideInAnyPackage(
                        "dev.kafkalab.evidence..",
                        "dev.kafkalab.results..",
                        "dev.kafkalab.report..",
                        "dev.kafkalab.grade..",
                        "dev.kafkalab.console..")));
    }

    /** What version 1 said in words this version does not know is for the adapter alone. */
    @Test
    void no_step_describes_what_it_is_about() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.kafkalab.evidence..")
                .should()
                .dependOnClassesThat()
                .haveNameMatching("dev\\.kafkalab\\.evidence\\.(Subject|State)\\$Described")
                .check(KAFKA_LAB);
    }

    @Test
    void support_depends_on_nothing_but_the_jdk() {
        classes()
                .that()
                .resideInAPackage("dev.kafkalab.support")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "dev.kafkalab.support")
                .check(KAFKA_LAB);
    }

    @Test
    void the_read_wing_does_not_know_the_run_wing() {
        noClasses()
                .that()
                .resideInAnyPackage("dev.kafkalab.results..", "dev.kafkalab.report..", "dev.kafkalab.grade..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kafkalab.compose..",
                        "dev.kafkalab.topology..",
                        "dev.kafkalab.runtime..",
                        "dev.kafkalab.observe..",
                        "dev.kafkalab.traffic..",
                        "dev.kafkalab.pool..",
                        "dev.kafkalab.scenario..",
                        "dev.kafkalab.expect..",
                        "dev.kafkalab.operation..",
                        "dev.kafkalab.await..",
                        "dev.kafkalab.steps..",
                        "org.apache.kafka..",
                        "org.testcontainers..")
                .check(KAFKA_LAB);
    }

    @Test
    void the_run_wing_does_not_know_the_read_wing() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        "dev.kafkalab.steps..",
                        "dev.kafkalab.scenario..",
                        "dev.kafkalab.expect..",
                        "dev.kafkalab.await..",
                        "dev.kafkalab.pool..",
                        "dev.kafkalab.operation..",
                        "dev.kafkalab.observe..",
                        "dev.kafkalab.traffic..",
                        "dev.kafkalab.admin..",
                        "dev.kafkalab.transcript..",
                        "dev.kafkalab.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kafkalab.results..",
                        "dev.kafkalab.report..",
                        "dev.kafkalab.grade..",
                        "dev.kafkalab.plugin..")
                .check(KAFKA_LAB);
    }

    @Test
    void nothing_above_the_runtime_knows_which_it_is() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.kafkalab.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.kafkalab.runtime.docker..",
                        "dev.kafkalab.runtime.process..",
                        "org.testcontainers..",
                        "com.github.dockerjava..")
                .check(KAFKA_LAB);
    }

    /** They would start Ryuk, an image that is not there on a machine without a registry. */
    @Test
    void nobody_asks_testcontainers_for_a_client_that_brings_a_cleaner() {
        noClasses()
                .should()
                .callMethod(DockerClientFactory.class, "client")
                .orShould()
                .callMethod(DockerClientFactory.class, "lazyClient")
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.testcontainers.containers..")
                .check(KAFKA_LAB);
    }

    @Test
    void steps_speak_no_kafka_and_never_sleep() {
        noClasses()
                .that()
                .resideInAPackage("dev.kafkalab.steps..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.kafka..", "java.lang.Thread")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .check(KAFKA_LAB);
    }

    /**
     * What goes wrong in a Given is an error of the lab: it says nothing of a promise, so nothing that it calls may
     * judge one.
     */
    @Test
    void preparation_judges_nothing() {
        methods()
                .that()
                .areAnnotatedWith(Given.class)
                .should(new ArchCondition<JavaMethod>("call nothing that fails a promise") {
                    @Override
                    public void check(JavaMethod step, ConditionEvents events) {
                        Set<JavaCodeUnit> called = new LinkedHashSet<>();
                        call(step, called);
                        called.stream()
                                .flatMap(method -> method.getAccessesFromSelf().stream())
                                .filter(ArchitectureTest::judges)
                                .forEach(judging -> events.add(SimpleConditionEvent.violated(
                                        step, step.getFullName() + " comes to " + judging.getDescription())));
                    }
                })
                .check(KAFKA_LAB);
    }

    private static void call(JavaCodeUnit method, Set<JavaCodeUnit> called) {
        if (called.add(method)) {
            method.getAccessesFromSelf().stream()
                    .flatMap(access -> access.getTarget().resolveMember().stream())
                    .filter(JavaCodeUnit.class::isInstance)
                    .map(JavaCodeUnit.class::cast)
                    .filter(target -> target.getOwner().getPackageName().startsWith("dev.kafkalab"))
                    .flatMap(ArchitectureTest::withOverriding)
                    .forEach(target -> call(target, called));
        }
    }

    /** Who calls a method of an interface may come to any that implements it. */
    private static Stream<JavaCodeUnit> withOverriding(JavaCodeUnit method) {
        return Stream.concat(
                Stream.of(method),
                method.getOwner().getAllSubclasses().stream().flatMap(type -> type.getMethods().stream()
                        .filter(own -> own.getName().equals(method.getName())
                                && own.getRawParameterTypes().size()
                                        == method.getRawParameterTypes().size())));
    }

    private static boolean judges(JavaAccess<?> access) {
        JavaClass owner = access.getTargetOwner();
        return owner.isAssignableTo(AssertionError.class)
                || owner.getPackageName().startsWith("org.assertj")
                || owner.isEquivalentTo(Outcome.class) && access.getName().matches("orFail|everOrFail")
                || owner.isEquivalentTo(TimedExpectation.class)
                        && access.getName().equals("verify");
    }

    @Test
    void steps_keep_no_statics_and_no_mutable_fields() {
        fields().that()
                .areDeclaredInClassesThat()
                .haveNameMatching("dev\\.kafkalab\\.steps\\..*Steps")
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .should()
                .beFinal()
                .check(KAFKA_LAB);
    }

    /** What a person asks for is read once, by {@link LabSettings}; what the machine says, by {@link Host}. */
    @Test
    void system_properties_and_the_environment_are_read_in_one_place() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.kafkalab.settings..")
                // These run in JVMs that a run starts, and are told by it.
                .and()
                .doNotBelongToAnyOf(SteadyClock.class)
                .and()
                .doNotHaveSimpleName("ParentWatchdog")
                .should()
                .accessTargetWhere(READS_PROPERTIES)
                .check(KAFKA_LAB);
    }

    private static final DescribedPredicate<JavaAccess<?>> READS_PROPERTIES = DescribedPredicate.describe(
            "reads or sets a system property, or reads the environment",
            access -> access.getTargetOwner().isEquivalentTo(System.class)
                            && Set.of("getProperty", "getProperties", "getenv", "setProperty", "clearProperty")
                                    .contains(access.getTarget().getName())
                    || Set.of("getBoolean", "getInteger", "getLong")
                                    .contains(access.getTarget().getName())
                            && access.getTargetOwner().getPackageName().equals("java.lang"));

    /** A run owns its state. Beside constants there is only what is not a run's but the JVM's or the machine's. */
    @Test
    void no_static_field_holds_state() {
        fields().that()
                .areStatic()
                .and()
                .areDeclaredInClassesThat()
                .resideOutsideOfPackage("dev.kafkalab.report.pages..")
                .and()
                .doNotHaveModifier(JavaModifier.SYNTHETIC)
                .and(DescribedPredicate.not(DescribedPredicate.describe(
                        "are the JVM's or the machine's", field -> NOT_OF_A_RUN.contains(field.getFullName()))))
                .should()
                .beFinal()
                .andShould(beConstants())
                .check(KAFKA_LAB);
    }

    private static final Set<String> NOT_OF_A_RUN = Set.of(
            // Cucumber hands nothing from plugins to scenarios: the one way from the one to the other.
            "dev.kafkalab.run.LabRun.CURRENT",
            // The operating system's locks are a JVM's, as FileChannel.tryLock says.
            "dev.kafkalab.runtime.ProcessLock.HELD_HERE",
            // Ports of the host are the machine's, for which all clusters of a JVM contend.
            "dev.kafkalab.runtime.HostPorts.CLAIMS",
            // A number for names of files, unique in a JVM.
            "dev.kafkalab.runtime.process.NodeLaunches.RECORDINGS",
            // The engine and the Compose that answer on this machine, looked for once: Testcontainers' own are static.
            "dev.kafkalab.runtime.docker.DockerEngine$Found.ENGINE",
            "dev.kafkalab.runtime.docker.Compose$Found.PROBLEM");

    /** By type, where that says it; collections by what they refuse. */
    private static ArchCondition<JavaField> beConstants() {
        return new ArchCondition<>("be constants") {
            @Override
            public void check(JavaField field, ConditionEvents events) {
                if (!isConstant(field)) {
                    events.add(SimpleConditionEvent.violated(field, field.getFullName() + " can change"));
                }
            }
        };
    }

    private static boolean isConstant(JavaField field) {
        JavaClass type = field.getRawType();
        if (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class)) {
            return valueOf(field).getClass().getName().matches(".*(Immutable|Unmodifiable).*");
        }
        if (type.getPackageName().startsWith("dev.kafkalab")) {
            return type.isRecord() || type.isEnum() || type.isInterface() || IMMUTABLE.contains(type.getSimpleName());
        }
        if (type.isArray()) {
            return field.getModifiers().contains(JavaModifier.PRIVATE);
        }
        return !type.getPackageName().startsWith("java.util.concurrent") && !type.isAssignableTo(ThreadLocal.class);
    }

    /** Classes of ours whose objects never change. */
    private static final Set<String> IMMUTABLE = Set.of("Schema", "Vocabulary");

    private static Object valueOf(JavaField field) {
        try {
            Field reflected = field.reflect();
            reflected.setAccessible(true);
            return reflected.get(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A clock that is set back in mid-run would change verdicts: see {@link SteadyClock}. */
    @Test
    void moments_are_those_of_the_steady_clock() {
        noClasses()
                .that()
                .doNotBelongToAnyOf(SteadyClock.class, NodeLogs.class)
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .check(KAFKA_LAB);
    }

    @Test
    void nobody_ends_the_jvm_or_prints_a_stack_trace() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.kafkalab.cli..")
                // A program of its own.
                .and()
                .areNotAssignableTo(LabProcess.class)
                .should()
                .callMethod(System.class, "exit", int.class)
                .orShould()
                .callMethod(Throwable.class, "printStackTrace")
                .check(KAFKA_LAB);
    }
}
