package uk.nolan.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** What was read from a file, kept by the file's text: two sets of files have most files in common, and a file is read once. The oldest is forgotten first. */
public final class Kept<T> {

    private record Key(String file, String content) {}

    private final Map<Key, T> kept;

    /** @param most the number of files of which is kept what was read */
    public Kept(int most) {
        kept = new LinkedHashMap<>(64, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<Key, T> eldest) {
                return size() > most;
            }
        };
    }

    /** What was read from a file with this text, reading it if that has not been done yet. */
    public synchronized T get(String file, String content, Function<String, T> read) {
        Key key = new Key(file, content);
        T known = kept.get(key);
        if (known == null) {
            known = read.apply(content);
            kept.put(key, known);
        }
        return known;
    }
}
