/**
 * Owns which jobs there are to run, in which order, and what each will do and why: the graph, selections from it, the
 * one place where actions are decided, and the plan as text and as JSON for a scheduler. It knows neither Spark nor
 * Delta; the state of tables is told to it.
 */
package io.meshline.plan;
