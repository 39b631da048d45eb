/** What a person does to a cluster by hand, written down as a feature of known phrases. */
package dev.kafkalab.interactive.recording;
