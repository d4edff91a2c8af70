package uk.nolan.casefile;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A search as a question to the database: what must be so of a case {@code c}, and the values that this asks for. Nothing typed ever becomes part of the wording. */
final class CaseSearchQuery {

    private final StringBuilder must = new StringBuilder(" where 1 = 1");
    private final Map<String, Object> values = new LinkedHashMap<>();

    /** The cases that somebody may see. */
    static CaseSearchQuery seenBy(CaseSearchReader reader) {
        CaseSearchQuery query = new CaseSearchQuery();
        if (!reader.all()) {
            query.and("c.reference in :only", "only", reader.only());
        }
        if (!reader.never().isEmpty()) {
            query.and("c.reference not in :never", "never", reader.never());
        }
        return query;
    }

    /** Of these, the ones that the question means. */
    CaseSearchQuery meantBy(CaseSearchQuestion question, CaseSearchReader reader, Collection<Long> paused) {
        switch (question.standing()) {
            case OPEN -> and("c.closedOn is null");
            case CLOSED -> and("c.closedOn is not null");
            case IN_ABEYANCE -> and("c.closedOn is null").and("c.id in :standing", "standing", paused);
            case ALL -> { }
        }
        question.stage().ifPresent(stage -> and("c.stage = :stage", "stage", stage));
        question.authority().ifPresent(authority -> and("c.authorityId = :authority", "authority", authority));
        question.received().from().ifPresent(day -> and("c.receivedOn >= :from", "from", day));
        question.received().before().ifPresent(day -> and("c.receivedOn < :before", "before", day));
        List<String> words = SearchWords.of(question.text());
        for (int i = 0; i < words.size(); i++) {
            String word = "word" + i;
            String complainant = "c.soughtComplainant like :" + word + " escape '!'";
            if (!reader.knowsComplainants()) {
                complainant += " and (c.identityWithheld = false or c.actingOfficerId = :officer)";
                values.put("officer", reader.officerId());
            }
            and("(c.sought like :" + word + " escape '!' or " + complainant + ")", word, "%" + words.get(i).replaceAll("[!%_]", "!$0") + "%");
        }
        return this;
    }

    /** Asks for something of those cases. */
    <T> TypedQuery<T> ask(EntityManager database, String selected, String rest, Class<T> type) {
        TypedQuery<T> query = database.createQuery(selected + must + rest, type);
        values.forEach(query::setParameter);
        return query;
    }

    private CaseSearchQuery and(String condition) {
        must.append(" and ").append(condition);
        return this;
    }

    private CaseSearchQuery and(String condition, String name, Object value) {
        values.put(name, value);
        return and(condition);
    }
}
