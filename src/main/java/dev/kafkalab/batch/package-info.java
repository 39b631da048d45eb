/**
 * Grades many submissions, on this machine or on a cluster of them. Every engine keeps one contract: a list of tasks, a
 * task that can be run again at any time, and a summary of whatever there is. The state is on the disk alone.
 */
package dev.kafkalab.batch;
