/**
 * Owns how records become clean rows, as pure functions of columns and datasets: structuring into typed columns with
 * the reasons against a record, deduplication, and the history of objects. It starts no Spark job but the one small
 * aggregate that {@link io.meshline.clean.Deduplication#overlap} documents, and knows nothing of tables, files or
 * commits.
 */
package io.meshline.clean;
