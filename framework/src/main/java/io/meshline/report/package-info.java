/**
 * Owns what is told of a run: the record of a job run, its JSON form in commits and documents, and the table at the
 * end of a run. It knows neither Spark nor how jobs are carried out.
 */
package io.meshline.report;
