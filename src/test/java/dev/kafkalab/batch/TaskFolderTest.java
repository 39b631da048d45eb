package dev.kafkalab.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class TaskFolderTest {

    private static final PlannedTask ANNA = task("sha of the files");

    @TempDir
    private Path out;

    /** Each look takes a second. */
    private final AtomicLong seconds = new AtomicLong();

    private final LeaseTerms terms = new LeaseTerms(
            Duration.ofSeconds(60), Duration.ofSeconds(10), Duration.ZERO, () -> seconds.addAndGet(1_000_000_000L));

    @Test
    void a_grade_is_published_whole_with_the_mark_of_its_attempt() throws Exception {
        Attempt attempt = begin(ANNA);
        leave(attempt, "anna's");

        assertThat(attempt.publish()).isTrue();

        Path grade = out.resolve("grades/anna");
        assertThat(grade.resolve("grade.json")).hasContent("anna's");
        assertThat(PublishedGrade.folder(out, ANNA)).contains(grade);
        assertThat(folder(ANNA).begin()).isEmpty();
    }

    @Test
    void an_attempt_whose_lease_has_not_changed_for_its_term_is_taken_over() throws Exception {
        Attempt lost = asIfOfAnotherMachine(begin(ANNA));

        Attempt next = begin(ANNA);

        assertThat(next.number()).isEqualTo(2);
        assertThat(seconds.get()).isGreaterThan(Duration.ofSeconds(60).toNanos());
        assertThat(lost.renew()).isFalse();
        assertThat(folder(ANNA).spent()).isEqualTo(1);
    }

    @Test
    void an_owner_renews_its_lease_when_it_is_time() throws Exception {
        Attempt working = begin(ANNA);
        Path lease = out.resolve("work/anna/attempt-1/lease.json");

        for (int renewal = 0; renewal < 25; renewal++) {
            assertThat(working.renew()).isTrue();
        }

        assertThat(BatchJson.read(lease, Lease.class).orElseThrow().beat()).isEqualTo(2);
    }

    @Test
    void a_lease_has_expired_once_it_was_seen_unchanged_for_its_term() {
        AtomicLong now = new AtomicLong();
        LeaseWatch watch =
                new LeaseWatch(new LeaseTerms(Duration.ofNanos(60), Duration.ofNanos(10), Duration.ZERO, now::get));
        Lease lease = new Lease("owner", "key", Worker.self(), 7);

        assertThat(watch.hasExpired(lease)).isFalse();
        now.set(59);
        assertThat(watch.hasExpired(lease)).isFalse();
        assertThat(watch.hasExpired(lease.renewed())).isFalse();
        now.set(118);
        assertThat(watch.hasExpired(lease.renewed())).isFalse();
        now.set(119);
        assertThat(watch.hasExpired(lease.renewed())).isTrue();
    }

    @Test
    void a_zombie_publishes_nothing_over_or_instead_of_a_newer_attempt() throws Exception {
        Attempt zombie = asIfOfAnotherMachine(begin(ANNA));
        leave(zombie, "the zombie's");
        Attempt newer = begin(ANNA);

        assertThat(zombie.publish()).isFalse();
        assertThat(out.resolve("grades/anna")).doesNotExist();

        leave(newer, "the newer's");
        assertThat(newer.publish()).isTrue();
        assertThat(zombie.publish()).isFalse();
        assertThat(out.resolve("grades/anna/grade.json")).hasContent("the newer's");
    }

    @Test
    void a_zombie_that_makes_its_folder_again_owns_nothing() throws Exception {
        Attempt zombie = asIfOfAnotherMachine(begin(ANNA));
        Attempt newer = begin(ANNA);
        Files.createDirectories(out.resolve("work/anna/attempt-1/grade"));
        leave(zombie, "the zombie's");

        assertThat(zombie.publish()).isFalse();
        zombie.fail("It never says this.");

        assertThat(newer.publish()).isTrue();
    }

    @Test
    void whoever_is_known_to_be_dead_is_not_waited_for() throws Exception {
        Attempt dead = begin(ANNA);
        Worker gone = new Worker(Worker.self().machine(), Worker.self().pid(), "1");
        writeLease(dead, gone);

        assertThat(begin(ANNA).number()).isEqualTo(2);
        assertThat(seconds.get()).isLessThan(Duration.ofSeconds(60).toNanos());
    }

    @Test
    void what_failed_and_what_was_lost_counts_as_an_attempt_and_what_was_withdrawn_does_not() throws Exception {
        begin(ANNA).fail("No memory.");
        begin(ANNA).withdraw();
        asIfOfAnotherMachine(begin(ANNA));
        begin(ANNA).withdraw();

        assertThat(folder(ANNA).spent()).isEqualTo(2);
    }

    @Test
    void the_reason_is_that_of_the_last_attempt_that_told_one_whichever_was_lost_with_its_machine() throws Exception {
        begin(task("other files")).fail("Of other files.");
        asIfOfAnotherMachine(begin(ANNA));
        begin(ANNA).withdraw();
        assertThat(folder(ANNA).lastReason()).isEqualTo("The process that graded it has disappeared.");

        begin(ANNA).fail("No memory.");
        assertThat(folder(ANNA).lastReason()).isEqualTo("No memory.");

        asIfOfAnotherMachine(begin(ANNA));
        begin(ANNA).withdraw();
        assertThat(folder(ANNA).spent()).isEqualTo(3);
        assertThat(folder(ANNA).lastReason()).isEqualTo("No memory.");
    }

    @Test
    void a_changed_submission_is_graded_anew_and_its_old_grade_kept() throws Exception {
        Attempt old = begin(ANNA);
        leave(old, "old");
        old.publish();
        begin(task("other files")).fail("Trouble.");
        PlannedTask changed = task("sha of other files");

        assertThat(PublishedGrade.folder(out, changed)).isEmpty();
        Attempt attempt = begin(changed);
        assertThat(folder(changed).spent()).isZero();
        leave(attempt, "new");
        assertThat(attempt.publish()).isTrue();

        assertThat(out.resolve("grades/anna/grade.json")).hasContent("new");
        assertThat(out.resolve("work/anna/attempt-3/replaced/grade.json")).hasContent("old");
    }

    private static PlannedTask task(String sha256) {
        return new PlannedTask(0, "anna", "/submissions/anna", sha256, "1", Graders.BY, "");
    }

    private TaskFolder folder(PlannedTask task) {
        return new TaskFolder(out, task, terms);
    }

    private Attempt begin(PlannedTask task) throws IOException, InterruptedException {
        return folder(task).begin().orElseThrow();
    }

    private static void leave(Attempt attempt, String grade) throws IOException {
        Files.createDirectories(attempt.out());
        Files.writeString(attempt.out().resolve("grade.json"), grade);
    }

    /** Of this machine's processes it is known whether they live; of another's only their lease tells. */
    private Attempt asIfOfAnotherMachine(Attempt attempt) throws IOException {
        Lease lease = writeLease(attempt, new Worker("another machine", 1, "1"));
        return new Attempt(attempt.number(), attempt.folder(), out.resolve("grades/anna"), lease, terms);
    }

    private Lease writeLease(Attempt attempt, Worker worker) throws IOException {
        Path file = attempt.folder().resolve(TaskFolder.LEASE);
        Lease lease = BatchJson.read(file, Lease.class).orElseThrow();
        Lease changed = new Lease(lease.owner(), lease.key(), worker, lease.beat());
        Files.writeString(file, BatchJson.line(changed));
        return changed;
    }
}
