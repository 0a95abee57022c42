/**
 * Owns the gated commit: rows are staged in files that nobody sees, looked at, and then committed in one table version
 * together with batch number, positions and note, or deleted. It knows the table's declared shape and what a commit must
 * carry; it does not know what decides over a commit, nor how rows come about.
 */
package io.meshline.commit;
