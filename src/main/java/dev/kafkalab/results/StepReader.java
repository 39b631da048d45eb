package dev.kafkalab.results;

import dev.kafkalab.text.FailureText;
import io.cucumber.messages.Convertor;
import io.cucumber.messages.types.Hook;
import io.cucumber.messages.types.HookType;
import io.cucumber.messages.types.Pickle;
import io.cucumber.messages.types.PickleDocString;
import io.cucumber.messages.types.PickleStep;
import io.cucumber.messages.types.PickleStepArgument;
import io.cucumber.messages.types.PickleTableCell;
import io.cucumber.messages.types.TestCaseStarted;
import io.cucumber.messages.types.TestStep;
import io.cucumber.messages.types.TestStepFinished;
import io.cucumber.messages.types.TestStepResult;
import io.cucumber.messages.types.TestStepStarted;
import io.cucumber.query.Query;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The steps of a scenario, as one attempt left them. */
final class StepReader {

    private static final String BEFORE_THIS = "the run ended before this";
    private static final String DURING_THIS = "the run ended during this";

    private final Query query;
    private final Attachments attachments;
    private final Preparation preparation;

    StepReader(Query query, Attachments attachments, Preparation preparation) {
        this.query = query;
        this.attachments = attachments;
        this.preparation = preparation;
    }

    /** The steps of a scenario that never began. */
    List<Step> notReached(Pickle pickle) {
        return pickle.getSteps().stream()
                .map(step -> of(step, Verdict.NOT_VERIFIED, BEFORE_THIS))
                .toList();
    }

    List<Step> of(Pickle pickle, TestCaseStarted attempt) {
        List<TestStep> testSteps =
                query.findTestCaseBy(attempt).map(c -> c.getTestSteps()).orElse(List.of());
        Map<String, TestStepResult> results = query.findTestStepsFinishedBy(attempt).stream()
                .collect(Collectors.toMap(
                        TestStepFinished::getTestStepId,
                        TestStepFinished::getTestStepResult,
                        (first, second) -> second));
        Set<String> begun = query.findTestStepsStartedBy(attempt).stream()
                .map(TestStepStarted::getTestStepId)
                .collect(Collectors.toSet());
        return testSteps.isEmpty()
                ? notReached(pickle)
                : testSteps.stream()
                        .map(step -> ended(
                                words(step),
                                attempt,
                                step,
                                Optional.ofNullable(results.get(step.getId())),
                                begun.contains(step.getId())))
                        .toList();
    }

    private Step ended(
            Step words, TestCaseStarted attempt, TestStep step, Optional<TestStepResult> result, boolean begun) {
        Optional<Failure> failure = result.flatMap(TestStepResult::getException).map(StepReader::failure);
        Verdict verdict = result.map(r -> preparation.judge(
                        step.getId(), Verdict.ofStep(r.getStatus().name(), failure.map(Failure::type))))
                .orElse(Verdict.NOT_VERIFIED);
        String message = result.map(r -> message(r, verdict, failure)).orElse(begun ? DURING_THIS : BEFORE_THIS);
        return new Step(
                words.isHook(),
                words.keyword(),
                words.text(),
                words.line(),
                words.table(),
                words.docString(),
                result.map(r -> Convertor.toDuration(r.getDuration())),
                verdict,
                message,
                failure,
                attachments.of(attempt.getId(), step.getId()));
    }

    private Step words(TestStep step) {
        return query.findPickleStepBy(step)
                .map(pickleStep -> of(pickleStep, Verdict.NOT_VERIFIED, ""))
                .orElseGet(() -> ofHook(query.findHookBy(step)));
    }

    private Step of(PickleStep step, Verdict verdict, String message) {
        Optional<PickleStepArgument> argument = step.getArgument();
        Optional<io.cucumber.messages.types.Step> written = query.findStepBy(step);
        return new Step(
                false,
                written.map(s -> s.getKeyword().strip()).orElse(""),
                step.getText(),
                written.map(s -> s.getLocation().getLine().intValue()).orElse(0),
                argument.flatMap(PickleStepArgument::getDataTable)
                        .map(table -> table.getRows().stream()
                                .map(row -> row.getCells().stream()
                                        .map(PickleTableCell::getValue)
                                        .toList())
                                .toList())
                        .orElse(List.of()),
                argument.flatMap(PickleStepArgument::getDocString).map(PickleDocString::getContent),
                Optional.empty(),
                verdict,
                message,
                Optional.empty(),
                List.of());
    }

    private static Step ofHook(Optional<Hook> hook) {
        Optional<HookType> type = hook.flatMap(Hook::getType);
        boolean after = type.filter(t -> t == HookType.AFTER_TEST_CASE || t == HookType.AFTER_TEST_STEP)
                .isPresent();
        return new Step(
                true,
                after ? "After" : "Before",
                hook.flatMap(Hook::getName).orElse(""),
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Verdict.NOT_VERIFIED,
                "",
                Optional.empty(),
                List.of());
    }

    /** What stands for the steps of something that cannot be run, because of a mistake in the feature. */
    static Step mistake(String message) {
        return new Step(
                true,
                "Before",
                "",
                0,
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Verdict.ERROR,
                message,
                Optional.of(new Failure(Failure.AUTHORS_MISTAKE, message, "")),
                List.of());
    }

    static Failure failure(io.cucumber.messages.types.Exception thrown) {
        return new Failure(
                thrown.getType(),
                thrown.getMessage().orElse("").strip(),
                thrown.getStackTrace().orElse(""));
    }

    private static String message(TestStepResult result, Verdict verdict, Optional<Failure> failure) {
        Function<String, String> otherwise = text -> failure.map(Failure::message)
                .filter(m -> !m.isBlank())
                .or(result::getMessage)
                .map(String::strip)
                .orElse(text);
        return switch (verdict) {
            case VERIFIED -> "";
            case UNDEFINED -> "no step of the vocabulary has these words";
            case NOT_VERIFIED -> otherwise.apply("");
            case FAILED, ERROR ->
                FailureText.of(otherwise.apply(failure.map(Failure::type).orElse("")));
        };
    }
}
