/**
 * Owns how data gets in and how far it was read: files of a landing folder with their log, the rows that feeds of changes
 * tell of, and positions in Delta tables. It reads and tells what it could not read; it writes no table, and knows
 * neither jobs nor configuration files.
 */
package io.meshline.io;
