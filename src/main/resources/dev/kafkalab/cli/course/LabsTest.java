import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** What {@code mvn test} runs: every feature under {@code features}. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories("features")
public class LabsTest {}
