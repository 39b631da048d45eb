package dev.kafkalab.await;

import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * A state that is waited for.
 *
 * @param what in words: {@code "a new leader of testTopic"}
 * @param look takes one look
 * @param description what a look shows: {@code "leader still 3"}
 * @param wanted whether a look shows the state
 */
public record Condition<T>(String what, Supplier<T> look, Function<T, String> description, Predicate<T> wanted) {}
