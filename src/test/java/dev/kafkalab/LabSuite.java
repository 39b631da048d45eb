package dev.kafkalab;

import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** What {@code mvn test} runs: every feature under the top-level {@code features} folder. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories("features")
public class LabSuite {}
