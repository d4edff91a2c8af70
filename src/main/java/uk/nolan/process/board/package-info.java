/** What operations ask the engine: where cases wait, what has failed and why, and whether timers fire on time. Dates and states, never names or texts. */
@org.springframework.modulith.NamedInterface("board")
package uk.nolan.process.board;
