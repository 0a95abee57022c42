package io.meshline.clean;

import org.apache.spark.sql.Column;

/**
 * What a column asks of a document.
 *
 * @param read the value: text, a decimal with room for digits to spare, or a nested value of the column's own type
 * @param unread the text of a value that is there and could not be read; null for all others
 */
record JsonValue(Column read, Column unread) {}
