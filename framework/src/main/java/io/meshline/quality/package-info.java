/**
 * Owns quality rules: which ones can be evaluated, and what becomes of them on a batch. Deequ decides every verdict;
 * this package hands it what is known already, words what it found and fetches the rows that offend. It is the only
 * package that sees Deequ and the DQDL parser, and it knows nothing of tables, jobs or what a refusal leads to.
 *
 * <p>On a batch without rows, rules that count rows or look at columns' names are evaluated; all others hold, with the
 * reason {@code not evaluated: the batch has no rows}, since a figure such as a completeness is not defined there.
 */
package io.meshline.quality;
