/**
 * What is wrong with a set of the procedure's files, found by reading them: before a start, before a change goes live, and in a test of the build. Nothing here runs any of it.
 */
package uk.nolan.process.lint;
