/** What an instructor asks of a submission: which stages, what they are worth, and how verdicts become points. */
package dev.kafkalab.assignment;
