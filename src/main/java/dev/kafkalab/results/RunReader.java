package dev.kafkalab.results;

import static io.cucumber.query.Repository.RepositoryFeature.INCLUDE_GHERKIN_DOCUMENTS;
import static io.cucumber.query.Repository.RepositoryFeature.INCLUDE_HOOKS;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.kafkalab.gherkin.FeatureReader;
import io.cucumber.messages.Convertor;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.Feature;
import io.cucumber.messages.types.GherkinDocument;
import io.cucumber.messages.types.Meta;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.messages.types.Product;
import io.cucumber.messages.types.Rule;
import io.cucumber.messages.types.TableCell;
import io.cucumber.messages.types.TableRow;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestRunFinished;
import io.cucumber.query.Lineage;
import io.cucumber.query.Query;
import io.cucumber.query.Repository;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Takes the messages of one run in, one by one, and tells what they amount to. */
final class RunReader {

    private final Repository repository = Repository.builder()
            .feature(INCLUDE_GHERKIN_DOCUMENTS, true)
            .feature(INCLUDE_HOOKS, true)
            .build();
    private final Query query = new Query(repository);
    private final Attachments attachments = new Attachments();
    private final Preparation preparation = new Preparation();
    private final StepReader steps = new StepReader(query, attachments, preparation);
    private final Map<FeatureFile, GherkinDocument> documents = new HashMap<>();
    private RunFacts facts = RunFacts.UNKNOWN;

    void add(Envelope message) {
        message.getAttachment().ifPresent(attachment -> {
            attachments.add(attachment);
            facts = RunFacts.in(attachment).orElse(facts);
        });
        message.getGherkinDocument().ifPresent(document -> document.getUri()
                .ifPresent(uri -> documents.put(FeatureFile.of(uri), document)));
        preparation.add(message);
        repository.update(message);
    }

    Run run() {
        Optional<TestRunFinished> finished = query.findTestRunFinished();
        Map<String, TestCaseStarted> attempts = lastAttempts();
        List<Pickle> all = query.findAllPickles();
        // In a run that ended, what never began was not asked for; in one that was cut off, it was not reached.
        List<Pickle> asked = all.stream()
                .filter(p -> attempts.containsKey(p.getId()) || finished.isEmpty() && facts.selects(tags(p)))
                .toList();
        return new Run(
                query.findTestRunStarted().map(started -> Convertor.toInstant(started.getTimestamp())),
                finished.map(end -> Convertor.toInstant(end.getTimestamp())),
                machine(),
                facts.filter(),
                all.size() - asked.size(),
                labs(asked, attempts),
                finished.flatMap(TestRunFinished::getException).map(StepReader::failure));
    }

    /** By pickle. An attempt that was to be repeated is no result, even if the run ended before its repetition. */
    private Map<String, TestCaseStarted> lastAttempts() {
        Map<String, TestCaseStarted> attempts = new HashMap<>();
        for (TestCaseStarted started : query.findAllTestCaseStarted()) {
            query.findPickleBy(started)
                    .ifPresent(pickle ->
                            attempts.merge(pickle.getId(), started, (a, b) -> a.getAttempt() > b.getAttempt() ? a : b));
        }
        return attempts;
    }

    private List<Lab> labs(List<Pickle> pickles, Map<String, TestCaseStarted> attempts) {
        Map<FeatureFile, List<Pickle>> byFile =
                pickles.stream().collect(groupingBy(p -> FeatureFile.of(p.getUri()), TreeMap::new, toList()));
        documents.keySet().stream()
                .filter(file -> emptyOutlines(file, List.of()).findAny().isPresent())
                .forEach(file -> byFile.putIfAbsent(file, List.of()));
        Map<String, List<FeatureFile>> byFolder =
                byFile.keySet().stream().collect(groupingBy(FeatureFile::folder, TreeMap::new, toList()));
        return byFolder.entrySet().stream()
                .map(lab -> new Lab(
                        lab.getKey(),
                        LabTitle.of(lab.getKey()),
                        lab.getValue().stream()
                                .map(file -> stage(file, byFile.get(file), attempts))
                                .toList()))
                .toList();
    }

    private Stage stage(FeatureFile file, List<Pickle> pickles, Map<String, TestCaseStarted> attempts) {
        Optional<Feature> feature = Optional.ofNullable(documents.get(file)).flatMap(GherkinDocument::getFeature);
        return new Stage(
                feature.map(Feature::getName).orElse(file.path()),
                feature.map(Feature::getDescription).orElse("").stripIndent().strip(),
                file.path(),
                Stream.concat(
                                pickles.stream()
                                        .map(pickle ->
                                                scenario(pickle, Optional.ofNullable(attempts.get(pickle.getId())))),
                                emptyOutlines(file, pickles))
                        .sorted(Comparator.comparingInt(Scenario::line))
                        .toList());
    }

    /**
     * Outlines without examples, each in error, so that what they are worth is not forgotten. Of a feature of which
     * less was run than its tags ask for, single scenarios were chosen in another way.
     */
    private Stream<Scenario> emptyOutlines(FeatureFile file, List<Pickle> asked) {
        long all = query.findAllPickles().stream()
                .filter(pickle -> FeatureFile.of(pickle.getUri()).equals(file) && facts.selects(tags(pickle)))
                .count();
        // Cucumber makes a scenario of an outline that has not even an empty table.
        Set<String> known = asked.stream().map(Pickle::getName).collect(toSet());
        return all > asked.size()
                ? Stream.empty()
                : Optional.ofNullable(documents.get(file)).map(FeatureReader::emptyOutlines).stream()
                        .flatMap(List::stream)
                        .filter(outline -> facts.selects(new Tags(outline.tags())) && !known.contains(outline.name()))
                        .map(outline -> new Scenario(
                                outline.name(),
                                "",
                                "",
                                outline.problem().line(),
                                new Tags(outline.tags()),
                                Optional.empty(),
                                List.of(StepReader.mistake(outline.problem().in(Path.of(file.path()))))));
    }

    private Scenario scenario(Pickle pickle, Optional<TestCaseStarted> attempt) {
        Optional<Lineage> lineage = query.findLineageBy(pickle);
        return new Scenario(
                pickle.getName(),
                lineage.flatMap(Lineage::rule).map(Rule::getName).orElse(""),
                lineage.flatMap(Lineage::example)
                        .map(row ->
                                row.getCells().stream().map(TableCell::getValue).collect(joining(" · ")))
                        .orElse(""),
                lineage.map(RunReader::line).orElse(0),
                tags(pickle),
                attempt.map(started -> Convertor.toInstant(started.getTimestamp())),
                attempt.map(started -> steps.of(pickle, started)).orElseGet(() -> steps.notReached(pickle)));
    }

    private static int line(Lineage lineage) {
        return lineage.example()
                .map(TableRow::getLocation)
                .or(() -> lineage.scenario().map(scenario -> scenario.getLocation()))
                .map(location -> location.getLine().intValue())
                .orElse(0);
    }

    private Machine machine() {
        Optional<Meta> meta = query.findMeta();
        return new Machine(
                meta.map(m -> product(m.getRuntime())).orElse(""),
                meta.map(m -> product(m.getOs()) + ", " + m.getCpu().getName()).orElse(""),
                facts.processors(),
                facts.memoryBytes(),
                meta.map(m -> product(m.getImplementation())).orElse(""));
    }

    private static String product(Product product) {
        return product.getVersion()
                .map(version -> product.getName() + " " + version)
                .orElse(product.getName());
    }

    private static Tags tags(Pickle pickle) {
        return new Tags(pickle.getTags().stream().map(PickleTag::getName).toList());
    }
}
