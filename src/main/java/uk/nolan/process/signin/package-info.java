/**
 * One sign-in for everything: the engine's accounts open Nolan's pages, the engine's web apps and both REST interfaces.
 *
 * <p>A council's own provider (OpenID Connect) can take the place of {@link EngineSignIn}, which alone knows passwords. Everything behind it asks for nothing but
 * the name under which somebody signed in, which is the id of the account, and reads the groups of that account from {@link Accounts}.
 */
@org.springframework.modulith.NamedInterface("signin")
package uk.nolan.process.signin;
