/**
 * Owns Meshline's words as values: domains, the sealed family of datasets, quality rules, ledgers, positions and
 * verdicts. It knows neither Spark nor HOCON nor JSON, so that every room can speak in it.
 */
package io.meshline.model;
