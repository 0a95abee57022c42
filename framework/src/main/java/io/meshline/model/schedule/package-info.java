/**
 * Owns when and how a scheduler runs the jobs of a domain, as values. It knows no scheduler; {@code io.meshline.schedule}
 * writes down what one reads.
 */
package io.meshline.model.schedule;
