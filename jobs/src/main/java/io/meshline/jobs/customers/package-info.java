/** The {@code customers} domain's own code: the program that makes its sample data. */
package io.meshline.jobs.customers;
