/**
 * What quarantine holds, for people and programs: which records of which datasets are open, why, and since when. It knows
 * nothing of tables and of how records are replayed.
 */
package io.meshline.report.quarantine;
