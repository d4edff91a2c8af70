package uk.nolan.process.signin;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** The accounts of everybody who may sign in, as they are now. The groups of an account are read here and nowhere else, whichever way somebody signed in. */
@Component
public class Accounts {

    private final IdentityService identity;

    Accounts(IdentityService identity) {
        this.identity = identity;
    }

    /** What an account's password was when somebody signed in with it: a mark that changes with the password and does not tell it. */
    record PasswordMark(String mark) implements Serializable {

        static PasswordMark of(User user) {
            try {
                byte[] kept = String.valueOf(user.getPassword()).getBytes(StandardCharsets.UTF_8);
                return new PasswordMark(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(kept)));
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException("Every Java has SHA-256", e);
            }
        }
    }

    /**
     * The ids of the groups of which somebody who signed in earlier is a member now.
     *
     * @return empty where the sign-in holds no more: the account is gone, or its password is another one since
     */
    public Optional<List<String>> groups(Authentication signedIn) {
        return asNobody(identity, () -> {
            User user = identity.createUserQuery().userId(signedIn.getName()).singleResult();
            boolean holds = user != null && (!(signedIn.getDetails() instanceof PasswordMark then) || then.equals(PasswordMark.of(user)));
            return holds ? Optional.of(groups(identity, user.getId())) : Optional.empty();
        });
    }

    /** Asks without anybody's own permissions, whoever the engine believes to be acting: an officer may not read accounts. */
    private static <T> T asNobody(IdentityService identity, Supplier<T> question) {
        org.camunda.bpm.engine.impl.identity.Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return question.get();
        } finally {
            identity.setAuthentication(before);
        }
    }

    /** The ids of the groups of which an account is a member now. */
    public static List<String> groups(IdentityService identity, String account) {
        return identity.createGroupQuery().groupMember(account).list().stream().map(Group::getId).toList();
    }
}
