package dev.kafkalab.catalogue;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a step that judges what the cluster says at this very moment. Right after a fault that is what it said before,
 * so lint asks for a step with a time in between, and such steps alone are no promise then.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface StateNow {}
