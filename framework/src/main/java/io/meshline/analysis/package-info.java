/**
 * Owns what Spark's parser and analyzer say of a mesh before any data is read: which datasets a query reads, which
 * columns a table will have, which names and types do not fit, and the fingerprint of each definition. Only
 * {@link io.meshline.analysis.QueryBinder} needs a session; nothing here reads rows, knows Delta, or decides what runs.
 */
package io.meshline.analysis;
