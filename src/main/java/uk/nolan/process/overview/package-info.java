/**
 * The procedure on one page: {@code processes/README.md}, written from the files themselves. It lists each council's deadlines, the letters and who sends them, the pictures, and for every provision of
 * the source documents what carries it out.
 */
@org.springframework.modulith.NamedInterface("overview")
package uk.nolan.process.overview;
