/**
 * Which expected periods of a table have no rows: a calendar, and what is known of a table's periods in a few numbers that
 * grow by those of each batch. It knows no rules and no Deequ.
 */
package io.meshline.quality.period;
