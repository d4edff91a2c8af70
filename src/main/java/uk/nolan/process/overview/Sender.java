package uk.nolan.process.overview;

/**
 * What sends a letter.
 *
 * @param notice the letter's key
 * @param name of the element, or of the deadline on whose day it goes
 * @param recipients codes with commas between
 */
record Sender(String notice, String name, String file, String recipients) {}
