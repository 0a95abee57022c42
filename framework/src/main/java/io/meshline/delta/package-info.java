/**
 * Owns Delta's log as Java values: versions of tables, their files, marks and commits, and a transaction whose files are
 * staged, read back and committed or deleted. It is the only package that sees Delta's internals, and answers from the
 * checksum file of a version where it can, so that a look at a table starts no Spark job. It knows nothing of jobs, gates
 * and batches.
 */
package io.meshline.delta;
