/**
 * Owns what a scheduler is told: whether the domains' schedules can work, and the manifest of domains, jobs and assets that
 * one reads without starting a JVM. It knows neither Spark nor any scheduler's own words; what Airflow makes of it stands in
 * {@code airflow-dags}.
 */
package io.meshline.schedule;
