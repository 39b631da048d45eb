/**
 * Runs a topology as processes of this machine: each service a JVM with the jars of exactly its version, a loopback
 * address of its own, and the names and ports that the Compose file gives it.
 */
package dev.kafkalab.runtime.process;
