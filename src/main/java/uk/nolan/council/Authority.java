package uk.nolan.council;

import java.util.Optional;

/**
 * A council whose members can be complained about here: the district itself or one of its towns and parishes.
 *
 * @param id short name used in files and by the engine, such as {@code marlbeck}
 * @param name such as "Marlbeck Parish Council"
 * @param kind {@code district}, {@code town} or {@code parish}
 * @param clerk the clerk who gets copies in a case about this council's member; empty for the district itself
 * @param chair the chair of that council, who with the clerk gets a panel's finding (procedure a.9); empty for the district itself and where none is entered
 * @param code id of the code of conduct that binds its members, in {@code code.yaml}
 * @param codeAddress web address where this council publishes that code (NS-1-3)
 */
public record Authority(String id, String name, String kind, Optional<Clerk> clerk, Optional<Contact> chair, String code, String codeAddress) {

    /** Whether it is a town or parish council, so that its clerk gets copies (procedure a.9). */
    public boolean parish() {
        return !kind.equals("district");
    }

    /** A town or parish clerk. */
    public record Clerk(String name, String email) {}
}
