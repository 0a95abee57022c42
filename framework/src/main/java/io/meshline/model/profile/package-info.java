/**
 * Owns what is told of a table that was looked at: figures of its columns, and rules that they suggest. It knows nothing of
 * how figures are measured or shown.
 */
package io.meshline.model.profile;
