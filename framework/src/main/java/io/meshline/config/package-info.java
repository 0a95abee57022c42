/**
 * Owns how HOCON files become the model: layers, typed values with their places, secrets, and one decoder for each
 * kind of dataset. It is the only package that sees {@code com.typesafe}; it knows neither Spark nor what is done with
 * the datasets.
 */
package io.meshline.config;
