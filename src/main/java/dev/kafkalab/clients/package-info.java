/** What Kafka's clients and topics can be told, by Kafka's own account. */
package dev.kafkalab.clients;
