package dev.kafkalab.grade;

import dev.kafkalab.results.Scenario;
import dev.kafkalab.results.Stage;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Names by which scenarios are known again in another run: one alone in its stage, and free of lines and times. */
final class ScenarioNames {

    private ScenarioNames() {}

    /**
     * The scenarios of a stage by such names, in the file's order: {@code A4.1 The next in-sync replica takes over},
     * {@code A4.4 It holds for every topic (orders · 21)}; where that is not enough, with {@code #2} for the second of
     * the name.
     */
    static Map<String, Scenario> of(Stage stage) {
        Map<String, Scenario> named = new LinkedHashMap<>();
        Map<String, Integer> seen = new HashMap<>();
        for (Scenario scenario : stage.scenarios()) {
            String name = scenario.title().replaceAll("\\s+", " ");
            int nth = seen.merge(name, 1, Integer::sum);
            // A scenario may be named "... #2" by its author.
            while (named.containsKey(nth == 1 ? name : name + " #" + nth)) {
                nth = seen.merge(name, 1, Integer::sum);
            }
            named.put(nth == 1 ? name : name + " #" + nth, scenario);
        }
        return named;
    }
}
