/** One sign-in for everything: the engine's accounts open Nolan's pages, the engine's web apps and both REST interfaces. */
package uk.nolan.process.signin;
