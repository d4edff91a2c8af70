package uk.nolan.council;

import java.util.Optional;

/**
 * One obligation of a code of conduct, against which an allegation is tagged (NS-A1.6-1).
 *
 * @param reference number in the code, such as "1.1"
 * @param part heading it stands under, such as "Respect"
 * @param text what a member must do or not do, in short
 * @param note what the assessor should know, such as a definition; empty if nothing
 */
public record CodeProvision(String reference, String part, String text, Optional<String> note) {}
