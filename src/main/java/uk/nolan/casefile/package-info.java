/**
 * The case: parties, allegation, dated facts, answers with reasons, extensions, documents and the journal. Facts are stored here and
 * everything that follows from them, due dates above all, is computed.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"council", "deadline"})
package uk.nolan.casefile;
