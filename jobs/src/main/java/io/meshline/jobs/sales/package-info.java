/** The Java transformations of the {@code sales} domain. */
package io.meshline.jobs.sales;
