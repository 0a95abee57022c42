/**
 * Owns profiles of tables: Deequ's figures of every column, and the rules that they suggest, tried on the same rows. It knows
 * nothing of where rows come from or how a profile is shown.
 */
package io.meshline.quality.profile;
