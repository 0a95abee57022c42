/** An ordinary Spark distribution and a standalone cluster of it, for tests of the jar that spark-submit takes. */
package io.meshline.jobs.cluster;
