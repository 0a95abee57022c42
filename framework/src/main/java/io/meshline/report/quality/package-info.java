/**
 * Owns the quality report: what it holds, as records, what it says first, and one writer for each format. It knows
 * neither Spark nor where the facts come from.
 */
package io.meshline.report.quality;
