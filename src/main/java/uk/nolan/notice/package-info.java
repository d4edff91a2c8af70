/** The texts, the letters made from them, and the ledger of what was sent to whom. */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"casefile", "council", "deadline", "people"})
package uk.nolan.notice;
