package dev.kafkalab.steps;

import dev.kafkalab.catalogue.Remark;
import dev.kafkalab.evidence.Statement;
import io.cucumber.java.en.Then;
import java.util.Map;

/** Steps that hold a guide's statement against what the steps before have measured. */
public record StatementSteps(EvidenceLog evidence) {

    /**
     * Puts on the page what the guide says, what holds instead, and why: the rows {@code said}, {@code holds},
     * {@code why}.
     */
    @Remark
    @Then("this corrects the guide:")
    public void corrects(Map<String, String> rows) {
        evidence.record(statement(rows, false));
    }

    /**
     * Puts on the page what the guide says, how it was tested, and why it holds: the rows {@code said}, {@code holds},
     * {@code why}.
     */
    @Remark
    @Then("this confirms the guide:")
    public void confirms(Map<String, String> rows) {
        evidence.record(statement(rows, true));
    }

    private static Statement statement(Map<String, String> rows, boolean holds) {
        return new Statement(row(rows, "said"), row(rows, "holds"), row(rows, "why"), holds);
    }

    private static String row(Map<String, String> rows, String name) {
        if (!rows.containsKey(name)) {
            throw new IllegalArgumentException(
                    "The table needs a row \"%s\"; it has %s".formatted(name, rows.keySet()));
        }
        return rows.get(name);
    }
}
