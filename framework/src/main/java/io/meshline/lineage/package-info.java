/**
 * Owns what OpenLineage backends are told of runs: Meshline's own events of runs and jobs, those of the listener that
 * watches what Spark writes, the tree that both make, and their delivery, which neither fails nor holds up a run. Keys of
 * backends leave this package only towards their servers. It does not know how jobs are carried out.
 */
package io.meshline.lineage;
