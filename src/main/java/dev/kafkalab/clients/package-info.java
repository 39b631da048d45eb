/** What Kafka's clients can be told, by Kafka's own account. Depends on nothing but Kafka's client library. */
package dev.kafkalab.clients;
