package dev.kafkalab.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kafkalab.grade.Disclosure;
import dev.kafkalab.grade.Grade;
import dev.kafkalab.grade.Grade.AssignmentPart;
import dev.kafkalab.grade.Grade.Provenance;
import dev.kafkalab.grade.Grade.State;
import dev.kafkalab.grade.Grade.SubmissionPart;
import dev.kafkalab.grade.GradeJson;
import dev.kafkalab.submission.Submission;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvidenceArchiveTest {

    private static final Grade GRADE = new Grade(
            Grade.FORMAT,
            new SubmissionPart("ann", "ab12", "compose.yml"),
            new AssignmentPart("Failover", "cd34", List.of("What failed is tried again once."), Disclosure.DEFAULT),
            new Provenance("1", "process", List.of("Apache Kafka 3.9.2"), "JVM", Instant.EPOCH, Optional.empty()),
            State.GRADED,
            List.of(),
            List.of());

    @TempDir
    private Path folder;

    private Path out;
    private Path submission;

    @BeforeEach
    void there_is_a_grade() throws IOException {
        out = Files.createDirectories(folder.resolve("out"));
        submission = Files.createDirectories(folder.resolve("ann"));
        Files.writeString(submission.resolve("compose.yml"), "services: {}\n");
        Files.writeString(out.resolve(GradeJson.FILE), GradeJson.of(GRADE));
        Files.createDirectories(out.resolve("attempts/01/logs"));
        Files.writeString(out.resolve("attempts/01/logs/kafka1.log"), "started\n");
    }

    @Test
    void it_shows_the_same_grade_and_the_same_files_elsewhere() throws IOException {
        Path archive = EvidenceArchive.pack(out, Submission.read(submission), Optional.empty());
        Path elsewhere = folder.resolve("elsewhere");
        assertThat(EvidenceArchive.unpack(archive, elsewhere)).isEqualTo(GRADE);
        assertThat(EvidenceArchive.submission(elsewhere, GRADE).resolve("compose.yml"))
                .hasContent("services: {}");
        assertThat(elsewhere.resolve("attempts/01/logs/kafka1.log")).hasContent("started");
    }

    @Test
    void of_a_folder_that_was_refused_as_it_is_nothing_is_packed() throws IOException {
        Files.createSymbolicLink(submission.resolve("passwords"), Path.of("/etc/passwd"));
        Path elsewhere = folder.resolve("elsewhere");
        EvidenceArchive.unpack(EvidenceArchive.pack(out, Submission.read(submission), Optional.empty()), elsewhere);
        assertThat(elsewhere.resolve("submission")).doesNotExist();
        assertThatThrownBy(() -> EvidenceArchive.submission(elsewhere, GRADE))
                .hasMessageContaining("the archive has no submission");
    }

    @Test
    void it_holds_what_was_looked_at_and_the_assignment_under_their_own_names() throws IOException {
        Files.createSymbolicLink(submission.resolve("latest.yml"), Path.of("compose.yml"));
        Files.writeString(Files.createDirectories(submission.resolve(".git")).resolve("config"), "secret");
        Path assignment = Files.writeString(folder.resolve("week-3.yml"), "labs: failover\n");
        Path elsewhere = folder.resolve("elsewhere");

        EvidenceArchive.unpack(
                EvidenceArchive.pack(out, Submission.read(submission), Optional.of(assignment)), elsewhere);

        assertThat(EvidenceArchive.assignment(elsewhere).orElseThrow()).hasContent("labs: failover");
        Path again = EvidenceArchive.submission(elsewhere, GRADE);
        assertThat(again.getFileName()).hasToString("ann");
        assertThat(again.resolve("latest.yml")).hasContent("services: {}");
        assertThat(again.resolve(".git")).doesNotExist();
    }

    @Test
    void the_same_files_make_the_same_bytes() throws IOException {
        byte[] first = Files.readAllBytes(EvidenceArchive.pack(out, Submission.read(submission), Optional.empty()));
        assertThat(Files.readAllBytes(EvidenceArchive.pack(out, Submission.read(submission), Optional.empty())))
                .isEqualTo(first);
    }

    @Test
    void a_file_that_somebody_has_changed_is_noticed() throws IOException {
        Path archive = EvidenceArchive.pack(out, Submission.read(submission), Optional.empty());
        try (FileSystem zip = FileSystems.newFileSystem(URI.create("jar:" + archive.toUri()), Map.of())) {
            Files.writeString(zip.getPath("submission/compose.yml"), "services: {better: {}}\n");
        }
        assertThatThrownBy(() -> EvidenceArchive.unpack(archive, folder.resolve("elsewhere")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("submission/compose.yml");
    }

    @Test
    void no_file_is_written_outside_the_folder() throws IOException {
        Path archive = folder.resolve("evil.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("../../evil"));
            zip.write(1);
        }
        assertThatThrownBy(() -> EvidenceArchive.unpack(archive, folder.resolve("a/b")))
                .hasMessageContaining("no file of it");
        assertThat(folder.resolve("evil")).doesNotExist();
    }

    @Test
    void an_archive_of_something_else_is_none() throws IOException {
        Path archive = folder.resolve("other.zip");
        try (OutputStream file = Files.newOutputStream(archive);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.putNextEntry(new ZipEntry("readme"));
        }
        assertThatThrownBy(() -> EvidenceArchive.unpack(archive, folder.resolve("elsewhere")))
                .hasMessageContaining("no evidence of a grade");
    }
}
