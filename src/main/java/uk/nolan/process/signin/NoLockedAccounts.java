package uk.nolan.process.signin;

import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;

/**
 * Keeps the engine from locking an account after a wrong password: anybody who knows a name could keep its officer out. Guessing is made slow by
 * {@link Guesses} instead. A wrong password leaves no trace at the account, so that attempts at the same moment never get into each other's way.
 */
public class NoLockedAccounts extends DbIdentityServiceProvider {

    @Override
    protected boolean isUserLocked(UserEntity user) {
        return false;
    }

    @Override
    protected void lockUser(UserEntity user) {
        // see above
    }
}
