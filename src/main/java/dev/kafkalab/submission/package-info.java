/**
 * What is handed in by somebody who is not trusted: a folder with a Compose file. It is checked against a list of what
 * is allowed before anything in it is believed, and written anew for whoever runs it.
 */
package dev.kafkalab.submission;
