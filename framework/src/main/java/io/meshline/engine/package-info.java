/**
 * Composes the rooms into runs: state to plan, plan to gated commit, commit to ledger. One executor for each kind of
 * dataset, all of them on the same write path. It decides nothing that a room below can decide.
 */
package io.meshline.engine;
