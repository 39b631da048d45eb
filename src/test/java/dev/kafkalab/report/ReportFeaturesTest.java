package dev.kafkalab.report;

import org.junit.platform.suite.api.ConfigurationParameter;
import org.junit.platform.suite.api.IncludeEngines;
import org.junit.platform.suite.api.SelectDirectories;
import org.junit.platform.suite.api.Suite;

/** What pages promise to their readers, as features: they are tests of ours, and no lab. */
@Suite
@IncludeEngines("cucumber")
@SelectDirectories("src/test/resources/features/report")
@ConfigurationParameter(key = "cucumber.glue", value = "dev.kafkalab.report.steps")
@ConfigurationParameter(key = "cucumber.plugin", value = "dev.kafkalab.plugin.ProofPlugin")
public class ReportFeaturesTest {}
