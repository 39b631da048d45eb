/**
 * A grade in the files that gradebooks, platforms and students read: pure functions from a grade to text. What a
 * student may see is decided in one place, {@link dev.kafkalab.grade.format.StudentGrade}; what foreign text may do in
 * a language, in {@link dev.kafkalab.text.ForeignText} and {@link dev.kafkalab.text.Csv}.
 */
package dev.kafkalab.grade.format;
