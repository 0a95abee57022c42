/**
 * Treats personal data before anything is stored: values of columns and fields of JSON documents. Knows kinds, treatments
 * and keys, and neither files nor tables. Whatever needs a key is a Java function that holds it, since a literal would
 * stand in Spark's plans, user interface and event log.
 */
package io.meshline.clean.pii;
