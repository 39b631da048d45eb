/**
 * Runs a Compose file with Docker Compose, through Testcontainers. Compose reads the untouched file itself; nodes are
 * then operated through the engine's API. Everything of one run carries Compose's own project label, and the project's
 * name says which checkout it belongs to: so whatever a killed run leaves behind can be found and cleared by the next.
 */
package dev.kafkalab.runtime.docker;
