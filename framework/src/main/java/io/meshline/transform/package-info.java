/**
 * Owns the one interface that a domain's Java code implements. It knows Spark's datasets and nothing of Meshline, so that
 * a transformation can be tested with a Spark session alone.
 */
package io.meshline.transform;
